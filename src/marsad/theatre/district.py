"""Districts and subdistricts: most are only named on the communities that lie in them."""

from collections.abc import Iterable, Mapping, Sequence

from marsad.text.folding import folded
from marsad.theatre.place import Place, PlaceKind

# How a district and a subdistrict are called in Syria, whose gazetteer is the one that names them.
_DISTRICT, _SUBDISTRICT = "منطقة", "ناحية"
# A town that bears a district's name is its seat only if it is known beyond its villages.
_SEAT = 2


def district_id(place: Place) -> str | None:
    """Return the id of the district that the place's data name, None where they name none."""
    return f"admin2:{place.admin1}/{place.admin2_ar}" if place.admin2_ar else None


def subdistrict_id(place: Place) -> str | None:
    """Return the id of the subdistrict that the place's data name, None where they name none."""
    within = f"{place.admin1}/{place.admin2_ar}" if place.admin2_ar else place.admin1
    return f"admin3:{within}/{place.admin3_ar}" if place.admin3_ar else None


def districts(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the districts and subdistricts that the places lie in and that have no entry of their own, as places.

    One is named after its seat: the town of its name, or the governorate of its name. In order of first mention.
    """
    rows = tuple(places)
    entered = {_own_id(place) for place in rows}
    first: dict[tuple[str, PlaceKind], Place] = {}
    for place in rows:
        for kind, area_id in ((PlaceKind.ADMIN2, district_id(place)), (PlaceKind.ADMIN3, subdistrict_id(place))):
            if area_id is not None and area_id not in entered:
                first.setdefault((area_id, kind), place)
    seats = _seats(rows)
    return tuple(_area(place, area_id, kind, seats) for (area_id, kind), place in first.items())


def _own_id(place: Place) -> str | None:
    if place.kind is PlaceKind.ADMIN2:
        return district_id(place)
    return subdistrict_id(place) if place.kind is PlaceKind.ADMIN3 else None


def _area(place: Place, area_id: str, kind: PlaceKind, seats: Mapping[tuple[str, str], str]) -> Place:
    is_district = kind is PlaceKind.ADMIN2
    own, noun = (place.admin2_ar, _DISTRICT) if is_district else (place.admin3_ar, _SUBDISTRICT)
    english = "district" if is_district else "subdistrict"
    seat = seats.get((place.admin1, own), own)
    name_ar = f"{noun} {own}"
    return Place(
        id=area_id,
        kind=kind,
        name_ar=name_ar,
        name_en=f"{seat} {english}",
        names=(name_ar,),
        lat=None,
        lon=None,
        admin1=place.admin1,
        admin2_ar=place.admin2_ar,
        admin3_ar="" if is_district else place.admin3_ar,
    )


def _seats(rows: Sequence[Place]) -> dict[tuple[str, str], str]:
    """Return the English name of what bears a district's name in its governorate, by governorate and that name."""
    wanted = {(place.admin1, own) for place in rows for own in (place.admin2_ar, place.admin3_ar) if own}
    ordered = sorted(wanted)
    keys = folded(own for _, own in ordered)
    by_key = {(area[0], key): area for area, key in zip(ordered, keys, strict=True)}
    bearers = [(place, name) for place in rows if _may_be_seat(place) for name in place.names]
    found: dict[tuple[str, str], tuple[bool, int, str, str]] = {}
    for (place, _), key in zip(bearers, folded(name for _, name in bearers), strict=True):
        area = by_key.get((place.admin1, key))
        if area is not None:
            rank = (place.is_area, place.rank, place.id, place.name_en)
            found[area] = min(found.get(area, rank), rank)
    return {area: seat[-1] for area, seat in found.items()}


def _may_be_seat(place: Place) -> bool:
    is_town = place.kind in (PlaceKind.COMMUNITY, PlaceKind.LOCALITY, PlaceKind.ADMIN1)
    return place.kind is PlaceKind.ADMIN2 or (is_town and place.rank <= _SEAT)
