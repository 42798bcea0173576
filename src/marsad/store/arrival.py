"""A report on its way into the store."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store import facet, intake_rows, spoken_rows, stale, stale_report
from marsad.store.intake_rows import Brought, Outcome
from marsad.store.rows import key_of, report_columns, statement_columns
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.seal import sealed


def inserted(connection: Connection, reading: Reading, errand: int | None = None) -> Outcome:
    """Return what became of the report, which is now in the transaction: with its statements, unless it is a copy."""
    report, document = report_columns(reading), reading.report.document
    if copied(connection, document, errand):
        return Outcome.COPY
    spoken_rows.withdraw(connection, report["id"])
    connection.execute(REPORT.insert(), report)
    statements = statement_columns(reading)
    if statements:
        _state(connection, reading, statements)
    outcome, content = Outcome.READ, sealed(report, statements)
    brought = Brought(what=document, outcome=outcome, errand=errand, report=report["key"], content=content)
    intake_rows.add(connection, brought)
    return outcome


def copied(connection: Connection, document: Document, errand: int | None = None) -> bool:
    """Return whether the document is a copy of a report that is here; that it came is then in the transaction."""
    if not is_here(connection, document):
        return False
    copy = Brought(what=document, outcome=Outcome.COPY, errand=errand, report=key_of(document))
    intake_rows.add(connection, copy)
    return True


def is_here(connection: Connection, document: Document) -> bool:
    """Return whether the report that the document holds is here."""
    return connection.execute(select(REPORT.c.key).where(REPORT.c.key == key_of(document))).first() is not None


def _state(connection: Connection, reading: Reading, statements: Sequence[dict[str, Any]]) -> None:
    connection.execute(STATEMENT.insert(), statements)
    laid = facet.laid(reading, statements)
    facet.add(connection, laid)
    stale.mark_told(connection, laid)
    stale_report.mark(connection, reading.report.document.id, laid)
