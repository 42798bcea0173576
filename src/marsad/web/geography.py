"""The theatre's lines, and the areas drawn between its places."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from marsad.errors import TheatreError
from marsad.record.control.area import Cells, Site, cells
from marsad.theatre.place import Place, PlaceKind


class Layer(Enum):
    """A file of lines that the page draws under the places."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    RIVERS = "rivers"
    NEIGHBOURS = "neighbours"


@cache
def geometry(theatre_id: str, layer: Layer) -> bytes:
    """Return the GeoJSON of one layer of the theatre.

    Raises:
        TheatreError: the theatre's folder has no such file.
    """
    file = files("marsad.theatre").joinpath(theatre_id, "geometry", f"{layer.value}.geojson")
    try:
        return file.read_bytes()
    except OSError as error:
        raise TheatreError(f"theatre {theatre_id}: {error}") from error


@cache
def outline(theatre_id: str) -> Mapping[str, Any]:
    """Return the GeoJSON geometry of the country's border."""
    country = json.loads(geometry(theatre_id, Layer.COUNTRY))
    border: Mapping[str, Any] = country["features"][0]["geometry"]
    return border


@cache
def _governorates(theatre_id: str) -> Mapping[str, str]:
    admin1 = json.loads(geometry(theatre_id, Layer.ADMIN1))
    return {each["properties"]["name_en"]: each["properties"]["name_ar"] for each in admin1["features"]}


def governorate_ar(theatre_id: str, admin1: str) -> str:
    """Return the Arabic name of a governorate, "" for a place abroad."""
    return _governorates(theatre_id).get(admin1, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Where the name of a shape stands: at a point well inside it."""

    layer: Layer
    name_ar: str
    name_en: str
    lon: float
    lat: float


@cache
def labels(theatre_id: str, layer: Layer) -> tuple[Label, ...]:
    """Return one label for each shape of a layer."""
    shapes = json.loads(geometry(theatre_id, layer))["features"]
    return tuple(_label(layer, each["properties"], shape(each["geometry"])) for each in shapes)


def _label(layer: Layer, names: Mapping[str, str], ground: BaseGeometry) -> Label:
    point = polylabel(max(shapely.get_parts(ground), key=shapely.area), tolerance=0.05)
    return Label(layer=layer, name_ar=names["name_ar"], name_en=names["name_en"], lon=point.x, lat=point.y)


def bounds(theatre_id: str) -> tuple[float, float, float, float]:
    """Return west, south, east and north of the country, in degrees."""
    west, south, east, north = shape(outline(theatre_id)).bounds
    return west, south, east, north


def land(theatre_id: str, places: Iterable[Place]) -> Cells:
    """Return the cells of the places that have a point and are no area themselves, cut once for each set of them."""
    sites = sorted(
        (place.id, place.lat, place.lon)
        for place in places
        if place.lat is not None and place.lon is not None and not place.is_area
    )
    return _land(theatre_id, tuple(sites))


@lru_cache(maxsize=32)
def _land(theatre_id: str, sites: tuple[tuple[str, float, float], ...]) -> Cells:
    return cells((Site(place_id=place_id, lat=lat, lon=lon) for place_id, lat, lon in sites), outline(theatre_id))


def is_landmark(place: Place) -> bool:
    """Return whether a reader finds the way by this place: a town of the first ranks, with a point."""
    return place.rank <= 1 and place.lat is not None and place.kind in (PlaceKind.COMMUNITY, PlaceKind.LOCALITY)
