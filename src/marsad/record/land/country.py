"""The ground that can be drawn: a country, and the banks of its river."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, shape
from shapely.geometry.base import BaseGeometry

from marsad.record.land.cells import Shapes

# In degrees: a cell's own corners lie that far, or farther, within what is cut out of the ground around it.
_AROUND = np.array((-0.01, -0.01, 0.01, 0.01))
# About 1 cm: where a border is met, worked out for each of two neighbours, is one point then.
_DECIMALS = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Country:
    """The ground of a country in degrees, and of each bank of the river that parts it; each equals only itself.

    `flat` is the length of a degree of longitude as a share of one of latitude, in the country's middle.
    """

    whole: BaseGeometry
    banks: Mapping[str, BaseGeometry]
    flat: float

    @classmethod
    def of(cls, outline: Mapping[str, Any], banks: Mapping[str, Mapping[str, Any]] | None = None) -> "Country":
        """Return the country of the GeoJSON geometries."""
        whole = shape(outline)
        parts = {name: shapely.intersection(shape(land), whole) for name, land in (banks or {}).items()}
        shapely.prepare([whole, *parts.values()])
        return cls(whole=whole, banks=parts, flat=cos(radians(whole.centroid.y)))

    def cut(self, cells: Shapes, bank: str) -> Shapes:
        """Return the part of each cell that lies on the bank, on any ground where there is no such bank."""
        ground = self.banks.get(bank, self.whole)
        found = cells.copy()
        across = np.flatnonzero(~shapely.contains_properly(ground, cells))
        bounds = shapely.bounds(cells[across]) + _AROUND
        # A country's border has thousands of corners, and a cell meets few of them.
        around = [shapely.clip_by_rect(ground, *each) for each in bounds]
        found[across] = _surfaces(_rounded(shapely.intersection(cells[across], around)))
        return found


def _rounded(cut: Shapes) -> Shapes:
    rounded: Shapes = shapely.transform(cut, lambda corners: np.round(corners, _DECIMALS))
    return rounded


def _surfaces(cut: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return what is left of each without the points and lines in which it touches."""
    return [each if each.geom_type.endswith("Polygon") else _surface(each) for each in cut]


def _surface(mixed: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(mixed)
    return MultiPolygon([part for part in parts if part.geom_type == "Polygon"])
