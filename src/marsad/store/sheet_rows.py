"""The leaves of the sheet as rows: kept with the statements that fill them, and read."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, func, select, update

from marsad.store import derivation
from marsad.store.facet import Role
from marsad.store.schema import FACET, NAMING
from marsad.store.sheet_leaf import SIZE, Leaf
from marsad.store.sheet_schema import SHEET

# The form of the leaves; a change to what `sheet_leaf` writes changes it, and they are made again.
FORM = "1"
_PART = SHEET.name
# As many leaves as a report fills are made with it.
_AT_ONCE = 8


def restart(connection: Connection) -> None:
    """Leave no leaf; those that are made from now on are of the form that this program writes."""
    connection.execute(delete(SHEET))
    derivation.mark(connection, _PART, FORM)


def is_current(connection: Connection) -> bool:
    """Return whether the rows are of the form that this program writes."""
    return derivation.made_by(connection, _PART) == FORM


def missing(connection: Connection) -> tuple[int, ...]:
    """Return the leaves that are whole and have no row, in order."""
    there = {*connection.execute(select(SHEET.c.leaf)).scalars()}
    return tuple(leaf for leaf in range(_whole(connection)) if leaf not in there)


def make(connection: Connection, leaves: Iterable[int]) -> None:
    """Make these leaves' rows, which are not there, of the facets that are."""
    parties = _parties(connection)
    rows = [{"leaf": leaf, "stamp": 1, "body": _of_facets(connection, leaf, parties).written()} for leaf in leaves]
    if rows:
        connection.execute(SHEET.insert(), rows)


def follow(connection: Connection, changed: Iterable[int]) -> None:
    """Leave the rows as the facets are: of those numbers that have changed, and of those that were added last.

    Where many are missing, all of them are left for whoever brings the store up to date.
    """
    if not is_current(connection):
        return
    changed_leaves = sorted({number // SIZE for number in changed})
    for leaf in connection.execute(select(SHEET.c.leaf).where(SHEET.c.leaf.in_(changed_leaves))).scalars().all():
        body = _of_facets(connection, leaf, _parties(connection)).written()
        connection.execute(update(SHEET).where(SHEET.c.leaf == leaf).values(stamp=SHEET.c.stamp + 1, body=body))
    last: int | None = connection.execute(select(func.max(SHEET.c.leaf))).scalar_one()
    due = range(0 if last is None else last + 1, _whole(connection))
    if len(due) <= _AT_ONCE:
        make(connection, due)


def stamps(connection: Connection) -> dict[int, int]:
    """Return the stamp of each leaf that has a row."""
    if not is_current(connection):
        return {}
    return {row.leaf: row.stamp for row in connection.execute(select(SHEET.c.leaf, SHEET.c.stamp))}


def read(connection: Connection, leaf: int) -> Leaf:
    """Return the leaf that has this row."""
    return Leaf.read(connection.execute(select(SHEET.c.body).where(SHEET.c.leaf == leaf)).scalar_one())


def rest(connection: Connection, there: Collection[int]) -> tuple[Leaf, ...]:
    """Return the leaves that have no row, as the facets are; `there` are those that have one."""
    parties = _parties(connection)
    leaves = (leaf for leaf in range(_whole(connection) + 1) if leaf not in there)
    return tuple(_of_facets(connection, leaf, parties) for leaf in leaves)


def _whole(connection: Connection) -> int:
    """Return how many leaves get no more numbers."""
    last: int | None = connection.execute(select(func.max(FACET.c.number))).scalar_one()
    return ((last or 0) + 1) // SIZE


def _of_facets(connection: Connection, leaf: int, parties: Sequence[str]) -> Leaf:
    first, last = leaf * SIZE, leaf * SIZE + SIZE - 1
    query = select(FACET).where(FACET.c.number.between(first, last)).order_by(FACET.c.number)
    rows = [dict(row) for row in connection.execute(query).mappings()]
    named = select(NAMING.c.number, NAMING.c.name).where(NAMING.c.role == Role.PARTY.value)
    named = named.where(NAMING.c.name.in_(parties), NAMING.c.number.between(first, last))
    found: dict[int, list[str]] = {}
    for number, name in connection.execute(named):
        found.setdefault(number, []).append(name)
    return Leaf.of(rows, found)


def _parties(connection: Connection) -> tuple[str, ...]:
    """Return every party that a statement names: one step in the index for each, and not one for each statement."""
    found: list[str] = []
    query = select(func.min(NAMING.c.name)).where(NAMING.c.role == Role.PARTY.value)
    while (name := connection.execute(query.where(NAMING.c.name > found[-1]) if found else query).scalar()) is not None:
        found.append(name)
    return tuple(found)
