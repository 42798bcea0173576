"""What a report says of where it is: the places it names beyond doubt, and what they tell of the others."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from marsad.theatre.place import Place, PlaceKind

# Letters of text over which what a place tells of another falls to a third; a sentence of a bulletin has about 200.
REACH_LETTERS = 600.0
# A neighbour in the same list tells as much as so many places elsewhere.
IN_LIST = 3.0
# No place of a report tells nothing of another, however far apart they stand.
LEAST_DECAY = 0.15
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Place `place`, named at folded offset `at` in list `group`, with the `weight` that it has for other names."""

    place: Place
    at: int
    weight: float
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What the evidence says for one candidate.

    `share`: how much of the evidence lies in its governorate, 0 to 1. `nearness`: 1 where a place named beside it
    is at the same spot, 0 where all are far. `said`: how much evidence there is in the whole report.
    """

    share: float
    nearness: float
    said: float


class Neighbour(NamedTuple):
    """A piece of evidence as it counts for one use: nearer in the text, or in its list, for more."""

    place: Place
    weight: float
    pointed: bool


def neighbours(at: int, group: int | None, evidence: Sequence[Evidence]) -> tuple[Neighbour, ...]:
    """Return what `evidence` counts for a name at `at` in list `group`. A name is no evidence for itself."""
    return tuple(
        Neighbour(item.place, item.weight * _decay(item, at, group), not item.place.is_area)
        for item in evidence
        if item.at != at
    )


def support(candidate: Place, around: Sequence[Neighbour], said: float) -> Support:
    """Return what the neighbours of a use say for `candidate`; `said` is the evidence of the whole report."""
    total = same = nearness = 0.0
    pointed = not candidate.is_area
    for place, weight, has_point in around:
        total += weight
        if place.admin1 == candidate.admin1 != "":
            same += weight
        if pointed and has_point:
            nearness = max(nearness, min(weight, 1.0) * _nearness(place, candidate))
    return Support(share=same / total if total else 0.0, nearness=nearness, said=said)


def _decay(item: Evidence, at: int, group: int | None) -> float:
    if group is not None and item.group == group:
        return IN_LIST
    return max(LEAST_DECAY, math.exp(-abs(item.at - at) / REACH_LETTERS))


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
    for item in evidence:
        if item.place.admin1:
            weights[item.place.admin1] = weights.get(item.place.admin1, 0.0) + item.weight * _decay(item, at, group)
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
    for item in evidence:
        city = seats.get(item.place.admin1) if item.place.kind is PlaceKind.ADMIN1 else item.place
        if city is not None and city.rank <= 1 and city.kind is PlaceKind.COMMUNITY:
            cities[city.id] = city
            order = (BEFORE if item.at < at else 1.0) * (1.0 if city is item.place else BY_SEAT)
            weight = order * item.weight * _decay(item, at, None) * (LEAST_SHARE + areas.get(city.admin1, 0.0))
            weights[city.id] = weights.get(city.id, 0.0) + weight
    return tuple(sorted(cities.values(), key=lambda city: (-weights[city.id], city.id)))
