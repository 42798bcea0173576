"""The country cut along a river that parts it, by subdistricts where they lie on one bank."""

import csv
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from marsad.theatre.district import subdistrict_id
from marsad.theatre.place import Place

RIVER = "Euphrates"
GRID = 0.0001  # degrees, about ten metres
TOLERANCE = 0.001  # degrees, about 100 m
# How wide a strip of a subdistrict must lie beyond the river's line before the subdistrict lies on both banks:
# the line is up to 0.9 km off at the towns, and runs through the middle of two lakes.
STRIP_KM = 1.5
KM_PER_DEGREE = 111.195

Feature = dict[str, Any]
# A bank: its name, its land, and the subdistricts along the river that lie on it whole.
Bank = tuple[str, BaseGeometry, tuple[str, ...]]


def banks(subdistricts: Iterable[Feature], rivers: Iterable[Feature], names: Mapping[str, str]) -> tuple[Bank, ...]:
    """Return the banks of the river, the left one first: each subdistrict on its own, those on both cut by the line.

    `names` has the theatre's id of each subdistrict by p-code.
    """
    lands = [(f["properties"]["adm3_pcode"], shapely.make_valid(shape(f["geometry"]))) for f in subdistricts]
    left, right = _halves(shapely.union_all([land for _, land in lands]), rivers)
    parts: dict[str, list[BaseGeometry]] = {"left": [], "right": []}
    along: dict[str, list[str]] = {"left": [], "right": []}
    for pcode, land in sorted(lands, key=lambda each: str(each[0])):
        on_left, on_right = land.intersection(left), land.intersection(right)
        bank, strip = ("right", on_left) if on_left.area < on_right.area else ("left", on_right)
        if _radius_km(strip) > STRIP_KM:
            parts["left"].append(on_left)
            parts["right"].append(on_right)
            continue
        parts[bank].append(land)
        if strip.area > 0 and pcode in names:
            along[bank].append(names[pcode])
    simple = shapely.coverage_simplify([shapely.union_all(parts[bank]) for bank in ("left", "right")], TOLERANCE)
    lands_of = zip(("left", "right"), shapely.set_precision(simple, GRID), strict=True)
    return tuple((bank, land, tuple(sorted(along[bank]))) for bank, land in lands_of)


def _halves(country: BaseGeometry, rivers: Iterable[Feature]) -> tuple[BaseGeometry, BaseGeometry]:
    """Return the country left and right of the river's line: the Euphrates has the north-east on its left."""
    line = shapely.union_all([shape(f["geometry"]) for f in rivers if f["properties"]["name_en"] == RIVER])
    cut = shapely.union_all([country.boundary, shapely.set_precision(shapely.line_merge(line), GRID)])
    largest = sorted(polygonize(cut), key=lambda piece: -piece.area)[:2]
    left, right = sorted(largest, key=lambda piece: -piece.centroid.x)
    return left, right


def _radius_km(land: BaseGeometry) -> float:
    """Return the radius of the largest circle that lies in the land."""
    flat = math.cos(math.radians(land.centroid.y)) if not land.is_empty else 1.0
    plane = shapely.transform(land, lambda xy: xy * (KM_PER_DEGREE * flat, KM_PER_DEGREE))
    pieces = [piece for piece in shapely.get_parts(plane) if piece.geom_type == "Polygon" and not piece.is_empty]
    return max((float(shapely.maximum_inscribed_circle(piece).length) for piece in pieces), default=0.0)


def subdistricts_of(source: Path, places: Iterable[Place]) -> dict[str, str]:
    """Return the id of each subdistrict, as the theatre's places give it, by p-code."""
    own = {place.id: subdistrict for place in places if (subdistrict := subdistrict_id(place))}
    with (source / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["admin3_pcode"] and row["id"] in own]
    return {row["admin3_pcode"]: own[row["id"]] for row in reversed(rows)}
