"""The first statements that fit a search, found without going through all that fit.

What very many fit is looked for day by day from the first day on which anything was said, until there is enough; what
was said of some days, among that alone. So a page costs little more than what stands on it, or than those days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, Select, exists, func, literal, select, union_all

from marsad.extract.contract import KINDS
from marsad.store import spell_rows
from marsad.store.engine.clause import Unindexed, among
from marsad.store.engine.kind import Reach
from marsad.store.engine.kinds import kind_of
from marsad.store.facet import Role
from marsad.store.schema import FACET, NAMING
from marsad.store.search import (
    ANY_DAY,
    EVERYTHING,
    WORDS,
    Search,
    asked,
    counted,
    found,
    found_among,
    having,
    listed,
    naming,
)

# What is expected to be so many times as many is not counted first.
_SURE = 2
# So many times as many are looked at as are asked for, and where too few of them fit, as before.
_AT_FIRST, _GROWTH = 4, 8
# Among more it is quicker, of what hardly any fit, to find all that fit and put them in order.
_LISTED, _WALKED = 60_000, 200_000
# Numbers that are put in a table of their own as quickly as some days' statements are gone through.
_COMMON = 200_000
# More than were said on one day, in most cases, of what meets some days and bears what is asked for.
_OF_A_DAY = 2_000
_BEFORE = FACET.alias("before")
_Numbers = Select[Any] | Sequence[int]


def foremost(connection: Connection, search: Search, *, limit: int | None, offset: int) -> Sequence[Row[Any]]:
    """Return the rows of `found`: `limit` of those that fit (None: all) after the first `offset`, in their order."""
    if limit is not None and search != EVERYTHING and not (search.ids or search.in_review or search.after):
        kind_of(connection).by_index(connection)
        for numbers, are_all in _numbers(connection, search, max(1, limit + offset)):
            rows = connection.execute(found_among(search, numbers, limit=limit, offset=offset)).all()
            if are_all or len(rows) == limit:
                return rows
        return connection.execute(found_among(search, None, limit=limit, offset=offset)).all()
    return connection.execute(found(search, limit=limit, offset=offset)).all()


def _numbers(connection: Connection, search: Search, many: int) -> Iterator[tuple[_Numbers, bool]]:
    """Yield the numbers of statements that may fit, of ever more, and whether none that fits is not among them.

    None are yielded where they are better found all and put in order: of a publisher of little.
    """
    if search.text.strip() or _named(search):
        narrowing, few = _narrowing(search), _reach(connection).few
        if (_expected(connection, search, narrowing) or 0) < _SURE * few:
            numbers = connection.execute(narrowing.limit(few)).scalars().all()
            if len(numbers) < few:
                yield numbers, True
                return
    if not search.publishers or not _is_less(connection, _brought_out(search), _reach(connection).published):
        yield from _first(connection, search, many)


def total(connection: Connection, search: Search) -> int:
    """Return how many statements fit; what only the facets know of them is looked up only where that is asked for."""
    plain = replace(EVERYTHING, text=search.text, places=search.places, parties=search.parties)
    if search.days != ANY_DAY and search == replace(plain, days=search.days, kinds=search.kinds):
        query = _spoken(connection, search)
    elif search == plain != EVERYTHING:
        query = _narrowing(search)
        # A statement may bear several of the names.
        query = query if search.text.strip() else query.distinct()
    else:
        return sum(row.many for row in connection.execute(counted(search)))
    kind_of(connection).by_index(connection)
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def _is_frequent(connection: Connection, search: Search) -> bool:
    """Return whether very many have the words, wherever they are."""
    many, words = _reach(connection).frequent, having(search.text)
    told = _expected(connection, search, words)
    return not _is_less(connection, words, many) if told is None else told >= many


def _expected(connection: Connection, search: Search, query: Select[Any]) -> int | None:
    """Return about how many the query finds, where that is known without looking: of what stands together it is not."""
    if not search.text.strip() or any(len(term.words) > 1 for term in asked(search.text).wanted):
        return None
    return kind_of(connection).expected(connection, query)


def _thinned(connection: Connection, search: Search, many: int) -> int:
    """Return how many are looked at first, so that so many of them have the words, as far as that can be told."""
    told = _expected(connection, search, having(search.text))
    every = told and kind_of(connection).expected(connection, select(FACET.c.number))
    return max(many, many * every // (told * _AT_FIRST) * 2) if told and every else many


def _reach(connection: Connection) -> Reach:
    return kind_of(connection).reach


def _is_less(connection: Connection, query: Select[Any], many: int) -> bool:
    """Return whether it finds less than so many; no more are counted."""
    counted = select(func.count()).select_from(query.limit(many).subquery())
    return bool(connection.execute(counted).scalar_one() < many)


def _narrowing(search: Search) -> Select[Any]:
    """Return the query for the numbers of the statements that bear the words and names, of which there are some."""
    names = _named(search)
    if search.text.strip():
        return having(search.text).where(*(_bears(WORDS.c.rowid, *each) for each in names))
    first, *more = names
    return naming(*first).where(*(_bears(NAMING.c.number, *each) for each in more))


def _first(connection: Connection, search: Search, many: int) -> Iterator[tuple[_Numbers, bool]]:
    """Yield the numbers of ever more statements that bear what is asked for, and whether those are all that do."""
    if search.days != ANY_DAY:
        yield from _of_days(connection, search, many)
    elif search.text.strip():
        yield from ((each, False) for each in _with_words(connection, search, many))
    else:
        yield from _by_day(connection, _bearing(search, _BEFORE), many)


def _of_days(connection: Connection, search: Search, many: int) -> Iterator[tuple[_Numbers, bool]]:
    if search.text.strip() and not search.publishers and _is_frequent(connection, search):
        said = _spoken(connection, replace(search, text=""))
        first = _AT_FIRST * _thinned(connection, search, many)
        for numbers, are_all in _by_day(connection, said, first, more=_OF_A_DAY, most=_reach(connection).looked_at):
            yield having(search.text).where(WORDS.c.rowid.in_(listed(numbers))), are_all
    bearing = _spoken(connection, search)
    if search.publishers:
        if _is_less(connection, _brought_out(search), _COMMON):
            bearing = bearing.where(Unindexed(_number(bearing)).in_(_brought_out(search)))
        else:
            many *= _GROWTH**2
    yield from _by_day(connection, bearing, many, more=_OF_A_DAY)
    yield bearing.with_only_columns(_number(bearing)), True


def _spoken(connection: Connection, search: Search) -> Select[Any]:
    """Return the query for number and day of what is of the days and the kinds, and bears the names and words."""
    parts = spell_rows.meeting(connection, search.days, search.kinds or tuple(KINDS.values()))
    source = union_all(*parts).subquery("spoken")
    bearing = select(source.c.number, source.c.said).where(*(_bears_each(source.c.number, *e) for e in _named(search)))
    if not search.text.strip():
        return bearing
    return bearing.where(Unindexed(_number(bearing)).in_(having(search.text)))


def _by_day(
    connection: Connection, bearing: Select[Any], many: int, *, more: int = 0, most: int = _LISTED
) -> Iterator[tuple[Sequence[int], bool]]:
    """Yield the numbers of the first `many` by day, with all of the day of the last, and then of more.

    Of a day there are hardly `more`: where there are, it is asked for by itself.
    """
    day = bearing.selected_columns.said
    while many <= most:
        rows = connection.execute(bearing.order_by(day.nulls_first()).limit(many + more)).all()
        if len(rows) < many + more:
            yield [row.number for row in rows], True
            return
        last = rows[many - 1].said
        numbers = [row.number for row in rows[:many]] + [row.number for row in rows[many:] if row.said == last]
        if rows[-1].said == last:
            same = day.is_(None) if last is None else day == last
            numbers = [row.number for row in rows if row.said != last]
            numbers += [row.number for row in connection.execute(bearing.where(same))]
        yield numbers, False
        many *= _GROWTH


def _with_words(connection: Connection, search: Search, many: int) -> Iterator[Select[Any]]:
    days = select(FACET.c.said).where(FACET.c.said.is_not(None)).order_by(FACET.c.said.nulls_first()).limit(1)
    before, many = select(_BEFORE.c.number, _BEFORE.c.said), _thinned(connection, search, many)
    unknown = before.where(_BEFORE.c.said.is_(None))
    while many <= _WALKED and (day := connection.execute(days.offset(_AT_FIRST * many)).scalar()):
        candidates = union_all(unknown, before.where(_BEFORE.c.said <= day))
        bearing = _bearing(search, candidates.subquery("candidate"))
        number = _number(bearing)
        yield bearing.where(among(number, asked(search.text), candidates)).with_only_columns(number)
        many *= _GROWTH


def _bearing(search: Search, source: FromClause) -> Select[Any]:
    """Return the query for number and day of what is in the source and bears the names."""
    bears = [_bears(source.c.number, role, names) for role, names in _named(search)]
    return select(source.c.number, source.c.said).where(*bears)


def _brought_out(search: Search) -> Select[Any]:
    return select(FACET.c.number).where(FACET.c.publisher.in_(search.publishers))


def _number(query: Select[Any]) -> ColumnElement[int]:
    number: ColumnElement[int] = query.selected_columns.number
    return number


def _named(search: Search) -> list[tuple[Role, tuple[str, ...]]]:
    sought = ((Role.PLACE, search.places), (Role.PARTY, search.parties))
    return [(role, names) for role, names in sought if names]


def _bears(number: ColumnElement[int], role: Role, names: tuple[str, ...]) -> ColumnElement[bool]:
    other = NAMING.alias()
    return exists().where(other.c.role == role.value, other.c.name.in_(names), other.c.number == number)


def _bears_each(number: ColumnElement[int], role: Role, names: tuple[str, ...]) -> ColumnElement[bool]:
    """Return what `_bears` does, looked up for each: an engine might read all that bears a name instead."""
    other = NAMING.alias()
    where = (other.c.role == role.value, other.c.name.in_(names), other.c.number == number)
    return select(literal(1)).where(*where).offset(0).correlate_except(other).exists()
