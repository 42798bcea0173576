"""Polygons as GeoJSON has them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

from marsad.record.land.cells import Numbers, Shapes

# Beside it, polygons are laid out as those are that have several parts.
_SEVERAL = MultiPolygon()


def written(shapes: Shapes, decimals: int) -> Iterator[Mapping[str, Any]]:
    """Yield each of the polygons and multipolygons as GeoJSON has it, its numbers rounded to so many decimals."""
    _, corners, offsets = shapely.to_ragged_array([_SEVERAL, *shapes])
    points = np.round(corners, decimals).tolist()
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
