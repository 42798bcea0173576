"""The reports as they are searched: what fits, page by page, and how many came out on which day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Engine, Row, Select, select

from marsad.store import report_search
from marsad.store.kept import KeptReport
from marsad.store.report_search import LEAD, Order, ReportSearch
from marsad.store.rows import heading_of, title_end
from marsad.store.schema import REPORT
from marsad.store.snippet import Snippet, hits, snippet
from marsad.store.sqlite import blamed, reading
from marsad.store.wording import Term
from marsad.text.span import Span
from marsad.when.interval import Interval

_KINDS = ("control", "casualties", "displacement", "incident")
EVERY_REPORT = ReportSearch()


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

    __slots__ = ("_engine", "path")

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def find(
        self, search: ReportSearch = EVERY_REPORT, *, order: Order = Order.NEWEST, limit: int = 100, offset: int = 0
    ) -> tuple[FoundReport, ...]:
        """Return the reports that fit, `limit` of them after the first `offset`, in the order."""
        found = self._numbers(report_search.numbers(search, order), limit, offset)
        rows = {row.number: row for row in self._rows(report_search.listed(found))}
        asked = search.terms()
        return tuple(self._told(rows[number], asked) for number in found if number in rows)

    def count(self, search: ReportSearch = EVERY_REPORT) -> int:
        """Return how many reports fit."""
        return int(self._rows(report_search.counted(search))[0][0])

    def count_by_day(self, search: ReportSearch = EVERY_REPORT) -> dict[date | None, int]:
        """Return how many reports that fit came out on each day, by the last on which they may have (None: unknown)."""
        rows = self._rows(report_search.counted_by_day(search))
        return {date.fromordinal(row.day) if row.day else None: row.reports for row in rows}

    def days(self, as_of: date | None = None) -> tuple[DayCount, ...]:
        """Return how many reports each publisher brought out on each day, up to `as_of`, unknown days first."""
        return tuple(
            DayCount(
                day=date.fromordinal(row.day) if row.day else None, publisher=row.publisher or None, reports=row.reports
            )
            for row in self._rows(report_search.by_day_and_publisher(as_of))
        )

    def publishers(self) -> dict[str, int]:
        """Return how many reports each known publisher brought out, the most first."""
        counts: Counter[str] = Counter()
        for each in self.days():
            if each.publisher is not None:
                counts[each.publisher] += each.reports
        return dict(counts.most_common())

    def _numbers(self, queries: Iterable[Select[Any]], limit: int, offset: int) -> tuple[int, ...]:
        found: list[int] = []
        for query in queries:
            if len(found) < limit:
                rows = self._rows(query.limit(limit - len(found)).offset(offset))
                # Of those before, all are left out; behind them some were left out already.
                offset = 0 if rows else max(0, offset - self._many(query, offset))
                found += [row[0] for row in rows]
        return tuple(found)

    def _many(self, query: Select[Any], most: int) -> int:
        return len(self._rows(query.limit(most))) if most else 0

    def _told(self, row: Row[Any], asked: Sequence[Term]) -> FoundReport:
        heading = heading_of(row.record, row.given, row.lead)
        kinds = {kind: row._mapping[kind] for kind in _KINDS}
        return FoundReport(
            kept=_kept(row, heading, sum(kinds.values())),
            kinds=kinds,
            heading=heading or None,
            heading_hits=hits(heading, asked) if heading else (),
            snippet=self._snippet(row, asked),
        )

    def _snippet(self, row: Row[Any], asked: Sequence[Term]) -> Snippet | None:
        start = title_end(row.record)
        found = snippet(row.lead, asked, start=start)
        if found is None and row.length > LEAD:
            whole = self._rows(select(REPORT.c.text).where(REPORT.c.key == row.key))[0].text
            return snippet(whole, asked, start=start)
        return found

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with blamed(self.path), reading(self._engine) as connection:
            return connection.execute(query).all()


def _kept(row: Row[Any], heading: str, statements: int) -> KeptReport:
    return KeptReport(
        key=row.key,
        id=row.id,
        address=row.id if row.key == row.found else row.key,
        source=row.source,
        title=heading or None,
        publisher=row.publisher,
        published=Interval(row.published_start, row.published_end),
        statements=statements,
    )
