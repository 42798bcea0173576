"""The reports of one store as the API asks for them; what is counted is kept until a report arrives."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from marsad.inquiry.area import area_of
from marsad.inquiry.ground import told_of
from marsad.record.coverage import Coverage
from marsad.store import ReportSearch, Store
from marsad.store.report_search import Order
from marsad.store.shelf import DayCount, FoundReport, Neighbours
from marsad.when.interval import Interval

# Searches of which the count is kept, days of knowledge of which all days are, and areas of which the weeks are.
_KEPT_COUNTS, _KEPT_DAYS, _KEPT_WEEKS = 512, 64, 256

_Arrivals = tuple[int, int]


class ReportBook:
    """The reports of a store, to be searched and counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts = lru_cache(maxsize=_KEPT_COUNTS)(self._read_count)
        self._days = lru_cache(maxsize=_KEPT_COUNTS)(self._read_days)
        self._published = lru_cache(maxsize=_KEPT_DAYS)(self._read_published)
        self._weeks = lru_cache(maxsize=_KEPT_WEEKS)(self._read_weeks)

    def find(self, search: ReportSearch, *, order: Order, offset: int, limit: int) -> tuple[FoundReport, ...]:
        """Return the reports that fit, a page of them."""
        return self._store.shelf.find(search, order=order, limit=limit, offset=offset)

    def each(self, search: ReportSearch, order: Order) -> Iterator[FoundReport]:
        """Yield every report that fits."""
        return self._store.shelf.each(search, order=order)

    def beside(self, address: str, search: ReportSearch) -> Neighbours | None:
        """Return the reports that fit next before and after that with the id or key, None where there is no such."""
        return self._store.shelf.beside(address, search)

    def count(self, search: ReportSearch) -> int:
        """Return how many reports fit."""
        return self._counts(self._store.arrivals(), search)

    def by_day(self, search: ReportSearch) -> Mapping[date | None, int]:
        """Return how many reports that fit came out on each day (None: unknown)."""
        return self._days(self._store.arrivals(), search)

    def published(self, as_of: date | None = None) -> Sequence[DayCount]:
        """Return how many reports each publisher brought out on each day, up to `as_of`, unknown days first."""
        return self._published(self._store.arrivals(), as_of)

    def publishers(self) -> Mapping[str, int]:
        """Return how many reports each known publisher brought out, the most first."""
        counts: Counter[str] = Counter()
        for each in self.published():
            if each.publisher is not None:
                counts[each.publisher] += each.reports
        return dict(counts.most_common())

    def weeks(self, area_id: str | None, days: Interval, as_of: date | None) -> Coverage:
        """Return how much is told of the area (None: of anything) in the days, week by week."""
        return self._weeks(self._store.arrivals(), area_id, days, as_of)

    def _read_count(self, _arrivals: _Arrivals, search: ReportSearch) -> int:
        return self._store.shelf.count(search)

    def _read_days(self, _arrivals: _Arrivals, search: ReportSearch) -> Mapping[date | None, int]:
        return self._store.shelf.count_by_day(search)

    def _read_published(self, _arrivals: _Arrivals, as_of: date | None) -> Sequence[DayCount]:
        return self._store.shelf.days(as_of)

    def _read_weeks(self, _arrivals: _Arrivals, area_id: str | None, days: Interval, as_of: date | None) -> Coverage:
        return told_of(self._store, area_of(area_id) if area_id else None, days, as_of=as_of)
