"""The map of a day as JSON and as GeoJSON."""

from typing import Any

from marsad.cli.control_row import assessed_row, told
from marsad.cli.naming import place_row
from marsad.record.land.patch import Area
from marsad.verbs import DayMap, PlacedAnswer


def map_row(found: DayMap) -> dict[str, Any]:
    """Return the map for JSON: every place with its answer."""
    return {
        "on": told(found.on),
        "as_of": told(found.as_of),
        "within": place_row(found.within) if found.within else None,
        "places": [{"place": place_row(each.place), "assessed": assessed_row(each.assessed)} for each in found.answers],
    }


def geojson(found: DayMap) -> dict[str, Any]:
    """Return the map as a GeoJSON FeatureCollection; a place without a point has a feature without geometry."""
    return {
        "type": "FeatureCollection",
        "on": told(found.on),
        "as_of": told(found.as_of),
        "features": [*(_point(each) for each in found.answers), *(_area(each, found) for each in found.areas)],
    }


def _point(each: PlacedAnswer) -> dict[str, Any]:
    place = each.place
    # A governorate or a desert is no point: nobody holds its middle.
    has_point = place.lat is not None and place.lon is not None and not place.is_area
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if has_point else None,
        "properties": {
            "layer": "places",
            "interpolated": False,
            "id": place.id,
            "name_ar": place.name_ar,
            "name_en": place.name_en,
            "admin1": place.admin1,
            "kind": place.kind.value,
            **assessed_row(each.assessed),
        },
    }


def _area(area: Area, found: DayMap) -> dict[str, Any]:
    """Return land that no report speaks of, and that says so."""
    return {
        "type": "Feature",
        "geometry": area.geometry,
        "properties": {
            "layer": "areas",
            "interpolated": area.interpolated,
            "reach_km": found.reach_km,
            "holder": [area.holder] if area.holder else [],
            "status": area.status.value,
            "places": area.place_ids,
        },
    }
