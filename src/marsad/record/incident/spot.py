"""Where something happened, as linking compares it."""

from collections.abc import Sequence
from enum import Enum
from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution

# The mean radius of the earth.
_EARTH_KM = 6371.0
# Names of fewer letters are found in too many others.
_LEAST_NAME = 4
# What lies in a governorate has its subdistrict, its district and it above; a governorate has a country at the most.
_FEW_HOLDERS = 2


class Spot(Struct, frozen=True, kw_only=True):
    """One place of a statement. `key` is its id, where it has none its name; `admin1` is "" where unknown.

    `part`: the words that name a part of `key` that no gazetteer has (its north, its outskirts), "" for the place
    itself. `is_point`: it has coordinates of its own and is no stretch of land. `lineage`: what it lies in, itself
    first.
    """

    key: str
    name: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    part: str = ""
    is_point: bool = False
    lineage: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether this is known to be a governorate or more: nothing but a country holds it."""
        return 0 < len(self.lineage) <= _FEW_HOLDERS and not self.is_point


class Where(Enum):
    """How the places of two statements lie to each other."""

    SAME = "same"  # the same place, and no other
    SHARED = "shared"  # one place at least, among others that differ
    WITHIN = "within"  # one lies in the other, or around it
    PARTS = "parts"  # two parts of one place
    REGION = "region"  # both somewhere in one governorate, one of them no single place
    APART = "apart"  # two places
    ABROAD = "abroad"  # two governorates
    UNKNOWN = "unknown"  # one of them names no place


_NEAREST = (Where.SAME, Where.WITHIN, Where.PARTS, Where.REGION, Where.UNKNOWN, Where.APART, Where.ABROAD)


def spot_of(place: NamedPlace, text: str, name: str, lineage: tuple[str, ...]) -> Spot:
    """Return the place as it is compared; `text` and `name` are its words and its Arabic name, folded."""
    is_area = place.resolution is Resolution.AREA
    has_part = is_area and place.place_id is not None and text != name
    return Spot(
        key=place.place_id or f"{place.admin1 or ''}/{text or place.name or ''}",
        name=name if place.place_id and name else text,
        admin1=place.admin1 or "",
        lat=place.lat,
        lon=place.lon,
        part=text if has_part else "",
        is_point=place.lat is not None and place.lon is not None and not is_area,
        lineage=lineage,
    )


def where(some: Sequence[Spot], others: Sequence[Spot]) -> Where:
    """Return how the places lie to each other."""
    if not some or not others:
        return Where.UNKNOWN
    found = {_between(a, b) for a in some for b in others}
    nearest = next(way for way in _NEAREST if way in found)
    if nearest is Where.SAME and max(len(some), len(others)) > 1:
        return Where.SAME if {a.key for a in some} == {b.key for b in others} else Where.SHARED
    return nearest


def _between(a: Spot, b: Spot) -> Where:
    if a.key == b.key:
        return _within_one(a, b)
    if _named_in(a, b) or _named_in(b, a):
        return Where.WITHIN
    for inner, holder in ((a, b), (b, a)):
        if holder.key in inner.lineage:
            return Where.WITHIN if holder.is_point else Where.REGION
    if a.is_point and b.is_point:
        return Where.APART
    if not a.admin1 or not b.admin1:
        return Where.UNKNOWN
    return Where.REGION if a.admin1 == b.admin1 else Where.ABROAD


def _within_one(a: Spot, b: Spot) -> Where:
    if a.part == b.part:
        return Where.REGION if a.is_wide and not a.part else Where.SAME
    if a.is_wide or b.is_wide:
        return Where.REGION
    return Where.PARTS if a.part and b.part else Where.WITHIN


def _named_in(inner: Spot, outer: Spot) -> bool:
    """Return whether the words for a stretch of land hold the other place's name: the countryside of N."""
    if (
        outer.is_point
        or len(inner.name) < _LEAST_NAME
        or (inner.admin1 and outer.admin1 and inner.admin1 != outer.admin1)
    ):
        return False
    return f" {inner.name} " in f" {outer.part or outer.name} "


def km(some: Sequence[Spot], others: Sequence[Spot]) -> float | None:
    """Return the distance of the two nearest places that have one, None where none has."""
    return min((_km(a, b) for a in some if a.is_point for b in others if b.is_point), default=None)


def _km(a: Spot, b: Spot) -> float:
    lat_a, lat_b = radians(a.lat or 0), radians(b.lat or 0)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians((b.lon or 0) - (a.lon or 0)) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
