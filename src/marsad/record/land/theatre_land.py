"""The land of a theatre's places: nearest to each of them, on its own bank of the river."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import shapely
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry

from marsad.record.land.country import Country
from marsad.record.land.site import Site
from marsad.record.land.survey import Survey
from marsad.theatre.district import subdistrict_id
from marsad.theatre.place import Place
from marsad.theatre.shapes import banks, outline


def survey(theatre_id: str, places: Iterable[Place]) -> Survey:
    """Return the survey of those of the places that have a point and are no area themselves.

    Raises:
        TheatreError: the theatre has no outline.
    """
    placed = [place for place in places if place.lat is not None and place.lon is not None and not place.is_area]
    names = bank_names(theatre_id, placed)
    return Survey(
        (
            Site(place_id=place.id, lat=place.lat, lon=place.lon, bank=names.get(place.id, ""))
            for place in placed
            if place.lat is not None and place.lon is not None
        ),
        _country(theatre_id),
    )


def bank_names(theatre_id: str, places: Sequence[Place]) -> dict[str, str]:
    """Return on which bank each place with a point lies, by place id; none where no river parts the theatre.

    The subdistrict says it where it lies on one bank whole, else the point: gazetteers' points and the river's line
    are each some hundred metres off.
    """
    found = banks(theatre_id)
    by_subdistrict = {name: bank.name for bank in found for name in bank.subdistricts}
    known = {place.id: bank for place in places if (bank := by_subdistrict.get(subdistrict_id(place) or ""))}
    if not found:
        return {}
    return known | _by_point(theatre_id, {place.id: _at(place) for place in places if place.id not in known})


def _at(place: Place) -> Point | None:
    return None if place.lat is None or place.lon is None else Point(place.lon, place.lat)


def _by_point(theatre_id: str, at: Mapping[str, Point | None]) -> dict[str, str]:
    """Return the bank that holds each point, or the nearest where a point lies just outside the country."""
    grounds = _grounds(theatre_id)
    points = {place_id: point for place_id, point in at.items() if point is not None}
    holders = {name: shapely.contains(ground, list(points.values())) for name, ground in grounds.items()}
    found: dict[str, str] = {}
    for i, (place_id, point) in enumerate(points.items()):
        inside = (name for name in grounds if holders[name][i])
        found[place_id] = next(inside, None) or min(grounds, key=lambda name: (grounds[name].distance(point), name))
    return found


@cache
def _grounds(theatre_id: str) -> Mapping[str, BaseGeometry]:
    grounds = {bank.name: shape(bank.land) for bank in banks(theatre_id)}
    shapely.prepare(list(grounds.values()))
    return grounds


@cache
def _country(theatre_id: str) -> Country:
    return Country.of(outline(theatre_id), {bank.name: bank.land for bank in banks(theatre_id)})
