"""Control areas between the places of a day: drawn by interpolation, and no more than that.

Each place with evidence is given the land that is nearer to it than to any other such place, within the country and
within a stated reach. The cells of one set of places are cut once; a day only colours and joins them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from marsad.record.control.tenure import Status, Tenure

# A day's walk from a town; beyond it nothing is drawn. Our choice, not a measurement.
REACH_KM = 15.0
# One degree of a meridian (mean radius of the Earth, 6,371 km).
_KM_PER_DEGREE = 111.195
# About 10 m: finer than any gazetteer's point.
_DECIMALS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a place lies, in degrees of WGS 84."""

    place_id: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cells:
    """The land nearest to each of the places, by place id. One set of cells equals only itself."""

    land: dict[str, BaseGeometry]
    reach_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Land that, drawn from the nearest places, is `status` under `holder` (None: nobody's colour).

    `geometry` is GeoJSON. `interpolated` is always true, and says so wherever the area goes.
    """

    holder: str | None
    status: Status
    place_ids: tuple[str, ...]
    geometry: Mapping[str, Any]
    interpolated: bool = True


def cells(sites: Iterable[Site], outline: Mapping[str, Any], *, reach_km: float = REACH_KM) -> Cells:
    """Return the cells of the sites, cut to the GeoJSON geometry `outline` and to `reach_km` from each site.

    Sites at one point share one cell, given to the first of them by id; a site beyond the outline's reach has none.
    """
    at: dict[tuple[float, float], str] = {}
    for site in sorted(sites, key=lambda site: site.place_id):
        at.setdefault((site.lon, site.lat), site.place_id)
    if not at:
        return Cells(land={}, reach_km=reach_km)
    country = shape(outline)
    flat = cos(radians(country.centroid.y))
    points = shapely.points([(lon * flat, lat) for lon, lat in at])
    country = _stretched(country, flat)
    reach = reach_km / _KM_PER_DEGREE
    nearest = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=country.buffer(reach), ordered=True)
    )
    near = shapely.intersection(nearest, shapely.buffer(points, reach, quad_segs=8))
    inside = [_stretched(cell, 1 / flat) for cell in shapely.intersection(near, country)]
    land = {place_id: cell for place_id, cell in zip(at.values(), inside, strict=True) if not cell.is_empty}
    return Cells(land=land, reach_km=reach_km)


def areas(cells: Cells, tenures: Mapping[str, Tenure]) -> tuple[Area, ...]:
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


# From one day to the next most areas stay as they are.
@lru_cache(maxsize=512)
def _joined(cells: Cells, place_ids: tuple[str, ...]) -> Mapping[str, Any]:
    land = shapely.union_all([cells.land[place_id] for place_id in place_ids])
    joined = shapely.set_precision(land, 10.0**-_DECIMALS)
    geometry: dict[str, Any] = mapping(joined)
    return geometry


def _stretched(geometry: BaseGeometry, factor: float) -> BaseGeometry:
    """Return the geometry with its longitudes scaled, so that a degree is as long both ways."""
    stretched: BaseGeometry = shapely.transform(geometry, lambda xy: xy * (factor, 1.0))
    return stretched
