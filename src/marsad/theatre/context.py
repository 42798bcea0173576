"""What a report says of where it is: the places it names beyond doubt, and what they tell of the others."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from marsad.theatre.place import Place, PlaceKind

# Letters of text over which what a place tells of another falls to a third; a sentence of a bulletin has about 200.
REACH_LETTERS = 600.0
# A neighbour in the same list tells as much as so many places elsewhere.
IN_LIST = 3.0
# No place of a report tells nothing of another, however far apart they stand.
LEAST_DECAY = 0.15
# So many letters apart it tells no more than that; what is left before, by letters.
_DECAYED = math.ceil(-REACH_LETTERS * math.log(LEAST_DECAY))
_LEFT = tuple(math.exp(-apart / REACH_LETTERS) for apart in range(_DECAYED))
# Kilometres over which nearness falls to a third; Syrian subdistricts are about 25 km across.
REACH_KM = 25.0
# How much likelier a quarter belongs to a city named before it than to one named after.
BEFORE = 1.5
# What a governorate's name says for its seat, beside the seat's own.
BY_SEAT = 0.5
# A city counts so much even where nothing else of its governorate is named.
LEAST_SHARE = 0.3
_KM_PER_DEGREE = 111.2
# Farther north or south than this, about 220 km, nothing is near.
FAR_DEGREES = 2.0


class Evidence(NamedTuple):
    """Place `place`, named at folded offset `at` in list `group`, with the `weight` that it has for other names.

    A named tuple, taken apart faster than a frozen dataclass: for each name a report asks for dozens.
    """

    place: Place
    at: int
    weight: float
    group: int | None = None


class Support(Struct, frozen=True, kw_only=True):
    """What the evidence says for one candidate.

    `share`: how much of the evidence lies in its governorate, 0 to 1. `nearness`: 1 where a place named beside it
    is at the same spot, 0 where all are far. `said`: how much evidence there is in the whole report.
    """

    share: float
    nearness: float
    said: float


class Neighbour(NamedTuple):
    """A place with a point that is named around a use, with what it counts for it where it counts most."""

    place: Place
    weight: float


class Surroundings(Struct, frozen=True, kw_only=True):
    """What the evidence counts for one use: nearer in the text, or in its list, for more.

    `total`: all of it; `areas`: what lies in each governorate; `points`: each place that has one; `said`: how much
    evidence there is, wherever it stands.
    """

    total: float
    areas: Mapping[str, float]
    points: Sequence[Neighbour]
    said: float


def surroundings(at: int, group: int | None, evidence: Sequence[Evidence]) -> Surroundings:
    """Return what `evidence` counts for a name at `at` in list `group`. A name is no evidence for itself."""
    total = said = 0.0
    areas: dict[str, float] = {}
    places: dict[str, Place] = {}
    weights: dict[str, float] = {}
    for place, spot, worth, listed in evidence:
        if spot == at:
            continue
        if group is not None and listed == group:
            weight = worth * IN_LIST
        else:
            apart = abs(spot - at)
            weight = worth * (_LEFT[apart] if apart < _DECAYED else LEAST_DECAY)
        said += worth
        total += weight
        admin1, known = place.admin1, place.id
        areas[admin1] = areas[admin1] + weight if admin1 in areas else weight
        if known not in places:
            places[known], weights[known] = place, weight
        elif weights[known] < weight:
            weights[known] = weight
    spots = [place for place in places.values() if place.lat is not None and not place.is_area]
    points = [Neighbour(place, weights[place.id]) for place in spots]
    return Surroundings(total=total, areas=areas, points=points, said=said)


def support(candidate: Place, around: Surroundings) -> Support:
    """Return what stands around a use says for `candidate`."""
    same = around.areas.get(candidate.admin1, 0.0) if candidate.admin1 else 0.0
    nearness = 0.0
    if candidate.lat is not None and not candidate.is_area:
        for place, weight in around.points:
            # Nothing is nearer than the same spot, which counts its weight, and one at the most.
            if weight > nearness:
                nearness = max(nearness, min(weight, 1.0) * _nearness(place, candidate))
    return Support(share=same / around.total if around.total else 0.0, nearness=nearness, said=around.said)


def _decay(apart: int) -> float:
    """Return what is left over so many letters, before or behind."""
    return _LEFT[abs(apart)] if abs(apart) < _DECAYED else LEAST_DECAY


def _nearness(a: Place, b: Place) -> float:
    if a.lat is None or b.lat is None or abs(a.lat - b.lat) > FAR_DEGREES:
        return 0.0
    return math.exp(-distance_km(a, b) / REACH_KM)


def distance_km(a: Place, b: Place) -> float:
    """Return how far the two are apart in kilometres, infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    east = (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(a.lat - b.lat, east)


def area_of(at: int, group: int | None, evidence: Sequence[Evidence]) -> str | None:
    """Return the governorate in which most of the evidence around `at` lies, None where none has half of it."""
    shares = _shares(at, group, evidence)
    best = max(shares, key=lambda area: shares[area], default=None)
    return best if best is not None and shares[best] >= 0.5 else None


def _shares(at: int, group: int | None, evidence: Sequence[Evidence]) -> dict[str, float]:
    """Return how much of the evidence around `at` lies in each governorate; the shares sum to one."""
    weights: dict[str, float] = {}
    for place, spot, worth, listed in evidence:
        if area := place.admin1:
            weight = worth * (IN_LIST if listed == group and group is not None else _decay(spot - at))
            weights[area] = weights.get(area, 0.0) + weight
    whole = sum(weights.values())
    return {area: weight / whole for area, weight in weights.items()} if whole else {}


def cities_of(at: int, evidence: Sequence[Evidence], seats: Mapping[str, Place]) -> tuple[Place, ...]:
    """Return the cities that a quarter named at `at` may belong to, likeliest first.

    What counts: to be named often, near and before it, in the governorate that the report is about. A governorate
    that is named speaks for its seat.
    """
    weights: dict[str, float] = {}
    cities: dict[str, Place] = {}
    areas = _shares(at, None, evidence)
    for place, spot, worth, _ in evidence:
        city = seats.get(place.admin1) if place.kind is PlaceKind.ADMIN1 else place
        if city is not None and city.rank <= 1 and city.kind is PlaceKind.COMMUNITY:
            cities[city.id] = city
            order = (BEFORE if spot < at else 1.0) * (1.0 if city is place else BY_SEAT)
            weight = order * worth * _decay(spot - at) * (LEAST_SHARE + areas.get(city.admin1, 0.0))
            weights[city.id] = weights.get(city.id, 0.0) + weight
    return tuple(sorted(cities.values(), key=lambda city: (-weights[city.id], city.id)))
