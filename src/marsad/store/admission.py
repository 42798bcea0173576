"""What comes in, let into the store: some things together, one after the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from marsad.errors import Issue, RefusedError
from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store import catalogue, facet, intake_rows, kin_rows, likeness, sheet_rows, spoken_rows, stale, stale_report
from marsad.store.arrival import Arrival, Came
from marsad.store.intake_rows import Brought, Outcome
from marsad.store.kin_rows import Relation
from marsad.store.kinship import kin_of, originals_of
from marsad.store.rows import report_columns, statement_columns
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.seal import sealed


def admitted(
    connection: Connection, arrivals: Sequence[Arrival], sizes: Mapping[str, int], came: Came
) -> tuple[Outcome, ...]:
    """Return what became of each; they are in the transaction, one after the other, with all that they state.

    `sizes` are those of the originals that are kept since.

    Raises:
        RefusedError: one is no copy of a report, and was not read.
    """
    unsaid = dict(sizes)
    outcomes: list[Outcome] = []
    for each, original in zip(arrivals, originals_of(connection, arrivals, came.compose), strict=True):
        name = _original(each.what)
        if name in unsaid:
            intake_rows.keep_original(connection, name, unsaid.pop(name))
        outcomes.append(_admitted(connection, each, original, came.errand))
    new = (each.reading for each, outcome in zip(arrivals, outcomes, strict=True) if outcome.is_new)
    catalogue.add(connection, filter(None, new))
    return tuple(outcomes)


def _original(what: Document | Issue) -> str | None:
    """Return what the original is called in which it came, None where nobody can know it."""
    if isinstance(what, Document):
        return what.provenance.original
    return what.original.id if what.original else None


def _admitted(connection: Connection, arrival: Arrival, original: str | None, errand: int | None) -> Outcome:
    if isinstance(arrival.what, Issue) or original:
        outcome = Outcome.COPY if original else Outcome.FAILED
        intake_rows.add(connection, Brought(what=arrival.what, outcome=outcome, errand=errand, report=original))
        return outcome
    if arrival.reading is None:
        raise RefusedError(f"{arrival.what.source}: was not read, and is no copy")
    return _inserted(connection, arrival.reading, errand)


def _inserted(connection: Connection, reading: Reading, errand: int | None) -> Outcome:
    report, document = report_columns(reading), reading.report.document
    key = report["key"]
    kin = tuple(kin_of(connection, reading))
    spoken_rows.withdraw(connection, report["id"])
    connection.execute(REPORT.insert(), report)
    statements = statement_columns(reading)
    if statements:
        _state(connection, reading, statements)
    likeness.add(connection, key, document.text)
    outcome = Outcome.VERSION if any(each.relation is Relation.VERSION for each in kin) else Outcome.READ
    content = sealed(report, statements, kin_rows.add(connection, kin))
    intake_rows.add(connection, Brought(what=document, outcome=outcome, errand=errand, report=key, content=content))
    return outcome


def _state(connection: Connection, reading: Reading, statements: Sequence[dict[str, Any]]) -> None:
    connection.execute(STATEMENT.insert(), statements)
    laid = facet.laid(reading, statements)
    changed = facet.add(connection, laid)
    sheet_rows.follow(connection, changed)
    stale.mark_told(connection, laid)
    stale_report.mark(connection, reading.report.document.id, laid)
