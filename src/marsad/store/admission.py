"""What comes in, let into the store: some things together, one after the other."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection

from marsad.errors import Issue, RefusedError
from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store import catalogue, facet, intake_rows, kin_rows, likeness, sheet_rows, spoken_rows, stale, stale_report
from marsad.store.arrival import Arrival, Came
from marsad.store.intake_rows import Brought, Kept, Outcome
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
    admission = _Admission(connection, sizes, came.errand)
    originals = originals_of(connection, arrivals, came.compose)
    outcomes = tuple(map(admission.admit, arrivals, originals))
    admission.finish()
    return outcomes


class _Admission:
    """What is let in together: what others are looked for in is written at once, the rest at the end."""

    def __init__(self, connection: Connection, sizes: Mapping[str, int], errand: int | None) -> None:
        self._connection, self._errand = connection, errand
        self._unsaid = dict(sizes)
        self._entries: list[Kept | Brought] = []
        self._told: list[tuple[Reading, list[dict[str, Any]]]] = []

    def admit(self, arrival: Arrival, original: str | None) -> Outcome:
        """Return what became of it: `original` is the key of the report of which it is a copy, None where it is none.

        Raises:
            RefusedError: it is no copy, and was not read.
        """
        name = _original(arrival.what)
        if name in self._unsaid:
            self._entries.append(Kept(hash=name, size=self._unsaid.pop(name)))
        if isinstance(arrival.what, Issue) or original:
            outcome = Outcome.COPY if original else Outcome.FAILED
            self._entries.append(Brought(what=arrival.what, outcome=outcome, errand=self._errand, report=original))
            return outcome
        if arrival.reading is None:
            raise RefusedError(f"{arrival.what.source}: was not read, and is no copy")
        return self._insert(arrival.reading)

    def finish(self) -> None:
        """Write what is left to be written."""
        statements = [row for _, rows in self._told for row in rows]
        if statements:
            self._connection.execute(STATEMENT.insert(), statements)
        laid = [facet.laid(reading, rows) for reading, rows in self._told]
        changed = facet.add(self._connection, chain.from_iterable(laid))
        sheet_rows.follow(self._connection, changed)
        stale.mark_told(self._connection, *laid)
        ids = (reading.report.document.id for reading, _ in self._told)
        stale_report.mark(self._connection, zip(ids, laid, strict=True))
        catalogue.add(self._connection, (reading for reading, _ in self._told))
        self._log()

    def _insert(self, reading: Reading) -> Outcome:
        report, document = report_columns(reading), reading.report.document
        key = report["key"]
        if document.provenance.address:
            # What stood there before may have come just now.
            self._log()
        kin = tuple(kin_of(self._connection, reading))
        spoken_rows.withdraw(self._connection, report["id"])
        self._connection.execute(REPORT.insert(), report)
        statements = statement_columns(reading)
        likeness.add(self._connection, key, document.text)
        outcome = Outcome.VERSION if any(each.relation is Relation.VERSION for each in kin) else Outcome.READ
        content = sealed(report, statements, kin_rows.add(self._connection, kin))
        brought = Brought(what=document, outcome=outcome, errand=self._errand, report=key, content=content)
        self._entries.append(brought)
        self._told.append((reading, statements))
        return outcome

    def _log(self) -> None:
        if self._entries:
            intake_rows.add(self._connection, self._entries)
            self._entries = []


def _original(what: Document | Issue) -> str | None:
    """Return what the original is called in which it came, None where nobody can know it."""
    if isinstance(what, Document):
        return what.provenance.original
    return what.original.id if what.original else None
