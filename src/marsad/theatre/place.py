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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `admin1` is the usual English name of its governorate; degrees are WGS 84.

    `names` are all its Arabic names, `name_ar` first. `parent` is the id of a quarter's city, else None.
    """

    id: str
    kind: PlaceKind
    name_ar: str
    name_en: str
    names: tuple[str, ...]
    lat: float
    lon: float
    admin1: str
    admin2_ar: str
    admin3_ar: str
    pcode: str | None = None
    parent: str | None = None
