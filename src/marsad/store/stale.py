"""Places whose computed rows do not tell yet what is known of them."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, delete, func, select

from marsad.extract.contract import KINDS
from marsad.extract.statement import Control
from marsad.record.control.version import EVER
from marsad.store import derivation, judgement_rows
from marsad.store.facet import Laid, Role
from marsad.store.schema import FACET, NAMING, STALE, TENURE
from marsad.store.tenure_rows import ALWAYS

_PART = TENURE.name


class Stale(Struct, frozen=True, kw_only=True):
    """The place's rows do not tell what became known from day `since`, an ordinal, on; `mark` is the newest of it."""

    place_id: str
    mark: int
    since: int


def mark(connection: Connection, places: Iterable[str], since: int = ALWAYS) -> None:
    """Mark that of these places something new is known from day `since` on; `ALWAYS`: anything may have changed."""
    rows = [{"place_id": place, "since": since} for place in dict.fromkeys(places)]
    if rows:
        connection.execute(STALE.insert(), rows)


def mark_told(connection: Connection, *told: Iterable[Laid]) -> None:
    """Mark the places of which the statements, or what people made of them, say who controls them; report by report."""
    docket = judgement_rows.docket(connection)
    rows: list[dict[str, Any]] = []
    for laid in told:
        since: dict[str, int] = {}
        for item in laid:
            if item.kind == KINDS[Control]:
                known = (item.known or EVER).toordinal()
                for place in docket.spread((*item.places, *docket.moved.get(item.id, ()))):
                    since[place] = min(known, since.get(place, known))
        rows += ({"place_id": place, "since": day} for place, day in sorted(since.items(), key=itemgetter(1)))
    if rows:
        connection.execute(STALE.insert(), rows)


def all_places(connection: Connection) -> tuple[str, ...]:
    """Return every place that has rows, or of which anybody says who controls it, or to which a judgement leads."""
    told = select(NAMING.c.name).join(FACET, FACET.c.number == NAMING.c.number)
    told = told.where(NAMING.c.role == Role.PLACE.value, FACET.c.kind == "control")
    docket = judgement_rows.docket(connection)
    moved = (place for places in docket.moved.values() for place in places)
    found = connection.execute(told.union(select(TENURE.c.place_id))).scalars()
    return tuple(sorted({*docket.spread((*found, *moved))}))


def mark_all(connection: Connection, digest: str) -> None:
    """Mark every place; its rows will be of `digest`."""
    mark(connection, all_places(connection))
    derivation.mark(connection, _PART, digest)


def digest_of(connection: Connection) -> str | None:
    """Return by which code and theatre the rows were made, None where nothing was made yet."""
    return derivation.made_by(connection, _PART)


def newest(connection: Connection) -> int:
    """Return the newest mark, 0 where there is none."""
    found: int | None = connection.execute(select(func.max(STALE.c.mark))).scalar_one()
    return found or 0


def count(connection: Connection) -> int:
    """Return how many places are stale."""
    return int(connection.execute(select(func.count(STALE.c.place_id.distinct()))).scalar_one())


def stale(
    connection: Connection, places: Iterable[str] | None = None, *, upto: int | None = None, limit: int | None = None
) -> tuple[Stale, ...]:
    """Return what is stale of these places (None: of all), by id; with `upto` only what was when that mark was set."""
    newest_mark, since = func.max(STALE.c.mark), func.min(STALE.c.since)
    query = select(STALE.c.place_id, newest_mark, since).group_by(STALE.c.place_id).order_by(STALE.c.place_id)
    if places is not None:
        query = query.where(STALE.c.place_id.in_(tuple(places)))
    if upto is not None:
        query = query.having(func.min(STALE.c.mark) <= upto)
    rows = connection.execute(query.limit(limit))
    return tuple(Stale(place_id=place_id, mark=mark, since=since) for place_id, mark, since in rows)


def settle(connection: Connection, item: Stale) -> bool:
    """Return whether the mark still was the place's newest; then it and those before it are gone."""
    query = select(func.max(STALE.c.mark)).where(STALE.c.place_id == item.place_id)
    if connection.execute(query).scalar_one_or_none() != item.mark:
        return False
    connection.execute(delete(STALE).where(STALE.c.place_id == item.place_id))
    return True
