"""What lies in an area, as reports are asked for it."""

from collections.abc import Mapping
from functools import cache

from marsad.record.place_tree import PlaceTree
from marsad.store.report_search import Area
from marsad.theatre.land import lands, world
from marsad.theatre.loading import available
from marsad.theatre.place import Place

# The id of a theatre's country begins so.
_COUNTRY = "marsad:"


@cache
def tree() -> PlaceTree:
    """Return what lies in what, of all theatres."""
    return PlaceTree.of(world(), lands())


def places_in(area_id: str) -> tuple[str, ...]:
    """Return the ids of the area and of all places that lie in it."""
    return tuple(dict.fromkeys((area_id, *tree().parts(area_id, (place.id for place in world())))))


def area(area_id: str) -> Area:
    """Return the area as its governorates that lie in it whole, and its other places one by one."""
    inside = frozenset(places_in(area_id))
    whole = [name for name, places in _governorates().items() if inside.issuperset(each.id for each in places)]
    covered = {place.id for name in whole for place in _governorates()[name]}
    return Area(places=tuple(sorted(inside - covered)), governorates=tuple(sorted(whole)))


def country(theatre: str) -> Area | None:
    """Return the country of the theatre of that id, None where there is no such theatre."""
    return area(f"{_COUNTRY}{theatre}") if theatre in available() else None


@cache
def _governorates() -> Mapping[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for place in world():
        if place.admin1:
            found.setdefault(place.admin1, []).append(place)
    return {name: tuple(places) for name, places in found.items()}
