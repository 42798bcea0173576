"""What maps through time show, from the rows of tenures: without the ids of the statements, which are most of a row."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from msgspec import Raw, Struct
from sqlalchemy import Connection, func, select

from marsad.record.control.stretch import Stretch, fresh
from marsad.record.control.tenure import Status
from marsad.store.schema import TENURE
from marsad.store.tenure_rows import ALWAYS, known_on

_T = TENURE.c
_NONE = b"[]"


class _Body(Struct, frozen=True):
    """What is read of a tenure's row; the ids are skipped over, and only whether there are any is kept."""

    place_id: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    confidence: float
    statements: Raw
    first_evidence: date | None
    last_evidence: date | None


_decode = msgspec.json.Decoder(_Body).decode


def stretches_of(connection: Connection, as_of: date | None, on: date | None) -> Iterator[Stretch]:
    """Yield what was known on day `as_of` of every place, in no order; with `on` only what speaks for that day."""
    query = select(_T.body).where(known_on(as_of))
    if on is not None:
        query = query.where(_T.start <= on.toordinal(), _T.end > on.toordinal())
    yield from (_stretch(_decode(body)) for body in connection.execute(query).scalars())


def told_apart(connection: Connection, earlier: date, later: date) -> tuple[list[Stretch], list[Stretch]]:
    """Return what was known on day `earlier` and no more on day `later`, and what on that day and not before."""
    gone = select(_T.body).where(known_on(earlier), _T.known_to <= later.toordinal())
    new = select(_T.body).where(known_on(later), _T.known_from > earlier.toordinal())
    before, after = ([_stretch(_decode(body)) for body in connection.execute(each).scalars()] for each in (gone, new))
    return before, after


def turns_of(connection: Connection, as_of: date | None, without: Iterable[str]) -> dict[date, int]:
    """Return how many tenures begin on each day, in order, those of the places `without` left out."""
    left_out = tuple(without)
    query = select(_T.start, func.count()).where(known_on(as_of), _T.start > ALWAYS).group_by(_T.start)
    if left_out:
        query = query.where(_T.place_id.not_in(left_out))
    return {date.fromordinal(start): count for start, count in connection.execute(query.order_by(_T.start))}


def places_of(connection: Connection, as_of: date | None) -> tuple[str, ...]:
    """Return the id of every place of which something was known on the day, in order."""
    query = select(_T.place_id).where(known_on(as_of)).distinct().order_by(_T.place_id)
    return tuple(connection.execute(query).scalars())


def _stretch(body: _Body) -> Stretch:
    rests = bytes(body.statements) != _NONE
    evidence = (body.first_evidence, body.last_evidence)
    return Stretch(
        body.place_id,
        body.start,
        body.end,
        body.status,
        body.holder,
        body.by,
        body.candidates,
        body.confidence,
        body.last_evidence,
        fresh(body.start, body.end, evidence, rests=rests),
    )
