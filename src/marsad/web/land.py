"""What lies in an area, as reports are asked for it."""

from collections.abc import Mapping
from functools import cache

from marsad.inquiry.surroundings import within
from marsad.store.report_search import Area
from marsad.theatre.land import world
from marsad.theatre.loading import available

# The id of a theatre's country begins so.
_COUNTRY = "marsad:"


@cache
def area(area_id: str) -> Area:
    """Return the area as its governorates that lie in it whole, and its other places one by one."""
    inside = within(area_id)
    whole = [name for name, places in _governorates().items() if inside >= places]
    covered = {place for name in whole for place in _governorates()[name]}
    return Area(places=tuple(sorted(inside - covered)), governorates=tuple(sorted(whole)))


def country(theatre: str) -> Area | None:
    """Return the country of the theatre of that id, None where there is no such theatre."""
    return area(f"{_COUNTRY}{theatre}") if theatre in available() else None


@cache
def _governorates() -> Mapping[str, frozenset[str]]:
    """Return the ids of all places in each governorate, by its usual English name."""
    found: dict[str, set[str]] = {}
    for place in world():
        if place.admin1:
            found.setdefault(place.admin1, set()).add(place.id)
    return {name: frozenset(places) for name, places in found.items()}
