"""Which tellings are compared at all: those near each other in time and place, or in the same words."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import floor

from marsad.record.incident.kinship import Likeness, likeness
from marsad.record.incident.told import Told

# Degrees: some 11 km, beyond which no two points are one place (links.yaml). A cell is compared with those around it.
_CELL = 0.1
# Days of which an event has a key each; a longer one is found by its first and last.
_LONG = 8
# More than this many in one cell on one day are compared only where they name the same place, and then each with so
# many of the next by day and id; so that the work grows with the number of statements.
_CROWD = 200
_NEXT = 40
# More places than these name a stretch of land; the first by id stand for all.
_MOST_PLACES = 24

Key = tuple[object, ...]


class Nearby:
    """Tellings by where and when they are, each by its place in the sequence given."""

    def __init__(self, tellings: Sequence[Told]) -> None:
        self._index: dict[Key, list[int]] = defaultdict(list)
        for place, each in enumerate(tellings):
            for key in _own(each):
                self._index[key].append(place)

    def of(self, each: Told, *, behind: int = -1) -> list[int]:
        """Return those to compare with `each` whose place is above `behind`, in order."""
        return sorted({other for key in _asked(each) for other in self._few(key, behind)})

    def _few(self, key: Key, behind: int) -> Iterator[int]:
        """Yield those of the key: all, or the next few where they are a crowd."""
        crowd = self._index.get(key, ())
        if len(crowd) <= _CROWD:
            yield from (other for other in crowd if other > behind)
        elif key[0] == "place":
            first = bisect_right(crowd, behind)
            yield from crowd[first : first + _NEXT]


def neighbours(tellings: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield each pair to compare, as places in `tellings`, which are in order of id; the lower first, each once."""
    nearby = Nearby(tellings)
    for place, each in enumerate(tellings):
        for other in nearby.of(each, behind=place):
            if likeness(each.type, tellings[other].type) is not Likeness.APART:
                yield place, other


def _days(each: Told) -> tuple[int, ...]:
    if each.start is None or each.end is None:
        return ()
    if each.end - each.start < _LONG:
        return tuple(range(each.start, each.end + 1))
    return (each.start, each.end)


def _own(each: Told) -> Iterator[Key]:
    """Yield the keys under which a telling is found."""
    if each.wording.words:
        yield ("words", each.wording.words)
    for day in _days(each):
        for spot in each.spots[:_MOST_PLACES]:
            yield ("place", day, spot.key)
            yield ("in" if spot.is_point else "area", day, spot.admin1)
            if spot.is_point:
                yield ("cell", day, *_cell(spot.lat, spot.lon))


def _asked(each: Told) -> Iterator[Key]:
    """Yield the keys by which it asks for others: the days around a day that nobody told, the cells around its own."""
    if each.wording.words:
        yield ("words", each.wording.words)
    days = _days(each)
    around = sorted({d + step for d in days for step in (-1, 0, 1)})
    for day in around:
        for spot in each.spots[:_MOST_PLACES]:
            yield ("place", day, spot.key)
            yield ("area", day, spot.admin1)
            if spot.is_point:
                x, y = _cell(spot.lat, spot.lon)
                yield from (("cell", day, x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
            else:
                yield ("in", day, spot.admin1)


def _cell(lat: float | None, lon: float | None) -> tuple[int, int]:
    return floor((lat or 0) / _CELL), floor((lon or 0) / _CELL)
