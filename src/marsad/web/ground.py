"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from marsad.record.control.area import Cells, areas
from marsad.record.control.land import land
from marsad.record.control.tenure import Tenure
from marsad.theatre.place import Place

# About 10 m, as the cells themselves are cut.
_GRID = 1e-4
# An area is named where a circle of this radius in degrees, some four kilometres, fits; and how near that is sought.
_ROOM, _NEAR = 0.04, 0.01
_encode = msgspec.json.Encoder().encode


def cell_map(theatre_id: str, places: Iterable[Place]) -> bytes:
    """Return the cells of the places as a GeoJSON collection, by place id."""
    cells = land(theatre_id, places).land
    shapes = shapely.set_precision(list(cells.values()), _GRID)
    found = zip(cells, shapes, strict=True)
    return _collection(_feature(mapping(cell), {"id": place_id}) for place_id, cell in found if not cell.is_empty)


def area_map(theatre_id: str, places: Iterable[Place], tenures: Sequence[Tenure]) -> bytes:
    """Return `AreaMap` as JSON: the cells of one holder joined, the places being all that have a history."""
    cells = land(theatre_id, places)
    return _collection(_areas(cells, {tenure.place_id: tenure for tenure in tenures}))


def _areas(cells: Cells, tenures: Mapping[str, Tenure]) -> Iterable[Mapping[str, Any]]:
    for area in areas(cells, tenures):
        properties = {
            "holder": area.holder,
            "status": area.status.value,
            "places": len(area.place_ids),
            "labels": _labels(shape(area.geometry)),
            "interpolated": True,
        }
        yield _feature(area.geometry, properties)


def _labels(ground: BaseGeometry) -> list[tuple[float, float]]:
    """Return a point well inside each part of the ground that has room for a name, the roomiest first."""
    parts = shapely.get_parts(ground)
    roomy = parts[shapely.area(parts) > _ROOM * _ROOM]
    radii = [shapely.maximum_inscribed_circle(part, tolerance=_NEAR) for part in roomy]
    named = sorted((radius for radius in radii if radius.length > _ROOM), key=lambda radius: -radius.length)
    return [tuple(round(number, 4) for number in radius.coords[0]) for radius in named]


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Iterable[Mapping[str, Any]]) -> bytes:
    return _encode({"type": "FeatureCollection", "features": list(features)})
