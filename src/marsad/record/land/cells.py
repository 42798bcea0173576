"""The cells of one set of places."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

Numbers = npt.NDArray[np.intp]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """The land nearest to each of the places: `shapes` in the order of `numbers`, `banks` saying which bank each is on.

    Neighbours on one bank have every corner of their border in common. One set of cells equals only itself.
    """

    numbers: Mapping[str, int]
    shapes: Shapes
    banks: Numbers
    reach_km: float

    @property
    def land(self) -> dict[str, BaseGeometry]:
        """The land of each place, by id in order."""
        return dict(sorted(zip(self.numbers, self.shapes.tolist(), strict=True)))
