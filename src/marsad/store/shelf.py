"""The reports as they are searched: what fits, page by page, and how many came out on which day."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Engine, Row, Select, select

from marsad.address import Address
from marsad.extract.contract import KINDS
from marsad.store import report_search
from marsad.store.asked import REPORT_WORDS, Asked, Term
from marsad.store.catalogue import day_of
from marsad.store.engine.kinds import kind_of
from marsad.store.facet import Role
from marsad.store.kept import KeptReport
from marsad.store.report_list import by_address
from marsad.store.report_search import LEAD, Order, ReportSearch
from marsad.store.rows import heading_of, title_end
from marsad.store.schema import CATALOGUE, REPORT
from marsad.store.search import mentioned
from marsad.store.snippet import Snippet, hits, snippet
from marsad.store.transaction import blamed, reading
from marsad.text.span import Span
from marsad.when.interval import Interval

_KINDS = tuple(KINDS.values())
EVERY_REPORT = ReportSearch()
# How many reports or places are asked for at a time.
_AT_ONCE = 500


# From there on a page is far down: our choice, of about equal cost both ways of words that one report of ten has.
_FAR = 1000


class FoundReport(Struct, frozen=True, kw_only=True):
    """A report that fits a search, with how many statements it makes of each kind.

    `heading` is its title, from the text or metadata, and `heading_hits` where in it the words stand that were searched
    for. `snippet` is None where the report has nothing but a title, or the words stand only there.
    """

    kept: KeptReport
    kinds: Mapping[str, int]
    heading: str | None
    heading_hits: tuple[Span, ...]
    snippet: Snippet | None


class Neighbours(Struct, frozen=True, kw_only=True):
    """The reports that came out next before and next after another, None where there is none."""

    earlier: FoundReport | None
    later: FoundReport | None


class DayCount(Struct, frozen=True, kw_only=True):
    """`publisher` (None: unknown) brought out so many reports on `day` (None: not known exactly)."""

    day: date | None
    publisher: str | None
    reports: int


class Shelf:
    """The reports of a store, to be searched.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
        WordingError: from those that take a search, where its words are written in a form that means nothing.
    """

    __slots__ = ("_engine", "address")

    def __init__(self, address: Address, engine: Engine) -> None:
        self.address = address
        self._engine = engine

    def find(
        self, search: ReportSearch = EVERY_REPORT, *, order: Order = Order.NEWEST, limit: int = 100, offset: int = 0
    ) -> tuple[FoundReport, ...]:
        """Return the reports that fit, `limit` of them after the first `offset`, in the order."""
        found = self._numbers(
            report_search.numbers(search, order, self._asked(search), is_far=offset >= _FAR), limit, offset
        )
        rows = {row.number: row for row in self._rows(report_search.listed(found))}
        asked = search.terms()
        # One that somebody deletes by hand meanwhile is left out.
        return tuple(self._told(rows[number], asked) for number in found if number in rows)

    def _asked(self, search: ReportSearch) -> Asked | None:
        """Return what the index is asked for: of a beginning, all words that begin so, where that is quicker."""
        asked = search.asked()
        if asked is None or not any(term.begins for term in asked.wanted):
            return asked
        with blamed(self.address), reading(self._engine) as connection:
            forms = partial(kind_of(connection).forms, connection, REPORT_WORDS)
            wanted = (replace(term, forms=forms(term)) if term.begins else term for term in asked.wanted)
            return replace(asked, wanted=tuple(wanted))

    def each(self, search: ReportSearch = EVERY_REPORT, *, order: Order = Order.NEWEST) -> Iterator[FoundReport]:
        """Yield every report that fits, in the order, without snippets and hits."""
        found = self._numbers(report_search.numbers(search, order), -1, 0)
        for at in range(0, len(found), _AT_ONCE):
            rows = {row.number: row for row in self._rows(report_search.listed(found[at : at + _AT_ONCE]))}
            yield from (_plain(rows[number]) for number in found[at : at + _AT_ONCE] if number in rows)

    def beside(self, address: str, search: ReportSearch = EVERY_REPORT) -> Neighbours | None:
        """Return the reports that fit next before and next after that of the id or key, None where there is no such."""
        here = by_address(address).join(CATALOGUE, CATALOGUE.c.report == REPORT.c.key)
        found = self._rows(here.with_only_columns(CATALOGUE.c.number).limit(1))
        if not found:
            return None
        number: int = found[0].number
        before = [_beyond(query, number, later=False) for query in report_search.numbers(search, Order.NEWEST)]
        # Those of no known day have the least numbers.
        rising = reversed(report_search.numbers(search, Order.OLDEST))
        after = [_beyond(query, number, later=True) for query in rising]
        return Neighbours(earlier=self._first(before), later=self._first(after))

    def _first(self, queries: Iterable[Select[Any]]) -> FoundReport | None:
        found = self._numbers(queries, 1, 0)
        rows = self._rows(report_search.listed(found)) if found else ()
        return _plain(rows[0]) if rows else None

    def count(self, search: ReportSearch = EVERY_REPORT) -> int:
        """Return how many reports fit."""
        return int(self._rows(report_search.counted(search))[0][0])

    def count_by_day(self, search: ReportSearch = EVERY_REPORT) -> dict[date | None, int]:
        """Return how many reports that fit came out on each day (None: on one that is not known exactly)."""
        found: Counter[date | None] = Counter()
        for row in self._rows(report_search.counted_by_day(search)):
            found[day_of(row.day)] += row.reports
        return dict(found)

    def days(self, as_of: date | None = None) -> tuple[DayCount, ...]:
        """Return how many reports each publisher brought out on each day, up to `as_of`, unknown days first."""
        return tuple(
            DayCount(
                day=date.fromordinal(row.day) if row.day else None, publisher=row.publisher or None, reports=row.reports
            )
            for row in self._rows(report_search.by_day_and_publisher(as_of))
        )

    def mentions(self, place_ids: Iterable[str]) -> dict[str, int]:
        """Return how many statements name each of these places, by id, without those that none names."""
        asked = sorted(set(place_ids))
        parts = (asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE))
        return {row.name: row.many for part in parts for row in self._rows(mentioned(Role.PLACE, part))}

    def _numbers(self, queries: Iterable[Select[Any]], limit: int, offset: int) -> tuple[int, ...]:
        """Return up to `limit` numbers (all, where it is negative) of the queries' one after another."""
        found: list[int] = []
        for query in queries:
            rows = self._rows(query.limit(limit - len(found) if limit >= 0 else None).offset(offset))
            found += [row[0] for row in rows]
            if 0 <= limit <= len(found):
                break
            # What is left out is left out once, of the first that has so many.
            offset = 0 if rows or not offset else max(0, offset - len(self._rows(query.limit(offset))))
        return tuple(found)

    def _told(self, row: Row[Any], asked: Sequence[Term]) -> FoundReport:
        plain = _plain(row)
        marked = hits(plain.heading, asked) if plain.heading else ()
        return replace(plain, heading_hits=marked, snippet=self._snippet(row, asked))

    def _snippet(self, row: Row[Any], asked: Sequence[Term]) -> Snippet | None:
        start = title_end(row.record)
        found = snippet(row.lead, asked, start=start)
        if found is None and row.length > LEAD:
            whole = self._rows(select(REPORT.c.text).where(REPORT.c.key == row.key))[0].text
            return snippet(whole, asked, start=start)
        return found

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with blamed(self.address), reading(self._engine) as connection:
            kind_of(connection).by_index(connection)
            return connection.execute(query).all()


def _beyond(query: Select[Any], number: int, *, later: bool) -> Select[Any]:
    (column,) = query.selected_columns
    return query.where(column > number if later else column < number)


def _plain(row: Row[Any]) -> FoundReport:
    heading = heading_of(row.record, row.given, row.lead) or None
    kinds = {kind: row._mapping[kind] for kind in _KINDS}
    kept = KeptReport(
        key=row.key,
        id=row.id,
        address=row.id if row.key == row.found else row.key,
        source=row.source,
        title=heading,
        publisher=row.publisher,
        published=Interval(row.published_start, row.published_end),
        statements=sum(kinds.values()),
    )
    return FoundReport(kept=kept, kinds=kinds, heading=heading, heading_hits=(), snippet=None)
