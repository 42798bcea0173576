"""The events as the API asks for them: linked once for each day of knowledge, and kept until something arrives."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from marsad.record.filed import Filed
from marsad.record.incident.brief import Brief, Point, brief
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import knowledge
from marsad.record.incident.linking import incidents
from marsad.record.judgement import judged
from marsad.store import Search, Store
from marsad.store.event_search import ANY_DAY, EventSearch, Order
from marsad.theatre.land import world
from marsad.theatre.theatre import Theatre
from marsad.when.interval import Interval

# Days of knowledge of which the events are kept.
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Events:
    records: Mapping[str, IncidentRecord]
    briefs: tuple[Brief, ...]
    filed: Mapping[str, Filed]
    home: Mapping[str, str]


class EventBook:
    """The events of one store, by the places and parties of one theatre."""

    def __init__(self, store: Store, theatre: Theatre) -> None:
        self._store = store
        self._theatre = replace(theatre, places=world())
        self._known = knowledge(theatre)
        self._kept = lru_cache(maxsize=_KEPT)(self._read)

    def briefs(self, as_of: date | None) -> tuple[Brief, ...]:
        """Return every event in a line, by first day and id, as known on the day."""
        return self._kept(self._store.arrivals(), as_of).briefs

    def find(self, search: EventSearch, order: Order = Order.EARLIEST) -> tuple[Brief, ...]:
        """Return the events that are asked for, in that order."""
        found = [each for each in self.briefs(search.as_of) if self._fits(each, search)]
        return tuple(sorted(found, key=_KEYS[order]))

    def filed(self, record: IncidentRecord, as_of: date | None) -> tuple[Filed, ...]:
        """Return the statements behind the event, then the turns of control that it brought, as people left them."""
        filed = self._kept(self._store.arrivals(), as_of).filed
        return tuple(filed[each] for each in (*record.statements, *record.context))

    def event(self, key: str, as_of: date | None) -> IncidentRecord | None:
        """Return the event with this id, or that of which the statement with this id tells, as known on the day."""
        events = self._kept(self._store.arrivals(), as_of)
        return events.records.get(events.home.get(key, key))

    def _fits(self, each: Brief, search: EventSearch) -> bool:
        return (
            _meets(search.types, each.types)
            and _meets(search.parties, each.parties)
            and _meets(search.publishers, each.publishers)
            and _may_be_within(each, search.days)
            and (search.area is None or any(self._is_in(point, search.area) for point in each.places))
        )

    def _is_in(self, point: Point, area: str) -> bool:
        if point.id is not None:
            return self._known.places.within(area, point.id)
        return bool(point.admin1) and self._known.places.governorates.get(str(point.admin1)) == area

    def _read(self, _arrivals: tuple[int, int], as_of: date | None) -> _Events:
        items, judgements = self._store.find(Search(as_of=as_of)), self._store.judgements()
        left = judged(items, judgements, theatre=self._theatre, as_of=as_of)
        records = incidents(left.items, as_of=as_of, known=self._known, merges=left.merges, splits=left.splits)
        filed = {item.id: item for item in left.items}
        return _Events(
            records={record.id: record for record in records},
            briefs=tuple(brief(record, filed) for record in records),
            filed=filed,
            home={key: record.id for record in records for key in (*record.statements, *record.context)},
        )


def _meets(wanted: Collection[object], there: Iterable[object]) -> bool:
    return not wanted or any(each in wanted for each in there)


def _may_be_within(each: Brief, days: Interval) -> bool:
    if days == ANY_DAY:
        return True
    if each.start is None and each.end is None:
        return False
    begins_late = days.end is not None and each.start is not None and each.start > days.end
    ends_early = days.start is not None and each.end is not None and each.end < days.start
    return not begins_late and not ends_early


def _first(each: Brief) -> tuple[int, str]:
    return ((each.start or each.end or date.max).toordinal(), each.id)


def _least_first(number: int | None) -> int:
    return 1 if number is None else -number


_KEYS: Mapping[Order, Callable[[Brief], tuple[object, ...]]] = {
    Order.EARLIEST: _first,
    Order.LATEST: lambda each: (-(each.start or each.end or date.min).toordinal(), *_first(each)),
    Order.DEADLIEST: lambda each: (_least_first(each.killed.low if each.killed else None), *_first(each)),
    Order.INDEPENDENT: lambda each: (-each.independent, *_first(each)),
    Order.LONGEST_TOLD: lambda each: (-each.statements, *_first(each)),
    Order.NEWEST: lambda each: (-(each.known or date.min).toordinal(), *_first(each)),
}
