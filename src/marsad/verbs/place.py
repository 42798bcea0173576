"""A place by what somebody asks for."""

from marsad.errors import PlaceError
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre


def find_place(theatre: Theatre, asked: str) -> Place:
    """Return the place that `asked`, a name or an id, means.

    Raises:
        PlaceError: nothing is called so, or several places are.
    """
    from marsad.theatre.search import alike, search

    found = search(theatre, asked)
    if not found:
        near = alike(theatre, asked)
        raise PlaceError(asked, "no place is called so" + ("; near are" if near else ""), candidates=near)
    if len(found) > 1:
        reason = f"{len(found)} places are called so; ask for one by its id"
        raise PlaceError(asked, reason, candidates=tuple(_line(place) for place in found))
    return found[0]


def _line(place: Place) -> str:
    """Return the id and what tells the place from its namesakes."""
    lies_in = ", ".join(name for name in (place.admin3_ar, place.admin2_ar, place.admin1) if name)
    return f"{place.id}  {place.name_ar}  {place.name_en}  ({lies_in})"
