"""The days that statements speak of as rows, and which of them meet some days."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, select

from marsad.store.fork import fork, forks
from marsad.store.spell_schema import SPELL
from marsad.store.tenure_rows import ALWAYS, OPEN, ordinal
from marsad.when.interval import Interval

_S = SPELL.c
# A day on which something was said that is unknown.
UNKNOWN = 0


def columns(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the row of the statement with these facets, None where it is of no known days."""
    if row["start"] is None and row["end"] is None:
        return None
    start, end = ordinal(row["start"], ALWAYS), ordinal(row["end"], OPEN)
    said = ordinal(row["said"], UNKNOWN)
    return {"fork": fork(start, end), "start": start, "end": end, "said": said} | {
        name: row[name] for name in ("kind", "number")
    }


def add(connection: Connection, facets: Iterable[Mapping[str, Any]]) -> None:
    """Add the rows of the statements with these facets."""
    rows = [made for facet in facets if (made := columns(facet))]
    if rows:
        connection.execute(SPELL.insert(), rows)


def drop(connection: Connection, facets: Iterable[Mapping[str, Any]]) -> None:
    """Take out the rows of the statements with these facets."""
    key = tuple(SPELL.primary_key)
    made = (each for each in map(columns, facets) if each)
    rows = [{f"of_{column.name}": each[column.name] for column in key} for each in made]
    if rows:
        connection.execute(delete(SPELL).where(*(each == bindparam(f"of_{each.name}") for each in key)), rows)


def forget(connection: Connection) -> None:
    """Leave no row."""
    connection.execute(delete(SPELL))


def meeting(connection: Connection, days: Interval, kinds: Sequence[str]) -> tuple[Select[Any], ...]:
    """Return queries for `number` and `said` of the statements of these kinds that meet the days, each of some."""
    first, last = ordinal(days.start, ALWAYS + 1), ordinal(days.end, OPEN)
    inside = tuple(connection.execute(_nodes(first, last)).scalars())
    earlier = tuple(node for node in forks(first) if node < first)
    later = tuple(node for node in forks(last) if node > last)
    parts: tuple[tuple[tuple[int, ...], tuple[ColumnElement[bool], ...]], ...] = (
        (inside, ()),
        (earlier, (_S.end >= first,)),
        (later, (_S.start <= last,)),
    )
    query = select(_S.number, _S.said).where(_S.kind.in_(kinds))
    return tuple(query.where(_S.fork.in_(nodes), *more) for nodes, more in parts)


def _nodes(first: int, last: int) -> Select[Any]:
    """Return the query for the nodes of these days that have rows: looked up one after the other, not read over."""
    node = select(func.min(_S.fork).label("fork")).where(_S.fork >= first, _S.fork <= last).cte("node", recursive=True)
    beyond = select(func.min(_S.fork)).where(_S.fork > node.c.fork, _S.fork <= last).scalar_subquery()
    node = node.union_all(select(beyond).where(node.c.fork.is_not(None)))
    return select(node.c.fork).where(node.c.fork.is_not(None))
