"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import shapely
from shapely.geometry import mapping, shape

from marsad.record.control.area import areas
from marsad.record.control.land import land
from marsad.record.control.patch import Area
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


def area_maps(theatre_id: str, places: Iterable[Place], tenures: Sequence[Tenure]) -> tuple[bytes, bytes]:
    """Return `AreaMap` and `AreaNameMap` as JSON, the places being all that have a history."""
    cells = land(theatre_id, places)
    drawn = areas(cells, {tenure.place_id: tenure for tenure in tenures})
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
