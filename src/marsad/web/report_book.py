"""The reports of one store as the API asks for them; what is counted is kept until a report arrives."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from marsad.record.coverage import Coverage, coverages
from marsad.store import ReportSearch, Search, Store
from marsad.store.report_search import Area, Order
from marsad.store.shelf import DayCount, FoundReport
from marsad.web import land
from marsad.when.interval import Interval

# Searches of which the count is kept, areas of which the places are, and of which the weeks are.
_KEPT_COUNTS, _KEPT_AREAS, _KEPT_WEEKS = 512, 64, 32

_Arrivals = tuple[int, int]


class ReportBook:
    """The reports of a store, to be searched and counted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts = lru_cache(maxsize=_KEPT_COUNTS)(self._read_count)
        self._days = lru_cache(maxsize=_KEPT_COUNTS)(self._read_days)
        self._published = lru_cache(maxsize=_KEPT_AREAS)(self._read_published)
        self._weeks = lru_cache(maxsize=_KEPT_WEEKS)(self._read_weeks)
        self._area = lru_cache(maxsize=_KEPT_AREAS)(land.area)

    def find(self, search: ReportSearch, *, order: Order, offset: int, limit: int) -> tuple[FoundReport, ...]:
        """Return the reports that fit, a page of them."""
        return self._store.shelf.find(search, order=order, limit=limit, offset=offset)

    def each(self, search: ReportSearch, order: Order) -> Iterator[FoundReport]:
        """Yield every report that fits."""
        return self._store.shelf.each(search, order=order)

    def count(self, search: ReportSearch) -> int:
        """Return how many reports fit."""
        return self._counts(self._store.arrivals(), search)

    def by_day(self, search: ReportSearch) -> Mapping[date | None, int]:
        """Return how many reports that fit came out on each day (None: unknown)."""
        return self._days(self._store.arrivals(), search)

    def published(self, as_of: date | None = None) -> Sequence[DayCount]:
        """Return how many reports each publisher brought out on each day, up to `as_of`, unknown days first."""
        return self._published(self._store.arrivals(), as_of)

    def area(self, area_id: str) -> Area:
        """Return the area of that id as reports are asked for it."""
        return self._area(area_id)

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
        places = land.places_in(area_id) if area_id else ()
        seen = self._store.sightings(Search(places=places, as_of=as_of), with_places=area_id is not None)
        return coverages(seen, tree=land.tree(), areas=(area_id,), days=days)[area_id]
