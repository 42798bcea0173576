"""The names and bounds of the theatre's map."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.shapes import Layer, geometry, outline


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


def is_landmark(place: Place) -> bool:
    """Return whether a reader finds the way by this place: a town of the first ranks, with a point."""
    return place.rank <= 1 and place.lat is not None and place.kind in (PlaceKind.COMMUNITY, PlaceKind.LOCALITY)
