"""A place of the gazetteer."""

from dataclasses import dataclass
from enum import Enum


class PlaceKind(Enum):
    """What kind of place a gazetteer entry is."""

    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    ADMIN3 = "admin3"
    COMMUNITY = "community"
    LOCALITY = "locality"
    NEIGHBOURHOOD = "neighbourhood"
    COUNTRY = "country"
    SITE = "site"  # a field, airport, dam, camp, crossing, prison, base
    AREA = "area"  # a mountain, desert, valley or part of a governorate: no single point


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `admin1` is the usual English name of its governorate; degrees are WGS 84.

    `names` are all its Arabic names, `name_ar` first. `parent` is the id of a quarter's city (or of what holds a
    site), else None. `lat` and `lon` are None where no source gives a point. `rank`: 0 a governorate or its seat,
    1 a district's seat or a town known to the press, 2 a subdistrict's seat, 3 a community, 4 a hamlet that only
    GeoNames has, 5 a quarter. `admin1` is "" for what lies in no one governorate: a country, a
    place abroad, a river or desert; "" becomes null in statements.
    """

    id: str
    kind: PlaceKind
    name_ar: str
    name_en: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    admin1: str
    admin2_ar: str
    admin3_ar: str
    pcode: str | None = None
    parent: str | None = None
    rank: int = 3

    @property
    def is_area(self) -> bool:
        """Whether this is a stretch of land with no point of its own to hold."""
        kind = self.kind
        return kind is PlaceKind.ADMIN1 or kind is PlaceKind.AREA or kind is PlaceKind.COUNTRY
