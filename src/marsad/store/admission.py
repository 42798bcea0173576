"""What comes in, let into the store: some things together, one after the other."""

from collections.abc import Mapping, Sequence
from itertools import chain

from sqlalchemy import Connection

from marsad.errors import Issue, RefusedError
from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store import (
    catalogue,
    consultation_rows,
    facet,
    intake_rows,
    kin_rows,
    likeness,
    review_rows,
    sheet_rows,
    spoken_rows,
    stale,
    stale_report,
)
from marsad.store.arrival import Arrival, Came
from marsad.store.intake_rows import Brought, Kept, Outcome
from marsad.store.kin_rows import Kin, Relation
from marsad.store.kindred import Kinsman, kin_of
from marsad.store.kinship import originals_of
from marsad.store.naming import refuse_long
from marsad.store.rows import key_of
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.seal import sealed
from marsad.store.sheaf import Sheaf, bound


def admitted(
    connection: Connection, arrivals: Sequence[Arrival], sizes: Mapping[str, int], came: Came
) -> tuple[Outcome, ...]:
    """Return what became of each; they are in the transaction, one after the other, with all that they state.

    `sizes` are those of the originals that are kept since.

    Raises:
        RefusedError: one is no copy of a report, and was not read, or has names that are too long; or a model
            read it, and the store's team allows none.
    """
    originals = originals_of(connection, arrivals, came.compose)
    sheaves = [None if known else _sheaf(each) for each, known in zip(arrivals, originals, strict=True)]
    new = [_kinsman(each.what, sheaf) for each, sheaf in zip(arrivals, sheaves, strict=True) if sheaf]
    kin = iter([*kin_of(connection, new)])
    admission = _Admission(sizes, came.errand)
    outcomes = tuple(
        admission.insert(each.what, sheaf, next(kin)) if sheaf else admission.note(each.what, known)
        for each, known, sheaf in zip(arrivals, originals, sheaves, strict=True)
    )
    admission.write(connection)
    _consult(
        connection, [each.reading for each, sheaf in zip(arrivals, sheaves, strict=True) if sheaf and each.reading]
    )
    return outcomes


class _Admission:
    """What is let in together, one after the other, and written at the end."""

    def __init__(self, sizes: Mapping[str, int], errand: int | None) -> None:
        self._errand, self._unsaid = errand, dict(sizes)
        self._entries: list[Kept | Brought] = []
        self._told: list[Sheaf] = []
        self._kin: list[Kin] = []

    def note(self, what: Document | Issue, original: str | None) -> Outcome:
        """Return what became of it: `original` is the key of the report of which it is a copy, None where it failed."""
        outcome = Outcome.COPY if original else Outcome.FAILED
        self._say(what, Brought(what=what, outcome=outcome, errand=self._errand, report=original))
        return outcome

    def insert(self, what: Document | Issue, sheaf: Sheaf, kin: Sequence[Kin]) -> Outcome:
        """Return what became of the report, which was not here and is of this kin."""
        outcome = Outcome.VERSION if any(each.relation is Relation.VERSION for each in kin) else Outcome.READ
        content = sealed(sheaf.report, sheaf.statements, kin_rows.columns(kin))
        key = sheaf.report["key"]
        self._say(what, Brought(what=what, outcome=outcome, errand=self._errand, report=key, content=content))
        self._told.append(sheaf)
        self._kin += kin
        return outcome

    def write(self, connection: Connection) -> None:
        """Leave all of it in the transaction."""
        if self._told:
            spoken_rows.withdraw(connection, *(each.report["id"] for each in self._told))
            connection.execute(REPORT.insert(), [each.report for each in self._told])
            likeness.add(connection, [(each.report["key"], each.likeness) for each in self._told])
            kin_rows.add(connection, self._kin)
            _state(connection, self._told)
        if self._entries:
            intake_rows.add(connection, self._entries)

    def _say(self, what: Document | Issue, brought: Brought) -> None:
        name = _original(what)
        if name in self._unsaid:
            self._entries.append(Kept(hash=name, size=self._unsaid.pop(name)))
        self._entries.append(brought)


def _sheaf(arrival: Arrival) -> Sheaf | None:
    """Return the rows of what was read, None where it could not be."""
    if isinstance(arrival.what, Issue):
        return None
    sheaf = arrival.sheaf or (bound(arrival.reading) if arrival.reading else None)
    if sheaf is None:
        raise RefusedError(f"{arrival.what.source}: was not read, and is no copy")
    refuse_long(arrival.what.source, [sheaf.report["publisher"] or "", *facet.called(sheaf.laid)])
    return sheaf


def _state(connection: Connection, told: Sequence[Sheaf]) -> None:
    """Leave what the reports state in the transaction, with all that is asked of it and all that it makes stale."""
    statements = [row for each in told for row in each.statements]
    if statements:
        connection.execute(STATEMENT.insert(), statements)
    changed = facet.add(connection, chain.from_iterable(each.laid for each in told))
    sheet_rows.follow(connection, changed)
    stale.mark_told(connection, *(each.laid for each in told))
    stale_report.mark(connection, [(each.report["id"], each.laid) for each in told])
    catalogue.add(connection, [(each.report, each.indexed) for each in told])


def _consult(connection: Connection, readings: Sequence[Reading]) -> None:
    """Leave by whom the reports were to be read, where somebody chose that, and what is left to be decided of them."""
    told = [(key_of(each.report.document), each.consulted) for each in readings if each.consulted]
    consultation_rows.add(connection, told)
    for each in readings:
        if each.consulted:
            review_rows.put(connection, each)


def _kinsman(what: Document | Issue, sheaf: Sheaf) -> Kinsman:
    return Kinsman(
        key=sheaf.report["key"],
        publisher=sheaf.report["publisher"],
        address=what.provenance.address if isinstance(what, Document) else None,
        text=sheaf.report["text"],
        likeness=sheaf.likeness,
    )


def _original(what: Document | Issue) -> str | None:
    """Return what the original is called in which it came, None where nobody can know it."""
    if isinstance(what, Document):
        return what.provenance.original
    return what.original.id if what.original else None
