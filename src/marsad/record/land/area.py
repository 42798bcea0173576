"""Control areas of a day: the cells of its places, joined by who holds them. A day only colours and joins them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from marsad.record.control.tenure import Status
from marsad.record.land.cells import Cells, Shapes
from marsad.record.land.patch import Area
from marsad.record.land.written import written

# About 10 m, in degrees, and its decimals: finer than any gazetteer's point.
GRID, DECIMALS = 1e-4, 4
# How places stand, and the party that the map shows of them.
Group = tuple[Status, str | None]


class Standing(Protocol):
    """How a place stands on a day, as `Tenure` has it."""

    @property
    def place_id(self) -> str:
        """Which place."""

    @property
    def status(self) -> Status:
        """How it stands."""

    @property
    def leader(self) -> str | None:
        """The party that the map shows."""


def areas(cells: Cells, standing: Iterable[Standing]) -> tuple[Area, ...]:
    """Return the areas of a day, the cells of one status and holder joined, in a fixed order.

    A place whose holder is unknown that day leaves its cell blank.
    """
    groups: dict[Group, list[str]] = {}
    for each in standing:
        if each.status is not Status.UNKNOWN:
            groups.setdefault((each.status, each.leader), []).append(each.place_id)
    return joined(cells, groups)


def joined(cells: Cells, groups: Mapping[Group, Sequence[str]]) -> tuple[Area, ...]:
    """Return the areas of groups of places, those without a cell left out, in a fixed order."""
    numbers = cells.numbers
    drawn = {group: [place_id for place_id in place_ids if place_id in numbers] for group, place_ids in groups.items()}
    ordered = sorted(drawn.items(), key=lambda item: (item[0][0].value, item[0][1] or ""))
    return tuple(
        Area(
            holder=holder,
            status=status,
            place_ids=tuple(sorted(place_ids)),
            geometry=_joined(cells, [numbers[place_id] for place_id in place_ids]),
        )
        for (status, holder), place_ids in ordered
        if place_ids
    )


def _joined(cells: Cells, numbers: list[int]) -> Mapping[str, Any]:
    # Those on two banks have no corners in common: either's are joined, then both, where they are put on the grid.
    banks = cells.banks[numbers]
    parts = [_covered(cells.shapes[numbers][banks == bank]) for bank in np.unique(banks)]
    whole = shapely.multipolygons(shapely.get_parts(parts))
    joined = shapely.get_parts(shapely.set_precision(whole, GRID))
    area = np.array([joined[0] if len(joined) == 1 else shapely.multipolygons(joined)], np.object_)
    return next(written(area, DECIMALS))


def _covered(land: Shapes) -> BaseGeometry:
    """Return what the cells cover: what two of them share is left out, a tenth of the work of joining any shapes."""
    try:
        return shapely.coverage_union_all(land)
    except GEOSException:
        # Where rounding moved a corner of one cell and not of its neighbour.
        return shapely.union_all(land, grid_size=GRID)
