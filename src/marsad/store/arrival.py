"""A report on its way into the store."""

from sqlalchemy import Connection, select

from marsad.extract.contract import Reading
from marsad.store import facet, spoken_rows, stale, stale_report
from marsad.store.rows import report_columns, statement_columns
from marsad.store.schema import REPORT, STATEMENT


def inserted(connection: Connection, reading: Reading) -> bool:
    """Return whether the report was new, and is now in the transaction with its statements."""
    report = report_columns(reading)
    if connection.execute(select(REPORT.c.key).where(REPORT.c.key == report["key"])).first():
        return False
    spoken_rows.withdraw(connection, report["id"])
    connection.execute(REPORT.insert(), report)
    statements = statement_columns(reading)
    if statements:
        connection.execute(STATEMENT.insert(), statements)
        laid = facet.laid(reading, statements)
        facet.add(connection, laid)
        stale.mark_told(connection, laid)
        stale_report.mark(connection, reading.report.document.id, laid)
    return True
