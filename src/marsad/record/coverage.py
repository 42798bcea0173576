"""How much is told of an area: a silence is not peace, and "no news" is not "no reports"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec import Struct

from marsad.extract.statement import Displacement, Statement
from marsad.record.filed import Filed
from marsad.record.place_tree import PlaceTree
from marsad.when.interval import Interval

# A week is that of ISO 8601, Monday to Sunday; the first day that there is was a Monday.
WEEK_DAYS = 7
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


class Sighting(Struct, frozen=True):
    """Report `report_id` by `publisher`, out on day `known`, tells something of `place` on `days`, by one statement."""

    report_id: str
    publisher: str
    known: date | None
    days: Interval
    place: str | None


class Spell(Struct, frozen=True):
    """Report `report` by `publisher` speaks of days `first` to `last`, as ordinals: of some time, where 0."""

    report: str
    publisher: str
    first: int
    last: int


def coverage(items: Iterable[Filed], *, tree: PlaceTree, area: str | None = None, days: Interval = ALWAYS) -> Coverage:
    """Return how much the items tell of `area` (None: of anything, with a place or without) in `days`.

    An open end is the first or the last day on which a report of any of the items came out.
    """
    return coverages(sightings(items), tree=tree, areas=(area,), days=days)[area]


def sightings(items: Iterable[Filed]) -> Iterator[Sighting]:
    """Yield what each item speaks of: each of its places, or of nowhere."""
    for item in items:
        told = item.statement.days
        for place in tuple(dict.fromkeys(_places(item.statement))) or (None,):
            yield Sighting(item.report_id, item.publisher, item.known, told, place)


def coverages(
    seen: Iterable[Sighting], *, tree: PlaceTree, areas: Sequence[str | None], days: Interval = ALWAYS
) -> Mapping[str | None, Coverage]:
    """Return for each of `areas` (None: anywhere and nowhere) how much was told of it in `days`, as `coverage` does."""
    known = tuple(dict.fromkeys(seen))
    out = [each.known.toordinal() for each in known if each.known]
    first = days.start.toordinal() if days.start else min(out, default=1)
    last = days.end.toordinal() if days.end else max(out, default=0)
    own = {area: None if area is None else tree.lineage(area)[0] for area in areas}
    wanted = frozenset(own.values())
    above = cache(lambda place: wanted.intersection((None, *(tree.lineage(place) if place else ()))))
    told: Mapping[str | None, dict[Spell, None]] = defaultdict(dict)
    for sighting in known:
        for area in above(sighting.place):
            told[area].update(dict.fromkeys(spells(sighting)))
    return {area: _coverage(told[inner], first, last) for area, inner in own.items()}


def spells(seen: Sighting) -> Iterator[Spell]:
    """Yield of which days the sighting speaks: that on which it was out, and those of which it tells."""
    out = seen.known.toordinal() if seen.known else 0
    yield Spell(seen.report_id, seen.publisher, out, out)
    start, end = seen.days.start, seen.days.end
    if start and end and (end - start).days < WEEK_DAYS:
        yield Spell(seen.report_id, seen.publisher, start.toordinal(), end.toordinal())


def _places(statement: Statement) -> Iterator[str]:
    ends = (statement.origin, statement.destination) if isinstance(statement, Displacement) else ()
    yield from (place.place_id for place in (*statement.places, *ends) if place and place.place_id)


def _coverage(seen: Iterable[Spell], first: int, last: int) -> Coverage:
    """Return the coverage of what is `seen` of one area on days `first` to `last`."""
    weeks: Mapping[int, list[Spell]] = defaultdict(list)
    dated: list[Spell] = []
    undated: list[Spell] = []
    for each in seen:
        if each.first == 0:
            undated.append(each)
        elif each.first <= last and each.last >= first:
            dated.append(each)
            for week in range(monday(max(each.first, first)), min(each.last, last) + 1, WEEK_DAYS):
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
            for week in range(monday(first), last + 1, WEEK_DAYS)
        ),
    )


def _publishers(seen: Iterable[Spell]) -> int:
    return len({each.publisher for each in seen} - {""})


def monday(day: int) -> int:
    """Return the Monday of the week in which the day lies, both as ordinals."""
    return day - (day - 1) % WEEK_DAYS
