"""Which tellings are compared at all: those near each other in time and place, or in the same words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import floor

from marsad.record.incident.kinship import Likeness, likeness
from marsad.record.incident.told import Told

# Degrees: some 11 km, beyond which no two points are one place (links.yaml). A cell is compared with those around it.
_CELL = 0.1
# Days of which an event has a key each; a longer one is found by its first and last.
_LONG = 8
# Each is compared, under each key, with no more than so many: the last that were out before it. So the work grows with
# the number of statements, and what was out later changes nothing about what was compared before.
MOST = 200
# And with so many of those that are told in its words, where one of the two has no day: each of these was compared with
# as many before it, so what is told again day after day stays one event.
_FEW = 8
# More places than these name a stretch of land; the first by id stand for all.
_MOST_PLACES = 24

Key = tuple[object, ...]
Crowds = Mapping[Key, Sequence[tuple[int, str]]]
NO_CROWDS: Crowds = {}


class Nearby:
    """Tellings by where and when they are, each by its place in the sequence given, under each key in their order.

    `crowds`: of keys under which more are than these, the ranks of all.
    """

    def __init__(self, tellings: Sequence[Told], crowds: Crowds = NO_CROWDS) -> None:
        self._tellings = tellings
        self._crowds = crowds
        self._index: dict[Key, list[int]] = defaultdict(list)
        for place, each in enumerate(tellings):
            for key in own_keys(each):
                self._index[key].append(place)

    def of(self, each: Told) -> list[int]:
        """Return those near `each`, in order; under each key the first `MOST`."""
        return sorted({other for key in asked_keys(each) for other in self._index.get(key, ())[:MOST]})

    def before(self, each: Told, place: int) -> list[int]:
        """Return those near `each`, which stands at `place`, that stand before it; under each key the last `most`.

        The tellings are in order of rank.
        """
        found: set[int] = set()
        for key in asked_keys(each):
            under = self._index.get(key, ())
            end = bisect_left(under, place)
            found.update(under[self._first(key, under, end, each) : end])
        return sorted(found)

    def _first(self, key: Key, under: Sequence[int], end: int, each: Told) -> int:
        """Return from where on they are compared of those `under` the key."""
        crowd = self._crowds.get(key)
        if crowd is None:
            return max(0, end - most(key))
        oldest = crowd[max(0, bisect_left(crowd, each.rank) - most(key))]
        return bisect_left(under, oldest, key=lambda other: self._tellings[other].rank)


def neighbours(tellings: Sequence[Told], crowds: Crowds = NO_CROWDS) -> Iterator[tuple[int, int]]:
    """Yield each pair to compare, as places in `tellings`, each once."""
    order = sorted(range(len(tellings)), key=lambda place: tellings[place].rank)
    by_rank = [tellings[place] for place in order]
    nearby = Nearby(by_rank, crowds)
    for rank, each in enumerate(by_rank):
        for other in nearby.before(each, rank):
            if likeness(each.type, by_rank[other].type) is not Likeness.APART:
                yield order[other], order[rank]


def _days(each: Told) -> tuple[int, ...]:
    if each.start is None or each.end is None:
        return ()
    if each.end - each.start < _LONG:
        return tuple(range(each.start, each.end + 1))
    return (each.start, each.end)


def own_keys(each: Told) -> tuple[Key, ...]:
    """Return the keys under which a telling is found, each once."""
    return tuple(dict.fromkeys(_own(each)))


def asked_keys(each: Told) -> tuple[Key, ...]:
    """Return the keys by which it asks for others, each once: whoever is found by them asks for it in turn."""
    return tuple(dict.fromkeys(_asked(each)))


def most(key: Key) -> int:
    """Return with how many under the key each is compared that asks for it: the last that were out before it."""
    return _FEW if key[0] == "told" or (key[0] == "words" and key[2] is None) else MOST


def askers(key: Key, each: Told) -> tuple[Key, ...]:
    """Return the keys under which those are found that ask for the key, which is one of `each`'s own, and others."""
    if key[0] == "told":
        return (("words", key[1], None),)
    return (("told", key[1]),) if key[0] == "words" and key[2] is None else asked_keys(each)


def _own(each: Told) -> Iterator[Key]:
    days = _days(each)
    if each.wording.words:
        yield ("told", each.wording.words)
        yield from (("words", each.wording.words, day) for day in days or (None,))
    for day in days:
        for spot in each.spots[:_MOST_PLACES]:
            yield ("place", day, spot.key)
            yield ("in" if spot.is_point else "area", day, spot.admin1)
            if spot.is_point:
                yield ("cell", day, *_cell(spot.lat, spot.lon))


def _asked(each: Told) -> Iterator[Key]:
    """Yield also the days around its own, for a day that nobody told, and the cells around its own.

    What has no day may be of any: it asks for the same words, whenever they were told.
    """
    days = _days(each)
    around = sorted({d + step for d in days for step in (-1, 0, 1)})
    if each.wording.words:
        whenever = [("words", each.wording.words, day) for day in (*around, None)]
        yield from whenever if days else [("told", each.wording.words)]
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
