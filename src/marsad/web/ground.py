"""The land between places for maps: each place's cell, and the areas of a day with where their names stand."""

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from marsad.record.land.area import DECIMALS, GRID
from marsad.record.land.cells import Cells
from marsad.record.land.patch import Area
from marsad.record.land.written import written

# An area is named where a circle of this radius in degrees, some four kilometres, fits; and how near that is sought.
_ROOM, _NEAR = 0.04, 0.01
_encode = msgspec.json.Encoder().encode


class CellMaps:
    """Cells as GeoJSON. What was written of a place's cell is kept for as long as it is the same one."""

    def __init__(self) -> None:
        self._written: dict[str, tuple[BaseGeometry, bytes]] = {}

    def of(self, cells: Cells) -> bytes:
        """Return the cells as a collection, by place id."""
        # Places that are nearer to each other than the grid is wide may have no cell that can be seen.
        wide = shapely.area(cells.shapes) > GRID * GRID
        drawn = dict(zip(compress(cells.numbers, wide), cells.shapes[wide], strict=True))
        before = {place_id: self._written.get(place_id) for place_id in drawn}
        kept = {place_id: each for place_id, each in before.items() if each and each[0] is drawn[place_id]}
        fresh = {place_id: cell for place_id, cell in drawn.items() if place_id not in kept}
        told = written(np.array([*fresh.values()], np.object_), DECIMALS)
        for (place_id, cell), geometry in zip(fresh.items(), told, strict=True):
            kept[place_id] = cell, _encode(_feature(geometry, {"id": place_id}))
        self._written.update(kept)
        return _joined(kept[place_id][1] for place_id in sorted(kept))


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
    return _joined(map(_encode, features))


def _joined(features: Iterable[bytes]) -> bytes:
    return b'{"type":"FeatureCollection","features":[%b]}' % b",".join(features)
