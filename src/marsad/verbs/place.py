"""A place by what somebody asks for."""

from dataclasses import dataclass

from marsad.errors import PlaceError
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """The place that is meant, and the `others` that bear its name too."""

    place: Place
    others: tuple[Place, ...]


def find_place(theatre: Theatre, asked: str) -> FoundPlace:
    """Return the place that `asked`, a name or an id, means.

    Raises:
        PlaceError: nothing is called so, or several places are and none of them is better known than the others.
    """
    from marsad.theatre.search import search

    return _chosen(theatre, asked, search(theatre, asked))


def find_area(theatre: Theatre, asked: str) -> FoundPlace:
    """Return the place or area that `asked` means; a name alone means the town ("محافظة" before it the governorate).

    Raises:
        PlaceError: nothing is called so, or several places are and none of them is better known than the others.
    """
    from marsad.theatre.search import search_areas

    return _chosen(theatre, asked, search_areas(theatre, asked))


def _chosen(theatre: Theatre, asked: str, found: tuple[Place, ...]) -> FoundPlace:
    from marsad.theatre.search import alike, meant

    if not found:
        near = alike(theatre, asked)
        raise PlaceError(asked, "no place is called so" + ("; near are" if near else ""), candidates=near)
    place = meant(found)
    if place is None:
        reason = f"{len(found)} places are called so; ask for one by its id"
        raise PlaceError(asked, reason, candidates=tuple(_line(each) for each in found))
    return FoundPlace(place=place, others=tuple(other for other in found if other is not place))


def _line(place: Place) -> str:
    """Return the id and what tells the place from its namesakes."""
    lies_in = ", ".join(name for name in (place.admin3_ar, place.admin2_ar, place.admin1) if name)
    return f"{place.id}  {place.name_ar}  {place.name_en}  ({lies_in})"
