"""A search for reports: what is asked, and the queries that answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import reduce
from operator import add
from typing import Any

from msgspec.structs import replace
from sqlalchemy import ColumnElement, Select, case, column, func, literal_column, select, table

from marsad.store.asked import REPORT_WORDS, Asked, Term
from marsad.store.catalogue import EVERY, ROW_BITS, first_of, mark
from marsad.store.engine.clause import Unsorted, fits
from marsad.store.engine.phrase import in_order
from marsad.store.schema import CATALOGUE, DAILY, REPORT
from marsad.store.wording import asked, terms
from marsad.when.interval import Interval

ANY_DAY = Interval(None, None)
_WORDS = table("report_text", column("rowid"))
# Days are counted from 1; no report of an unknown day has so high a number.
_DATED = first_of(date.min)
# More than any number.
_BEYOND = 1 << 62
# What is read of a report for a list; all of it only where the words asked for stand further on.
LEAD = 20_000


class Order(Enum):
    """In which order reports are listed; those of no known day last, except by relevance."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Some land: the places with these ids, and all in the governorates of these usual English names."""

    places: tuple[str, ...] = ()
    governorates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSearch:
    """Reports that fit every field which is not left empty, and within a field any of its values.

    `text` holds words of the report or its title, with whatever is attached before them: phrases between quotation
    marks, words to be left out behind a minus, beginnings of words before a star. `publishers` brought it out. It
    states something of one of `kinds`; and of each of `areas` something that names a place there. It came out on one
    of `days`, and with `as_of` by then.
    """

    text: str = ""
    publishers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    days: Interval = ANY_DAY
    as_of: date | None = None

    def terms(self) -> tuple[Term, ...]:
        """Return the words that are searched for.

        Raises:
            WordingError: they are written in a form that means nothing.
        """
        return terms(self.text)

    def asked(self) -> Asked | None:
        """Return what the index is asked for, None where any report fits.

        Raises:
            WordingError: the words are written in a form that means nothing.
        """
        groups = (
            tuple(mark("p", each) for each in self.publishers),
            tuple(mark("k", each) for each in self.kinds),
        )
        return asked(self.terms(), [*filter(None, groups), *map(_there, self.areas)], EVERY)


def numbers(
    search: ReportSearch, order: Order, asked: Asked | None = None, *, is_far: bool = False
) -> tuple[Select[Any], ...]:
    """Return the queries that give the numbers of the reports in order, those of the second after those of the first.

    `asked` is what the index is asked for, but for the order by relevance, where that is more than the search says.
    With `is_far` they are for a page far down.

    Raises:
        WordingError: the words are written in a form that means nothing.
    """
    wanted = tuple(term for term in search.terms() if not term.excluded)
    if order is Order.RELEVANCE and wanted:
        return _relevant(search, wanted)
    number, where = _ordered(search, asked, rising=order is Order.OLDEST)
    query = select(number).where(*where)
    place = Unsorted(number) if is_far and search.asked() else number
    # The index of days has the numbers in their order, and is a tenth as long as the catalogue.
    days = [CATALOGUE.c.day] if search.asked() is None and not where else []
    if order is not Order.OLDEST:
        return (query.order_by(*(day.desc().nulls_last() for day in days), place.desc()),)
    rising = [day.nulls_first() for day in days]
    dated, undated = query.where(number >= _DATED), query.where(number < _DATED)
    return (dated.order_by(*rising, place), undated.order_by(*rising, place))


def counted(search: ReportSearch) -> Select[Any]:
    """Return the query for how many there are.

    Raises:
        WordingError: the words are written in a form that means nothing.
    """
    _, where = _source(search)
    return select(func.count()).select_from(_WORDS if search.asked() else CATALOGUE).where(*where)


def counted_by_day(search: ReportSearch) -> Select[Any]:
    """Return the query for how many there are of each day, as `catalogue.day_of` takes it.

    Raises:
        WordingError: the words are written in a form that means nothing.
    """
    number, where = _source(search)
    day = number.op(">>")(literal_column(str(ROW_BITS))).label("day")
    return select(day, func.count().label("reports")).where(*where).group_by(day).order_by(day)


def listed(found: Sequence[int]) -> Select[Any]:
    """Return the query for the reports of these numbers, the latest first, with the beginnings of their texts."""
    twin = REPORT.alias()
    first = select(func.min(twin.c.key)).where(twin.c.id == REPORT.c.id).scalar_subquery()
    columns = (
        *(REPORT.c.key, REPORT.c.id, REPORT.c.source, REPORT.c.publisher, REPORT.c.record, REPORT.c.given),
        *(REPORT.c.published_start, REPORT.c.published_end, first.label("found")),
        func.substr(REPORT.c.text, 1, LEAD).label("lead"),
        func.length(REPORT.c.text).label("length"),
    )
    query = select(CATALOGUE, *columns).join(REPORT, REPORT.c.key == CATALOGUE.c.report)
    return query.where(CATALOGUE.c.number.in_(found)).order_by(CATALOGUE.c.number.desc())


def by_day_and_publisher(as_of: date | None) -> Select[Any]:
    """Return the query for how many reports each publisher brought out on each day, up to `as_of`."""
    query = select(DAILY).order_by(DAILY.c.day, DAILY.c.publisher)
    return query if as_of is None else query.where(DAILY.c.day.between(1, as_of.toordinal()))


def _relevant(search: ReportSearch, wanted: tuple[Term, ...]) -> tuple[Select[Any], ...]:
    """Return the queries for those with some of the words in the title, and for those with none.

    The latter, of a common word nearly all, stand in the index's own order, so that the first are there at once.
    """
    words = search.asked()
    if words is None:
        return ()
    titled = [_titled(wanted).desc()] if len(wanted) > 1 else []
    number, where = (_source if titled else _ordered)(search, replace(words, titled=wanted))
    told = select(number).where(*where).order_by(*titled, number.desc())
    number, where = _ordered(search, replace(words, untitled=wanted))
    return told, select(number).where(*where).order_by(number.desc())


def _ordered(
    search: ReportSearch, asked: Asked | None = None, *, rising: bool = False
) -> tuple[ColumnElement[int], list[ColumnElement[bool]]]:
    """Return what `_source` does, for a page of rows in the order of their numbers."""
    words, (low, high) = asked or search.asked(), _bounds(search)
    found = None if words is None else in_order(words, low=low or 0, high=high or _BEYOND, rising=rising)
    return _source(search, asked) if found is None else (found.c.rowid, [])


def _source(search: ReportSearch, asked: Asked | None = None) -> tuple[ColumnElement[int], list[ColumnElement[bool]]]:
    """Return the column of numbers, of the index or of the catalogue, and what must hold of a row.

    `asked` is what the index is asked for, unless that is all that the search asks it for.
    """
    words, (low, high) = asked or search.asked(), _bounds(search)
    number: ColumnElement[int] = CATALOGUE.c.number if words is None else _WORDS.c.rowid
    where: list[ColumnElement[bool]] = [] if words is None else [fits(REPORT_WORDS, words)]
    if low is not None:
        where.append(number >= low)
    if high is not None:
        where.append(number < high)
    return number, where


def _bounds(search: ReportSearch) -> tuple[int | None, int | None]:
    """Return the first number of the days that are asked for and the first after them, None where it may be any."""
    start, end = search.days.start, _earlier(search.days.end, search.as_of)
    if start is None and end is None:
        return None, None
    low = first_of(start) if start else _DATED
    if end is None:
        return low, None
    return low, first_of(end + timedelta(days=1)) if end < date.max else _BEYOND


def _titled(terms: Sequence[Term]) -> ColumnElement[int]:
    """Return how many of the words stand in the title."""
    asked = (Asked(wanted=(term,), in_title=True) for term in terms)
    there = (select(_WORDS.c.rowid).where(fits(REPORT_WORDS, each)).correlate(None) for each in asked)
    return reduce(add, (case((_WORDS.c.rowid.in_(each), 1), else_=0) for each in there))


def _there(area: Area) -> tuple[str, ...]:
    """Return the marks of which a report of the area bears one: of an empty area none does."""
    marks = (*(mark("l", each) for each in area.places), *(mark("g", each) for each in area.governorates))
    return marks or (mark("l", ""),)


def _earlier(day: date | None, other: date | None) -> date | None:
    return min((each for each in (day, other) if each is not None), default=None)
