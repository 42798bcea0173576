"""What reports speak of as rows, each report's share added to them and taken away again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, or_, select

from marsad.record.coverage import Sighting
from marsad.record.incident.knowledge import everywhere
from marsad.record.place_tree import PlaceTree
from marsad.record.spoken import EVER, Spoken, Weight, laid_out
from marsad.store import derivation
from marsad.store.code import COVERAGE, code
from marsad.store.custody_schema import WITHDRAWAL
from marsad.store.engine.clause import insert
from marsad.store.fork import fork, forks
from marsad.store.schema import FACET, REPORT, STATEMENT
from marsad.store.spoken_schema import SPOKEN, STALE_SPOKEN
from marsad.when.interval import Interval

_PART = SPOKEN.name
_S = SPOKEN.c
# The node of what is of no known day: no day has it.
_UNDATED = 0
# So many days at the most are looked for one by one.
_FEW = 400
_SUMS = ("reports", "undated", "spells")


class _Place(Struct, frozen=True):
    place_id: str | None = None


class _Body(Struct, frozen=True):
    """What is read of a statement: the places that it names, also where people came from and went."""

    places: tuple[_Place, ...] = ()
    origin: _Place | None = None
    destination: _Place | None = None


_decode = msgspec.json.Decoder(_Body).decode


@cache
def digest() -> str:
    """Return what changes with the code of coverage, and with what lies in what."""
    made_by = hashlib.sha256(code(COVERAGE).encode())
    made_by.update(msgspec.json.encode((_tree().holders, _tree().same), order="deterministic"))
    return made_by.hexdigest()


def own(area_id: str) -> str:
    """Return the id under which the rows have the area."""
    return _tree().lineage(area_id)[0]


def is_made(connection: Connection) -> bool:
    """Return whether rows are made by this code and these places, whatever may be missing in them."""
    return derivation.made_by(connection, _PART) == digest()


def is_current(connection: Connection) -> bool:
    """Return whether the rows have every report."""
    return is_made(connection) and connection.execute(select(STALE_SPOKEN.c.report).limit(1)).first() is None


def restart(connection: Connection) -> None:
    """Leave no rows, and every report to be added."""
    connection.execute(delete(SPOKEN))
    connection.execute(delete(STALE_SPOKEN))
    connection.execute(STALE_SPOKEN.insert().from_select(["report"], select(REPORT.c.id).distinct()))
    derivation.mark(connection, _PART, digest())


def missing(connection: Connection, limit: int) -> tuple[str, ...]:
    """Return the ids of reports that are not in the rows, in order."""
    query = select(STALE_SPOKEN.c.report).order_by(STALE_SPOKEN.c.report).limit(limit)
    return tuple(connection.execute(query).scalars())


def count(connection: Connection) -> int:
    """Return how many reports are not in the rows."""
    return int(connection.execute(select(func.count()).select_from(STALE_SPOKEN)).scalar_one())


def are_few(connection: Connection, most: int) -> bool:
    """Return whether no more reports than `most` are to be added to the rows."""
    missing = select(STALE_SPOKEN.c.report) if is_made(connection) else select(REPORT.c.key)
    # No more are counted than matter: this is asked before every answer.
    found = connection.execute(select(func.count()).select_from(missing.limit(most + 1).subquery())).scalar_one()
    return bool(found <= most)


def add(connection: Connection, reports: Iterable[str]) -> None:
    """Add what these reports speak of; they were missing, and are so no more."""
    ids = tuple(reports)
    _weigh(connection, ids, 1)
    connection.execute(delete(STALE_SPOKEN).where(STALE_SPOKEN.c.report.in_(ids)))


def withdraw(connection: Connection, *reports: str) -> None:
    """Leave the rows without these reports, of which more is about to be kept, and marked as missing in them."""
    wanted = {*reports}
    marked = {*connection.execute(select(STALE_SPOKEN.c.report).where(STALE_SPOKEN.c.report.in_(wanted))).scalars()}
    left = sorted(wanted - marked)
    known = connection.execute(select(REPORT.c.id).distinct().where(REPORT.c.id.in_(left))).scalars().all()
    if known and is_made(connection):
        _weigh(connection, tuple(sorted(known)), -1)
    if left:
        connection.execute(STALE_SPOKEN.insert(), [{"report": each} for each in left])


def of_area(
    connection: Connection, area: str, as_of: date | None, *, first: int, last: int
) -> Iterator[tuple[Spoken, Weight]]:
    """Yield what was known on day `as_of` to be told of the area on days `first` to `last` or on no known day."""
    known = as_of.toordinal() if as_of else EVER
    sums = (func.sum(_S.reports), func.sum(_S.undated), func.sum(_S.spells))
    query = select(_S.publisher, _S.first, _S.last, *sums).where(_S.area == area, _S.known <= known)
    query = query.where(or_(_S.first == 0, _S.first <= last), or_(_S.last == 0, _S.last >= first))
    if first <= last < first + _FEW:
        # What touches some days is kept at one of them, or at a node above the first or the last.
        query = query.where(_S.fork.in_({_UNDATED, *forks(first), *range(first, last + 1), *forks(last)}))
    for publisher, start, end, *weight in connection.execute(query.group_by(_S.publisher, _S.first, _S.last)):
        yield Spoken(area, known, publisher, start, end), Weight(*weight)


def out(connection: Connection, area: str, as_of: date | None) -> tuple[int | None, int | None]:
    """Return the first and the last day on which a report that speaks of the area came out, as known on day `as_of`."""
    known = min(as_of.toordinal() if as_of else EVER, EVER - 1)
    query = select(func.min(_S.known), func.max(_S.known)).where(_S.area == area, _S.known <= known, _S.spells > 0)
    first, last = connection.execute(query).one()
    return first, last


def columns(row: Spoken, weight: Weight) -> dict[str, Any]:
    """Return what is kept of what is spoken."""
    node = fork(min(row.first, row.last), max(row.first, row.last)) if row.first else _UNDATED
    return {"fork": node, **msgspec.structs.asdict(row), **msgspec.structs.asdict(weight)}


def by_report(connection: Connection, reports: tuple[str, ...]) -> Iterator[Mapping[Spoken, Weight]]:
    """Yield what each of the reports adds, by the statements that are laid to it."""
    facts = (FACET.c.publisher, FACET.c.known, FACET.c.start, FACET.c.end)
    query = select(REPORT.c.id, *facts, STATEMENT.c.body).join(FACET, FACET.c.report == REPORT.c.key)
    query = query.join(STATEMENT, (STATEMENT.c.report == FACET.c.report) & (STATEMENT.c.id == FACET.c.id))
    stands = REPORT.c.key.not_in(select(WITHDRAWAL.c.report))
    query = query.where(REPORT.c.id.in_(bindparam("ids", expanding=True)), stands).order_by(REPORT.c.id)
    lineage = cache(_tree().lineage)
    for _, rows in groupby(connection.execute(query, {"ids": reports}), key=lambda row: row.id):
        seen = (
            Sighting(row.id, row.publisher, row.known, Interval(row.start, row.end), place)
            for row in rows
            for place in _places(row.body)
        )
        yield laid_out(dict.fromkeys(seen), lineage)


def _weigh(connection: Connection, reports: tuple[str, ...], times: int) -> None:
    sums: dict[Spoken, list[int]] = {}
    for report in by_report(connection, reports):
        for row, weight in report.items():
            summed = sums.setdefault(row, [0, 0, 0])
            for at, value in enumerate((weight.reports, weight.undated, weight.spells)):
                summed[at] += times * value
    rows = [columns(row, Weight(*summed)) for row, summed in sums.items()]
    if rows:
        adding = insert(connection, SPOKEN)
        more = {name: _S[name] + adding.excluded[name] for name in _SUMS}
        connection.execute(adding.on_conflict_do_update(index_elements=[*SPOKEN.primary_key], set_=more), rows)


def _places(body: str) -> tuple[str | None, ...]:
    told = _decode(body)
    every = (*told.places, *filter(None, (told.origin, told.destination)))
    return tuple(dict.fromkeys(place.place_id for place in every if place.place_id)) or (None,)


def _tree() -> PlaceTree:
    return everywhere().places
