"""The part of the plane that is nearer to each point than to any other, within reach of it.

Every corner of a cell is worked out from the points that make it, in their own order, whichever cell asks: three points
have one centre, two have the same two ends of the border between them. So neighbours have their corners in common, to
the last bit but where more than three points lie on one circle.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import shapely

from marsad.record.land.cells import Numbers

Floats = npt.NDArray[np.float64]
# Sides of the polygon by which a circle is drawn.
_SIDES = 32
_TURNS = 2 * np.pi * np.arange(_SIDES) / _SIDES
# How far outside all points, in reaches, the four stand that close the outermost cells: they take no land in reach.
_FRAME = 10


class Rings(NamedTuple):
    """The corners of all cells, those of one cell after one another and against the clock; `of` says of which point."""

    of: Numbers
    corners: Floats


class _Sides(NamedTuple):
    """A side of a cell each, around the points in their order: of `point` towards `beyond`, from `begin` to `end`."""

    point: Numbers
    beyond: Numbers
    begin: Floats
    end: Floats


def nearest(points: Floats, reach: float) -> Rings:
    """Return the cells of the points, one at least, which are distinct and in order of their coordinates."""
    framed = _framed(points, reach)
    sides = _sides(framed, _triangles(framed))
    found = (*_within(framed, sides, reach), _round(framed, sides, reach))
    of, corners = (np.concatenate(each) for each in zip(*found, strict=True))
    ways = corners - framed[of]
    order = np.lexsort((np.arctan2(ways[:, 1], ways[:, 0]), of))
    # Two points of the frame come before all others.
    return Rings(of[order] - 2, corners[order])


def _framed(points: Floats, reach: float) -> Floats:
    (left, low), (right, high) = points.min(0) - _FRAME * reach, points.max(0) + _FRAME * reach
    return np.vstack([[(left, low), (left, high)], points, [(right, low), (right, high)]])


def _triangles(points: Floats) -> Numbers:
    """Return the Delaunay triangles of the points, which are in order, as three of their numbers, against the clock."""
    found = shapely.get_coordinates(shapely.delaunay_triangles(shapely.linestrings(points)))
    corners = found.reshape(-1, 4, 2)[:, :3]
    numbers = np.searchsorted(_keys(points), _keys(corners))
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    clockwise = one[:, 0] * other[:, 1] < one[:, 1] * other[:, 0]
    numbers[clockwise] = numbers[clockwise, ::-1]
    return numbers


def _keys(points: Floats) -> npt.NDArray[np.complex128]:
    """Return numbers in the order of the points."""
    keys: npt.NDArray[np.complex128] = points[..., 0] + 1j * points[..., 1]
    return keys


def _sides(points: Floats, triangles: Numbers) -> _Sides:
    centres = _centres(points, np.sort(triangles, axis=1))
    turned = np.vstack([triangles, np.roll(triangles, -1, axis=1), np.roll(triangles, -2, axis=1)])
    centres = np.vstack([centres] * 3)
    inner = (turned[:, 0] >= 2) & (turned[:, 0] < len(points) - 2)
    turned, centres = turned[inner], centres[inner]
    ways = points[turned[:, 1]] - points[turned[:, 0]]
    order = np.lexsort((np.arctan2(ways[:, 1], ways[:, 0]), turned[:, 0]))
    turned, centres = turned[order], centres[order]
    first = np.flatnonzero(np.diff(turned[:, 0], prepend=-1))
    after = np.arange(1, len(turned) + 1)
    after[np.append(first[1:], len(turned)) - 1] = first
    return _Sides(turned[:, 0], turned[:, 2], centres, centres[after])


def _centres(points: Floats, triangles: Numbers) -> Floats:
    """Return the centre of the circle through the corners of each triangle."""
    at = points[triangles[:, 0]]
    one, other = points[triangles[:, 1]] - at, points[triangles[:, 2]] - at
    doubled = 2 * (one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0])
    far, farther = (one**2).sum(1), (other**2).sum(1)
    east = (other[:, 1] * far - one[:, 1] * farther) / doubled
    north = (one[:, 0] * farther - other[:, 0] * far) / doubled
    centres: Floats = at + np.stack([east, north], axis=1)
    return centres


def _within(points: Floats, sides: _Sides, reach: float) -> tuple[tuple[Numbers, Floats], ...]:
    """Return the corners of cells that are in reach, and where the sides leave what is in reach, or come into it."""
    lower, upper = np.minimum(sides.point, sides.beyond), np.maximum(sides.point, sides.beyond)
    apart = points[upper] - points[lower]
    wide = np.hypot(apart[:, 0], apart[:, 1])
    middle = (points[lower] + points[upper]) / 2
    half = np.sqrt(np.maximum(reach**2 - wide**2 / 4, 0))
    along = np.stack([-apart[:, 1], apart[:, 0]], axis=1) / wide[:, None]
    turn = np.where(sides.point == lower, 1.0, -1.0)
    begin, end = (((at - middle) * along).sum(1) * turn for at in (sides.begin, sides.end))
    met = wide < 2 * reach
    comes, goes = met & (begin < -half) & (end > -half), met & (end > half) & (begin < half)
    ends = [middle + (turn * way * half)[:, None] * along for way in (-1, 1)]
    in_reach = ((sides.begin - points[sides.point]) ** 2).sum(1) <= reach**2
    parts = ((in_reach, sides.begin), (comes, ends[0]), (goes, ends[1]))
    return tuple((sides.point[chosen], at[chosen]) for chosen, at in parts)


def _round(points: Floats, sides: _Sides, reach: float) -> tuple[Numbers, Floats]:
    """Return the corners of the circle of reach around each point that lie nearer to it than to any other."""
    out = ((sides.begin - points[sides.point]) ** 2).sum(1) > reach**2
    at = sides.point
    rim = np.isin(at, at[out])
    at, beyond = at[rim], sides.beyond[rim]
    if not len(at):
        return at, np.empty((0, 2))
    circle = reach * np.stack([np.cos(_TURNS), np.sin(_TURNS)], axis=1)
    ways = points[beyond] - points[at]
    nearer = ways @ circle.T < (ways**2).sum(1)[:, None] / 2
    first = np.flatnonzero(np.diff(at, prepend=-1))
    kept = np.logical_and.reduceat(nearer, first)
    which, turn = np.nonzero(kept)
    return at[first][which], points[at[first][which]] + circle[turn]
