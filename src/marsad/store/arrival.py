"""A report on its way into the store."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store import facet, intake_rows, kin_rows, likeness, sheet_rows, spoken_rows, stale, stale_report
from marsad.store.intake_rows import Brought, Outcome
from marsad.store.kin_rows import Relation
from marsad.store.kinship import kin_of
from marsad.store.rows import report_columns, statement_columns
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.seal import sealed


def inserted(connection: Connection, reading: Reading, errand: int | None = None) -> Outcome:
    """Return what became of the report, which is now in the transaction: with its statements, unless it is here."""
    report, document = report_columns(reading), reading.report.document
    key = report["key"]
    if is_here(connection, key):
        return copied(connection, document, key, errand)
    kin = tuple(kin_of(connection, reading))
    spoken_rows.withdraw(connection, report["id"])
    connection.execute(REPORT.insert(), report)
    statements = statement_columns(reading)
    if statements:
        _state(connection, reading, statements)
    likeness.add(connection, key, document.text)
    outcome = Outcome.VERSION if any(each.relation is Relation.VERSION for each in kin) else Outcome.READ
    content = sealed(report, statements, kin_rows.add(connection, kin))
    brought = Brought(what=document, outcome=outcome, errand=errand, report=key, content=content)
    intake_rows.add(connection, brought)
    return outcome


def copied(connection: Connection, document: Document, key: str, errand: int | None = None) -> Outcome:
    """Return that the document, of which it is now in the transaction that it came, is a copy of the report."""
    intake_rows.add(connection, Brought(what=document, outcome=Outcome.COPY, errand=errand, report=key))
    return Outcome.COPY


def is_here(connection: Connection, key: str) -> bool:
    """Return whether the report with this key is here."""
    return connection.execute(select(REPORT.c.key).where(REPORT.c.key == key)).first() is not None


def _state(connection: Connection, reading: Reading, statements: Sequence[dict[str, Any]]) -> None:
    connection.execute(STATEMENT.insert(), statements)
    laid = facet.laid(reading, statements)
    changed = facet.add(connection, laid)
    sheet_rows.follow(connection, changed)
    stale.mark_told(connection, laid)
    stale_report.mark(connection, reading.report.document.id, laid)
