"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import shapely
from msgspec import Raw
from shapely.geometry import shape

from marsad.record.land.area import GRID, areas
from marsad.record.land.cells import Cells
from marsad.record.land.patch import Area
from marsad.store.line import Stood

# An area is named where a circle of this radius in degrees, some four kilometres, fits; and how near that is sought.
_ROOM, _NEAR = 0.04, 0.01
_encode = msgspec.json.Encoder().encode


def cell_map(cells: Cells) -> bytes:
    """Return the cells as a GeoJSON collection, by place id."""
    shapes = shapely.set_precision(cells.shapes, GRID, mode="pointwise")
    # Places that are nearer to each other than the grid is wide may have none there.
    drawn = zip(cells.ids, shapely.to_geojson(shapes), shapely.area(shapes) > 0, strict=True)
    return _collection(_feature(Raw(cell.encode()), {"id": place_id}) for place_id, cell, is_wide in drawn if is_wide)


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


def _feature(geometry: Mapping[str, Any] | Raw, properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _collection(features: Iterable[Mapping[str, Any]]) -> bytes:
    return _encode({"type": "FeatureCollection", "features": list(features)})
