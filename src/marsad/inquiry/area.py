"""Areas under their names: towns, districts, governorates, countries, and parts of them that only words describe."""

from dataclasses import dataclass
from functools import cache

from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArea:
    """Area `id` under its names, "" where it has none; `words` describe a part of it, None where all of it is meant."""

    id: str
    name_ar: str
    name_en: str
    words: str | None = None


def area_named(area_id: str) -> NamedArea:
    """Return the area under its names, by the places of all theatres."""
    from marsad.record.place_tree import PART

    whole, _, words = area_id.partition(PART)
    place = area_of(whole)
    name_ar, name_en = (place.name_ar, place.name_en) if place else ("", "")
    described = area_named(words) if area_of(words) else None
    return NamedArea(
        id=area_id, name_ar=name_ar, name_en=name_en, words=described.name_ar if described else words or None
    )


def area_of(area_id: str) -> Place | None:
    """Return the place, district, governorate or country of this id in any theatre, None where there is none."""
    return _places().get(area_id)


@cache
def _places() -> dict[str, Place]:
    from marsad.theatre.district import districts
    from marsad.theatre.land import world

    return {place.id: place for place in (*world(), *districts(world()))}
