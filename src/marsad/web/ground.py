"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, shape

from marsad.record.land.area import GRID
from marsad.record.land.cells import Cells, Numbers, Shapes
from marsad.record.land.patch import Area

# An area is named where a circle of this radius in degrees, some four kilometres, fits; and how near that is sought.
_ROOM, _NEAR = 0.04, 0.01
# A grid of so many decimals is `GRID` wide.
_DECIMALS = 4
# Beside it, polygons are laid out as those are that have several parts.
_SEVERAL = MultiPolygon()
_encode = msgspec.json.Encoder().encode


def cell_map(cells: Cells) -> bytes:
    """Return the cells as a GeoJSON collection, by place id."""
    # Places that are nearer to each other than the grid is wide may have no cell that can be seen.
    wide = shapely.area(cells.shapes) > GRID * GRID
    drawn = sorted(zip(compress(cells.numbers, wide), _written(cells.shapes[wide]), strict=True), key=itemgetter(0))
    return _collection(_feature(shape, {"id": place_id}) for place_id, shape in drawn)


def _written(shapes: Shapes) -> Iterator[Mapping[str, Any]]:
    """Yield each of the polygons and multipolygons as GeoJSON has it, its numbers on the grid."""
    _, corners, offsets = shapely.to_ragged_array([_SEVERAL, *shapes])
    points = np.round(corners, _DECIMALS).tolist()
    rings = _cut(points, offsets[0])
    polygons = _cut(rings, offsets[1])
    for each in _cut(polygons, offsets[2])[1:]:
        yield (
            {"type": "Polygon", "coordinates": each[0]}
            if len(each) == 1
            else {"type": "MultiPolygon", "coordinates": each}
        )


def _cut(items: Sequence[Any], offsets: Numbers) -> list[Sequence[Any]]:
    return [items[begin:end] for begin, end in pairwise(offsets.tolist())]


def area_map(areas: Iterable[Area]) -> bytes:
    """Return `AreaMap` as JSON."""
    return _collection(map(_area, areas))


def name_map(areas: Iterable[Area]) -> bytes:
    """Return `AreaNameMap` as JSON."""
    return _collection(name for area in areas if area.holder for name in _names(area))


def _area(area: Area) -> Mapping[str, Any]:
    properties = {"holder": area.holder, "status": area.status.value, "places": len(area.place_ids)}
    return _feature(area.geometry, {**properties, "interpolated": True})


def _names(area: Area) -> Iterable[Mapping[str, Any]]:
    """Yield a point well inside each part of the area that has room for a name."""
    parts = shapely.get_parts(shape(area.geometry))
    for part in parts[shapely.area(parts) > _ROOM * _ROOM]:
        radius = shapely.maximum_inscribed_circle(part, tolerance=_NEAR)
        if radius.length > _ROOM:
            point = {"type": "Point", "coordinates": [round(number, 4) for number in radius.coords[0]]}
            yield _feature(point, {"holder": area.holder, "room": round(radius.length, 4)})


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Iterable[Mapping[str, Any]]) -> bytes:
    return _encode({"type": "FeatureCollection", "features": list(features)})
