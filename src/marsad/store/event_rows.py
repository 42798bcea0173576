"""Events as rows, and back."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, select, update

from marsad.extract.term import IncidentType
from marsad.record.incident.brief import Brief, Symbol
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.lifespan import OPEN
from marsad.record.incident.told import NEVER
from marsad.store.event_search import EventSearch, Order
from marsad.store.fork import fork, forks
from marsad.store.schema import EVENT, EVENT_NAMING
from marsad.store.tenure_rows import ALWAYS

# How many rows are asked for by number at a time.
_AT_ONCE = 5000
_E, _N = EVENT.c, EVENT_NAMING.c


class Role(Enum):
    """Of what a name is by which an event is asked for. A place is so also by all that it lies in."""

    PLACE = "place"
    PARTY = "party"
    PUBLISHER = "publisher"
    TYPE = "type"
    STATEMENT = "statement"


class Kept(Struct, frozen=True, array_like=True):
    """An event in a line; its statements, the numbers of its tellings, and the pairs of these that led there."""

    brief: Brief
    statements: tuple[str, ...]
    members: tuple[int, ...]
    joined: tuple[tuple[int, int], ...]


class Event(Struct, frozen=True, kw_only=True):
    """A row. `kin` and the days of knowledge are as in the table."""

    number: int = 0
    kin: int
    known_from: int
    known_to: int
    kept: Kept

    def stands(self, day: int) -> bool:
        """Return whether it was known on that day."""
        return self.known_from <= day < self.known_to

    @property
    def is_same_as(self) -> tuple[object, ...]:
        """What two rows of one event have in common, as long as their tellings are the same."""
        return (self.known_from, self.known_to, self.kept.members, self.kept.joined)


SHOWN = (_E.id, _E.type, _E.start, _E.end, _E.killed, _E.lon, _E.lat, _E.is_denied)
_TYPES = {sort.value: sort for sort in IncidentType}
_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(Kept).decode
_KEYS: dict[Order, tuple[ColumnElement[Any], ...]] = {
    Order.EARLIEST: (),
    Order.LATEST: (_E.first == NEVER, _E.first.desc()),
    Order.DEADLIEST: (_E.killed.desc().nulls_last(),),
    Order.INDEPENDENT: (_E.independent.desc(),),
    Order.LONGEST_TOLD: (_E.statements.desc(),),
    Order.NEWEST: (_E.known == NEVER, _E.known.desc()),
}


def add(connection: Connection, events: Sequence[Event], names: Iterable[tuple[int, Role, str]]) -> None:
    """Add the rows, which have their numbers, and the names by which they are asked for."""
    if events:
        connection.execute(EVENT.insert(), [_columns(each) for each in events])
    rows = [{"role": role.value, "name": name, "number": number} for number, role, name in names]
    if rows:
        connection.execute(EVENT_NAMING.insert(), rows)


def remove(connection: Connection, numbers: Sequence[int], names: Iterable[tuple[int, Role, str]]) -> None:
    """Take the rows away, and their names."""
    rows = [{"r": role.value, "a": name, "n": number} for number, role, name in names]
    if rows:
        named = (_N.role == bindparam("r"), _N.name == bindparam("a"), _N.number == bindparam("n"))
        connection.execute(delete(EVENT_NAMING).where(*named), rows)
    if numbers:
        connection.execute(delete(EVENT).where(_E.number == bindparam("n")), [{"n": number} for number in numbers])


def relate(connection: Connection, kin: Iterable[tuple[int, int]]) -> None:
    """Say of the event with each number of which kin it is."""
    rows = [{"n": number, "of": least} for number, least in kin]
    if rows:
        connection.execute(update(EVENT).where(_E.number == bindparam("n")).values(kin=bindparam("of")), rows)


def names(each: Event, known: Knowledge) -> Iterator[tuple[int, Role, str]]:
    """Yield every name by which the event is asked for, each once."""
    brief = each.kept.brief
    sorts = (
        (Role.PLACE, _places(brief, known)),
        (Role.PARTY, brief.parties),
        (Role.PUBLISHER, brief.publishers),
        (Role.TYPE, (sort.value for sort in brief.types)),
        (Role.STATEMENT, each.kept.statements),
    )
    for role, found in sorts:
        yield from ((each.number, role, name) for name in dict.fromkeys(found))


def of_kin(connection: Connection, kin: Iterable[int], since: int = 0, *, until: int = OPEN + 1) -> list[Event]:
    """Return the events of the kin that ended on day `since` of knowledge or later, and before `until`, by number."""
    return _where(connection, _E.kin, sorted({*kin}), _E.known_to >= since, _E.known_to < until)


def of_numbers(connection: Connection, numbers: Iterable[int]) -> list[Event]:
    """Return the rows with these numbers, by number."""
    return _where(connection, _E.number, sorted({*numbers}))


def last_number(connection: Connection) -> int:
    """Return the highest number that a row has, 0 where there is none."""
    found: int | None = connection.execute(select(func.max(_E.number))).scalar_one()
    return found or 0


def standing(as_of: date | None) -> list[ColumnElement[bool]]:
    """Return what a row must fulfil to tell what was known on the day (None: what is known now)."""
    if as_of is None:
        return [_E.known_to == OPEN]
    day = as_of.toordinal()
    return [_E.fork.in_(forks(day)), _E.known_to > day, _E.known_from <= day]


def conditions(search: EventSearch, known: Knowledge) -> list[ColumnElement[bool]]:
    """Return what a row must fulfil to fit the search."""
    places = known.places.lineage(search.area)[:1] if search.area is not None else ()
    named = (
        (Role.PLACE, places),
        (Role.PARTY, search.parties),
        (Role.PUBLISHER, search.publishers),
        (Role.TYPE, tuple(sort.value for sort in search.types)),
    )
    found = standing(search.as_of)
    found += [called(role, wanted) for role, wanted in named if wanted]
    if search.days.start is not None or search.days.end is not None:
        found.append(_E.first < NEVER)
    if search.days.start is not None:
        found.append(_E.end >= search.days.start.toordinal())
    if search.days.end is not None:
        found.append(_E.start <= search.days.end.toordinal())
    return found


def called(role: Role, wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return that the event has one of these names."""
    return _E.number.in_(select(_N.number).where(_N.role == role.value, _N.name.in_(tuple(wanted))))


def ordered(order: Order) -> tuple[ColumnElement[Any], ...]:
    """Return by what rows are ordered: what is alike then by first day and id."""
    return (*_KEYS[order], _E.first, _E.id)


def symbol(row: Sequence[Any]) -> Symbol:
    """Return what a row of `SHOWN` says."""
    id_, sort, start, end, killed, lon, lat, is_denied = row
    return Symbol(
        id=id_,
        type=None if sort is None else _TYPES[sort],
        start=date.fromordinal(start) if start != ALWAYS else None,
        end=date.fromordinal(end) if end != OPEN else None,
        killed=killed,
        point=None if lon is None else (lon, lat),
        is_denied=bool(is_denied),
    )


def _where(
    connection: Connection, column: ColumnElement[Any], values: Sequence[Any], *also: ColumnElement[bool]
) -> list[Event]:
    found: list[Event] = []
    for at in range(0, len(values), _AT_ONCE):
        query = select(_E.number, _E.kin, _E.known_from, _E.known_to, _E.body).where(*also)
        found += [_event(row) for row in connection.execute(query.where(column.in_(values[at : at + _AT_ONCE])))]
    return sorted(found, key=lambda each: each.number)


def _event(row: Any) -> Event:  # noqa: ANN401 (a row of SQLAlchemy)
    kept = _decode(zlib.decompress(row.body))
    return Event(number=row.number, kin=row.kin, known_from=row.known_from, known_to=row.known_to, kept=kept)


def _columns(each: Event) -> dict[str, Any]:
    brief = each.kept.brief
    lon, lat = brief.point or (None, None)
    first = brief.start or brief.end
    return {
        "number": each.number,
        "kin": each.kin,
        "id": brief.id,
        "known_from": each.known_from,
        "known_to": each.known_to,
        "fork": fork(each.known_from, each.known_to - 1),
        "first": first.toordinal() if first else NEVER,
        "start": brief.start.toordinal() if brief.start else ALWAYS,
        "end": brief.end.toordinal() if brief.end else OPEN,
        "known": brief.known.toordinal() if brief.known else NEVER,
        "killed": brief.killed.low if brief.killed else None,
        "independent": brief.independent,
        "statements": brief.statements,
        "is_denied": int(brief.is_denied),
        "type": brief.type.value if brief.type else None,
        "lon": lon,
        "lat": lat,
        "body": zlib.compress(_encode(each.kept), 1),
    }


def _places(brief: Brief, known: Knowledge) -> Iterator[str]:
    for place in brief.places:
        if place.id is not None:
            yield from known.places.lineage(place.id)
        elif place.admin1 is not None and place.admin1 in known.places.governorates:
            # What no gazetteer has lies at least in its governorate.
            yield known.places.governorates[place.admin1]
