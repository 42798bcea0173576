"""Areas by name: towns, districts, governorates, countries, and parts of them that only words describe."""

from dataclasses import dataclass
from functools import cache

from marsad.theatre.place import Place
from marsad.verbs.place import FoundPlace, find_area

# The theatre whose names are meant where several have them.
_FIRST = "syria"


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
    place = _places().get(whole)
    name_ar, name_en = (place.name_ar, place.name_en) if place else ("", "")
    described = area_named(words) if words in _places() else None
    return NamedArea(
        id=area_id, name_ar=name_ar, name_en=name_en, words=described.name_ar if described else words or None
    )


def area_asked(asked: str) -> FoundPlace:
    """Return the place, district, governorate or country that `asked`, a name or an id, means.

    Syria's names and those that its reports know abroad come first.

    Raises:
        PlaceError: nothing is called so, or several places are and none of them is better known than the others.
    """
    from marsad.theatre.loading import available, load
    from marsad.theatre.search import search_areas

    place = _places().get(asked.strip())
    if place is not None:
        return FoundPlace(place=place, others=())
    home = next((each for each in (_FIRST, *available()) if search_areas(load(each), asked)), _FIRST)
    return find_area(load(home), asked)


@cache
def _places() -> dict[str, Place]:
    from marsad.theatre.district import districts
    from marsad.theatre.land import world

    return {place.id: place for place in (*world(), *districts(world()))}
