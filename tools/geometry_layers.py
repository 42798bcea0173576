"""The map's lines and areas: simplified, rounded, credited."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from bank_layer import RIVER, banks, subdistricts_of
from gazetteer_rows import ADMIN1
from marsad.theatre.place import Place

DECIMALS = 4  # about ten metres
ADMIN1_TOLERANCE = 0.002  # degrees, about 200 m
COUNTRY_TOLERANCE = 0.004
RIVER_TOLERANCE = 0.001
OCHA = "OCHA COD-AB, CC BY 3.0 IGO"
NATURAL_EARTH = "Natural Earth 10 m, public domain"
# What the page may show around Syria, degrees: west, south, east, north.
WINDOW = (33.0, 30.0, 45.5, 39.5)

Feature = dict[str, Any]


def read(path: Path) -> list[Feature]:
    """Return the features of a GeoJSON file."""
    features: list[Feature] = json.loads(path.read_text("utf-8"))["features"]
    return features


def governorate_of(admin1: Iterable[Feature], points: Mapping[str, tuple[float, float]]) -> dict[str, str]:
    """Return the Arabic governorate of each (lat, lon) that lies in one, or within 3 km of one."""
    areas = [(shape(f["geometry"]), f["properties"]["name_ar"]) for f in admin1]
    found = {}
    for place, (lat, lon) in points.items():
        distance, name = min((area.distance(shapely.Point(lon, lat)), name) for area, name in areas)
        if distance < 0.03:
            found[place] = name
    return found


def layers(source: Path, places: Iterable[Place]) -> dict[str, str]:
    """Return the text of every layer by file name; `places` are the theatre's."""
    admin1, countries = read(source / "admin1.geojson"), read(source / "countries.geojson")
    window = shapely.box(*WINDOW)
    syria = shapely.union_all([shape(f["geometry"]) for f in admin1])
    near = [f for f in countries if f["properties"]["name_ar"] and f["properties"]["name_en"] != "Syria"]
    return {
        "admin1.geojson": _layer(_governorates(admin1), OCHA),
        "country.geojson": _layer([_feature(_simple(syria, 0.003), {"name_ar": "سوريا", "name_en": "Syria"})], OCHA),
        "banks.geojson": _layer(_banks(source, places), OCHA),
        "neighbours.geojson": _layer(_clipped(near, window, lambda g: _simple(g, COUNTRY_TOLERANCE)), NATURAL_EARTH),
        "rivers.geojson": _layer(
            _clipped(read(source / "rivers.geojson"), window, lambda g: g.simplify(RIVER_TOLERANCE)), NATURAL_EARTH
        ),
    }


def _governorates(admin1: Iterable[Feature]) -> list[Feature]:
    features = sorted(admin1, key=lambda f: str(f["properties"]["pcode"]))
    simple = shapely.coverage_simplify([shape(f["geometry"]) for f in features], ADMIN1_TOLERANCE)
    return [
        _feature(
            shape_,
            {
                "pcode": f["properties"]["pcode"],
                "name_ar": f["properties"]["name_ar"],
                "name_en": ADMIN1[f["properties"]["name_ar"]],
            },
        )
        for f, shape_ in zip(features, simple, strict=True)
    ]


def _banks(source: Path, places: Iterable[Place]) -> list[Feature]:
    names = subdistricts_of(source, places)
    found = banks(read(source / "admin3.geojson"), read(source / "rivers.geojson"), names)
    return [_feature(land, {"river": RIVER, "bank": bank, "subdistricts": names}) for bank, land, names in found]


def _clipped(
    features: Iterable[Feature], window: BaseGeometry, simplify: Callable[[BaseGeometry], BaseGeometry]
) -> list[Feature]:
    out = []
    for feature in features:
        geometry = simplify(shape(feature["geometry"]).intersection(window))
        names = {key: feature["properties"][key] for key in ("name_ar", "name_en")}
        if not geometry.is_empty:
            out.append(_feature(geometry, names))
    return sorted(out, key=lambda f: (f["properties"]["name_en"], json.dumps(f["geometry"]["coordinates"])))


def _simple(geometry: BaseGeometry, tolerance: float) -> BaseGeometry:
    return shapely.make_valid(geometry.simplify(tolerance))


def _feature(geometry: BaseGeometry, properties: Mapping[str, object]) -> Feature:
    shaped = mapping(geometry)
    return {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": shaped["type"], "coordinates": _rounded(shaped["coordinates"])},
    }


def _rounded(coordinates: object) -> object:
    if isinstance(coordinates, float | int):
        return round(float(coordinates), DECIMALS)
    if isinstance(coordinates, list | tuple):
        return [_rounded(part) for part in coordinates]
    raise TypeError(f"no coordinates: {coordinates!r}")


def _layer(features: list[Feature], credit: str) -> str:
    head = {"type": "FeatureCollection", "credit": credit, "features": features}
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n"
