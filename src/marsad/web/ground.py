"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import shapely
from shapely.geometry import mapping, shape

from marsad.record.control.area import Cells, areas
from marsad.record.control.patch import Area
from marsad.store.line import Stood

# About 10 m, as the cells themselves are cut.
_GRID = 1e-4
# An area is named where a circle of this radius in degrees, some four kilometres, fits; and how near that is sought.
_ROOM, _NEAR = 0.04, 0.01
_encode = msgspec.json.Encoder().encode


def cell_map(cells: Cells) -> bytes:
    """Return the cells as a GeoJSON collection, by place id."""
    shapes = shapely.set_precision(list(cells.land.values()), _GRID)
    found = zip(cells.land, shapes, strict=True)
    return _collection(_feature(mapping(cell), {"id": place_id}) for place_id, cell in found if not cell.is_empty)


def area_maps(cells: Cells, standing: Sequence[Stood]) -> tuple[bytes, bytes]:
    """Return `AreaMap` and `AreaNameMap` as JSON, the cells being those of all places that have a history."""
    drawn = areas(cells, {each.place_id: each for each in standing})
    names = (name for area in drawn if area.holder for name in _names(area))
    return _collection(map(_area, drawn)), _collection(names)


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
