"""Control areas between the places of a day: drawn by interpolation, and no more than that.

Each place with evidence is given the land that is nearer to it than to any other such place on its bank of a river,
within the country and within a stated reach; no cell crosses the river. The cells of one set of places are cut once;
a day only colours and joins them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any, Protocol

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from marsad.record.control.patch import Area
from marsad.record.control.tenure import Status

# A day's walk from a town; beyond it nothing is drawn. Our choice, not a measurement.
REACH_KM = 15.0
# One degree of a meridian (mean radius of the Earth, 6,371 km).
_KM_PER_DEGREE = 111.195
# About 10 m: finer than any gazetteer's point.
_DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a place lies, in degrees of WGS 84, and on which bank of a river, "" where none parts the country."""

    place_id: str
    lat: float
    lon: float
    bank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """The land nearest to each of the places, by place id. One set of cells equals only itself."""

    land: dict[str, BaseGeometry]
    reach_km: float


def cells(
    sites: Iterable[Site],
    outline: Mapping[str, Any],
    *,
    banks: Mapping[str, Mapping[str, Any]] | None = None,
    reach_km: float = REACH_KM,
) -> Cells:
    """Return the cells of the sites, cut to the GeoJSON geometry `outline` and to `reach_km` from each site.

    `banks` has the land of each bank, as GeoJSON: a site's cell lies on its own, whatever is near beyond the river.
    Sites at one point share one cell, given to the first of them by id; a site beyond the outline's reach has none.
    """
    country = shape(outline)
    flat = cos(radians(country.centroid.y))
    country = _stretched(country, flat)
    grounds = {name: shapely.intersection(_stretched(shape(g), flat), country) for name, g in (banks or {}).items()}
    on_bank: dict[str, dict[tuple[float, float], str]] = {}
    for site in sorted(sites, key=lambda site: site.place_id):
        on_bank.setdefault(site.bank, {}).setdefault((site.lon * flat, site.lat), site.place_id)
    land: dict[str, BaseGeometry] = {}
    for bank, at in sorted(on_bank.items()):
        land |= _cut(at, grounds.get(bank, country), reach_km / _KM_PER_DEGREE)
    return Cells(land=_fitted(land, flat), reach_km=reach_km)


def _fitted(land: Mapping[str, BaseGeometry], flat: float) -> dict[str, BaseGeometry]:
    """Return the cells in degrees, so that neighbours have every corner of their border in common.

    Cells of one holder are then joined by leaving out what two of them share, a tenth of the work.
    """
    ids = sorted(land)
    fitted = shapely.coverage_clean([land[place_id] for place_id in ids]) if ids else ()
    found = zip(ids, fitted, strict=True)
    return {place_id: _stretched(cell, 1 / flat) for place_id, cell in found if not cell.is_empty}


def _cut(at: Mapping[tuple[float, float], str], ground: BaseGeometry, reach: float) -> dict[str, BaseGeometry]:
    """Return the part of the ground that is nearest to each point and within its reach, without those of no land."""
    points = shapely.points(list(at))
    nearest = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=ground.buffer(reach), ordered=True)
    )
    near = shapely.intersection(nearest, shapely.buffer(points, reach, quad_segs=8))
    shapely.prepare(ground)
    whole = shapely.contains_properly(ground, near)
    inside = [
        cell if is_whole else shapely.intersection(cell, ground) for cell, is_whole in zip(near, whole, strict=True)
    ]
    return {place_id: cell for place_id, cell in zip(at.values(), inside, strict=True) if not cell.is_empty}


class Standing(Protocol):
    """How a place stands on a day, as `Tenure` has it."""

    @property
    def status(self) -> Status:
        """How it stands."""

    @property
    def leader(self) -> str | None:
        """The party that the map shows."""


def areas(cells: Cells, tenures: Mapping[str, Standing]) -> tuple[Area, ...]:
    """Return the areas of a day, the cells of one status and holder joined, in a fixed order.

    A place whose holder is unknown that day leaves its cell blank.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for place_id in sorted(cells.land):
        tenure = tenures.get(place_id)
        if tenure is not None and tenure.status is not Status.UNKNOWN:
            groups.setdefault((tenure.status.value, tenure.leader or ""), []).append(place_id)
    return tuple(
        Area(
            holder=holder or None,
            status=Status(status),
            place_ids=tuple(place_ids),
            geometry=_joined(cells, tuple(place_ids)),
        )
        for (status, holder), place_ids in sorted(groups.items())
    )


def _joined(cells: Cells, place_ids: tuple[str, ...]) -> Mapping[str, Any]:
    land = shapely.coverage_union_all([cells.land[place_id] for place_id in place_ids])
    joined = shapely.set_precision(land, 10.0**-_DECIMALS)
    geometry: dict[str, Any] = mapping(joined)
    return geometry


def _stretched(geometry: BaseGeometry, factor: float) -> BaseGeometry:
    """Return the geometry with its longitudes scaled, so that a degree is as long both ways."""
    stretched: BaseGeometry = shapely.transform(geometry, lambda xy: xy * (factor, 1.0))
    return stretched
