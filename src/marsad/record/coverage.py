"""How much is told of an area: a silence is not peace, and "no news" is not "no reports"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from marsad.extract.statement import Displacement, Statement
from marsad.record.filed import Filed
from marsad.record.place_tree import PlaceTree
from marsad.when.interval import Interval

# A week is that of ISO 8601, Monday to Sunday; the first day that there is was a Monday.
_WEEK_DAYS = 7
ALWAYS = Interval(None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """In the week that begins on Monday `week`, how many reports and publishers speak of the area in that week.

    A report speaks of a week if it came out in it and states anything of the area, or if it tells something of the area
    whose days, known to within a week, meet it. A publisher who is not known counts as none.
    """

    week: date
    reports: int
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many reports and publishers speak of an area in some days, and in each week that these meet, none left out.

    Of a week that begins before the days or ends after them only the days asked for count. `undated` reports, which
    came out on an unknown day and tell nothing of these days, speak of the area at some time.
    """

    reports: int
    publishers: int
    undated: int
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class _Sighting:
    """Report `report` by `publisher` speaks of `place` on days `first` to `last`, as ordinals: some time, where 0."""

    report: str
    publisher: str
    place: str | None
    first: int
    last: int


def coverage(items: Iterable[Filed], *, tree: PlaceTree, area: str | None = None, days: Interval = ALWAYS) -> Coverage:
    """Return how much the items tell of `area` (None: of anything, with a place or without) in `days`.

    An open end is the first or the last day on which a report of any of the items came out.
    """
    return coverages(items, tree=tree, areas=(area,), days=days)[area]


def coverages(
    items: Iterable[Filed], *, tree: PlaceTree, areas: Sequence[str | None], days: Interval = ALWAYS
) -> Mapping[str | None, Coverage]:
    """Return for each of `areas` what `coverage` does."""
    known = tuple(items)
    out = [item.known.toordinal() for item in known if item.known]
    first = days.start.toordinal() if days.start else min(out, default=1)
    last = days.end.toordinal() if days.end else max(out, default=0)
    own = {area: None if area is None else tree.lineage(area)[0] for area in areas}
    wanted = frozenset(own.values())
    above = cache(lambda place: wanted.intersection((None, *(tree.lineage(place) if place else ()))))
    seen: Mapping[str | None, list[_Sighting]] = defaultdict(list)
    for sighting in dict.fromkeys(_sightings(known)):
        for area in above(sighting.place):
            seen[area].append(sighting)
    return {area: _coverage(seen[inner], first, last) for area, inner in own.items()}


def _sightings(items: Iterable[Filed]) -> Iterator[_Sighting]:
    for item in items:
        out = item.known.toordinal() if item.known else 0
        told = item.statement.days
        spans = [(out, out)]
        if told.start and told.end and (told.end - told.start).days < _WEEK_DAYS:
            spans.append((told.start.toordinal(), told.end.toordinal()))
        for place in dict.fromkeys((None, *_places(item.statement))):
            yield from (_Sighting(item.report_id, item.publisher, place, *span) for span in spans)


def _places(statement: Statement) -> Iterator[str]:
    ends = (statement.origin, statement.destination) if isinstance(statement, Displacement) else ()
    yield from (place.place_id for place in (*statement.places, *ends) if place and place.place_id)


def _coverage(seen: Iterable[_Sighting], first: int, last: int) -> Coverage:
    """Return the coverage of what is `seen` of one area on days `first` to `last`."""
    weeks: Mapping[int, list[_Sighting]] = defaultdict(list)
    dated: list[_Sighting] = []
    undated: list[_Sighting] = []
    for each in seen:
        if each.first == 0:
            undated.append(each)
        elif each.first <= last and each.last >= first:
            dated.append(each)
            for week in range(_monday(max(each.first, first)), min(each.last, last) + 1, _WEEK_DAYS):
                weeks[week].append(each)
    in_time = {each.report for each in dated}
    return Coverage(
        reports=len(in_time),
        publishers=_publishers(dated),
        undated=len({each.report for each in undated} - in_time),
        weeks=tuple(
            Week(
                week=date.fromordinal(week),
                reports=len({each.report for each in weeks.get(week, ())}),
                publishers=_publishers(weeks.get(week, ())),
            )
            for week in range(_monday(first), last + 1, _WEEK_DAYS)
        ),
    )


def _publishers(seen: Iterable[_Sighting]) -> int:
    return len({each.publisher for each in seen} - {""})


def _monday(day: int) -> int:
    return day - (day - 1) % _WEEK_DAYS
