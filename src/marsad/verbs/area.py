"""An area by what somebody asks for."""

from marsad.inquiry.area import area_of
from marsad.verbs.place import FoundPlace, find_area

# The theatre whose names are meant where several have them.
_FIRST = "syria"


def area_asked(asked: str) -> FoundPlace:
    """Return the place, district, governorate or country that `asked`, a name or an id, means.

    Syria's names and those that its reports know abroad come first.

    Raises:
        PlaceError: nothing is called so, or several places are and none of them is better known than the others.
    """
    from marsad.theatre.loading import available, load
    from marsad.theatre.search import search_areas

    place = area_of(asked.strip())
    if place is not None:
        return FoundPlace(place=place, others=())
    home = next((each for each in (_FIRST, *available()) if search_areas(load(each), asked)), _FIRST)
    return find_area(load(home), asked)
