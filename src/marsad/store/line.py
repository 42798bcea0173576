"""A version of a tenure in a line: all that a map shows of it, as the index of the map has it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, Select, func, or_, select

from marsad.record.control.stretch import fresh
from marsad.record.control.tenure import Status, Tenure, leader
from marsad.store.schema import TENURE
from marsad.store.tenure_rows import ALWAYS, OPEN, known_on, ordinal
from marsad.when.interval import Interval

_T = TENURE.c
_STATUSES = {status.value: status for status in Status}
# Days and groups of parties are few, and are met in every line.
_MANY = 1 << 16


class Line(NamedTuple):
    """A tenure without its statements: days as ordinals, open ends as in its row, parties with a space between them.

    `rests`: 1 where a statement is behind it, 0 where none is. Lines in order are by place and day.
    """

    place_id: str
    start: int
    end: int
    status: str
    holder: str
    by: str
    candidates: str
    confidence: float
    first_evidence: int | None
    last_evidence: int | None
    rests: int

    @property
    def fresh(self) -> Interval:
        """The days on which its news is not old, as `Stretch` has them."""
        return _fresh((self.start, self.end, self.first_evidence, self.last_evidence, self.rests))


class Stood(Struct, frozen=True):
    """How a place stands on a day; the fields are those of `Tenure`."""

    place_id: str
    start: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]

    @property
    def leader(self) -> str | None:
        """The party that the map shows; None where it shows none."""
        return leader(self.status, self.holder)


class Stands(NamedTuple):
    """How a place stands on a day, and the party that the map shows; None where it shows none."""

    place_id: str
    status: Status
    leader: str | None


class Told(Struct, frozen=True):
    """What is said of a place from `start` to the day before `end`; the fields are those of `Tenure`."""

    place_id: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]


# What a line says of which place and days: its first columns.
Saying = tuple[str, int, int, str, str, str, str]
_SAYING = 7
_saying: Callable[[Sequence[Any]], Saying] = itemgetter(slice(_SAYING))
_COLUMNS = tuple(_T[name] for name in Line._fields)


def line_of(tenure: Tenure) -> Line:
    """Return the tenure in a line."""
    return Line(
        tenure.place_id,
        ordinal(tenure.start, ALWAYS),
        ordinal(tenure.end, OPEN),
        tenure.status.value,
        " ".join(tenure.holder),
        " ".join(tenure.by),
        " ".join(tenure.candidates),
        tenure.confidence,
        tenure.first_evidence.toordinal() if tenure.first_evidence else None,
        tenure.last_evidence.toordinal() if tenure.last_evidence else None,
        int(bool(tenure.statements)),
    )


def saying_of(tenure: Tenure) -> Saying:
    """Return what the tenure says, as its line does."""
    return _saying(line_of(tenure))


def stands(tenure: Tenure) -> Stands:
    """Return how the place of the tenure stands."""
    return Stands(tenure.place_id, tenure.status, tenure.leader)


def stood_of(line: Line) -> Stood:
    """Return how the place of the line stands."""
    place_id, start, _, status, holder, by, *_ = line
    return Stood(place_id, day_of(start, ALWAYS), _STATUSES[status], names(holder), names(by))


def told_of(said: Saying) -> Told:
    """Return what is said with its days and parties as the record has them."""
    place_id, start, end, status, holder, by, candidates = said
    days = day_of(start, ALWAYS), day_of(end, OPEN)
    return Told(place_id, *days, _STATUSES[status], names(holder), names(by), names(candidates))


@lru_cache(maxsize=_MANY)
def names(written: str) -> tuple[str, ...]:
    """Return the parties that stand with a space between them."""
    return tuple(written.split())


def lines_of(
    connection: Connection, as_of: date | None, on: date | None = None, *, but: date | None = None
) -> list[Line]:
    """Return what was known on day `as_of` of every place, in no order.

    With `on` only what speaks for that day, with `but` only what does not speak for that one.
    """
    query = select(*_COLUMNS).where(known_on(as_of))
    if on is not None:
        query = query.where(_T.start <= on.toordinal(), _T.end > on.toordinal())
    if but is not None:
        query = query.where(or_(_T.start > but.toordinal(), _T.end <= but.toordinal()))
    return _lines(connection, query)


def standing(connection: Connection, on: date, as_of: date | None) -> list[Stands]:
    """Return how every place stood on day `on`, as known on day `as_of`, in no order."""
    day = on.toordinal()
    query = select(_T.place_id, _T.status, _T.holder).where(known_on(as_of), _T.start <= day, _T.end > day)
    found = connection.execute(query).all()
    return [Stands(place_id, *_led(status, holder)) for place_id, status, holder in found]


@lru_cache(maxsize=_MANY)
def _led(status: str, holder: str) -> tuple[Status, str | None]:
    found = _STATUSES[status]
    return found, leader(found, names(holder))


def told_apart(connection: Connection, earlier: date, later: date) -> tuple[set[Saying], set[Saying]]:
    """Return what was said of some days as known on day `earlier` and is not as known on day `later`, and what is then.

    What says the same of the same days is in neither, whatever it rests on.
    """
    columns = _COLUMNS[:_SAYING]
    gone = select(*columns).where(known_on(earlier), _T.known_to <= later.toordinal())
    new = select(*columns).where(known_on(later), _T.known_from > earlier.toordinal())
    before, after = ({*map(_saying, connection.execute(query).all())} for query in (gone, new))
    return before - after, after - before


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
    return tuple(connection.execute(query).scalars().all())


def widened(connection: Connection) -> tuple[date, ...]:
    """Return the days, in order, on which something first became known of some place."""
    first = select(func.min(_T.known_from).label("day")).group_by(_T.place_id).subquery()
    days = connection.execute(select(first.c.day).distinct().order_by(first.c.day)).scalars()
    return tuple(date.fromordinal(day) for day in days if day > ALWAYS)


def _lines(connection: Connection, query: Select[Any]) -> list[Line]:
    # All at one go: row by row, fetching takes longer than finding.
    return list(map(Line._make, connection.execute(query).all()))


@lru_cache(maxsize=_MANY)
def day_of(number: int, unbounded: int) -> date | None:
    """Return the day of the number, None where that stands for an open end."""
    return None if number == unbounded else date.fromordinal(number)


@lru_cache(maxsize=_MANY)
def _fresh(heard: tuple[int, int, int | None, int | None, int]) -> Interval:
    start, end, first, last, rests = heard
    evidence = (None if first is None else date.fromordinal(first), None if last is None else date.fromordinal(last))
    return fresh(day_of(start, ALWAYS), day_of(end, OPEN), evidence, rests=bool(rests))
