"""The land nearest to each of a set of places: drawn by interpolation, and no more than that.

Each place with evidence is given the land that is nearer to it than to any other such place on its bank of a river,
within the country and within a stated reach; no cell crosses the river.
"""

from collections.abc import Collection, Iterable
from itertools import chain, pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from marsad.record.land.cells import Cells, Numbers, Shapes
from marsad.record.land.country import Country
from marsad.record.land.nearest import Rings, nearest
from marsad.record.land.site import Site

# A day's walk from a town; beyond it nothing is drawn. Our choice, not a measurement.
REACH_KM = 15.0
# One degree of a meridian (mean radius of the Earth, 6,371 km).
_KM_PER_DEGREE = 111.195
# About 1 cm: what is worked out for each of two neighbours is one number then.
_DECIMALS = 7
# Cells that are kept, some 600 bytes each: eight thousand places that become known one by one have seven times as many.
_KEPT = 100_000


class Survey:
    """The sites of a country, of any of which the cells are cut. What was cut for one set of them is kept for others.

    The cells of a set are the same whatever was cut before.
    """

    def __init__(self, sites: Iterable[Site], country: Country, *, reach_km: float = REACH_KM) -> None:
        self._reach_km = reach_km
        on_bank: dict[str, list[Site]] = {}
        for site in sites:
            on_bank.setdefault(site.bank, []).append(site)
        self._banks = [_Bank(found, country, reach_km) for _, found in sorted(on_bank.items())]

    def cells(self, place_ids: Collection[str]) -> Cells:
        """Return the cells of those of the places that have a site.

        Sites at one point share one cell, given to the first of them by id; one beyond the country's reach has none.
        """
        asked = frozenset(place_ids)
        found = [bank.cells(asked) for bank in self._banks]
        numbers = {place_id: number for number, place_id in enumerate(chain.from_iterable(ids for ids, _ in found))}
        shapes = np.empty(len(numbers), object)
        shapes[:] = [cell for _, cells in found for cell in cells]
        banks = np.repeat(np.arange(len(found)), [len(each) for each, _ in found])
        return Cells(numbers=numbers, shapes=shapes, banks=banks, reach_km=self._reach_km)


class _Bank:
    """The sites on one bank, in order of where they lie and of their ids, and what was cut for them."""

    def __init__(self, sites: Iterable[Site], country: Country, reach_km: float) -> None:
        ordered = sorted(sites, key=lambda site: (site.lon, site.lat, site.place_id))
        self._name, self._country, self._reach = ordered[0].bank, country, reach_km / _KM_PER_DEGREE
        self._ids = [site.place_id for site in ordered]
        self._points = np.array([(site.lon, site.lat) for site in ordered])
        self._cut: dict[bytes, BaseGeometry] = {}

    def cells(self, asked: Collection[str]) -> tuple[list[str], list[BaseGeometry]]:
        """Return the ids of those that are asked for and have land, and that land."""
        chosen = np.flatnonzero([place_id in asked for place_id in self._ids])
        if not len(chosen):
            return [], []
        points = self._points[chosen]
        apart = np.ones(len(points), np.bool_)
        apart[1:] = (points[1:] != points[:-1]).any(1)
        chosen, points = chosen[apart], points[apart]
        rings = _told_apart(nearest(points * (self._country.flat, 1.0), self._reach), self._country.flat)
        land = self._land(rings)
        here = chosen[np.unique(rings.of)]
        kept = np.flatnonzero(~shapely.is_empty(land))
        return [self._ids[number] for number in here[kept]], [land[number] for number in kept]

    def _land(self, rings: Rings) -> list[BaseGeometry]:
        """Return what lies on the bank of each of the rings, cut now or before."""
        bounds = np.append(np.flatnonzero(np.diff(rings.of, prepend=-1)), len(rings.of)) * rings.corners[:1].nbytes
        written = rings.corners.tobytes()
        keys = [written[begin:end] for begin, end in pairwise(bounds)]
        # Another thread may empty what is kept.
        before = {key: self._cut.get(key) for key in keys}
        new = [key for key, land in before.items() if land is None]
        cut = dict(zip(new, self._country.cut(_drawn(new), self._name), strict=True)) if new else {}
        if len(self._cut) + len(cut) > _KEPT:
            self._cut = {}
        self._cut.update(cut)
        kept = {key: land for key, land in before.items() if land is not None} | cut
        return [kept[key] for key in keys]


def _told_apart(rings: Rings, flat: float) -> Rings:
    """Return the rings in degrees, as exact as they are kept, without those that have no width then."""
    of, corners = rings.of, np.round(rings.corners / (flat, 1.0), _DECIMALS)
    first = np.flatnonzero(np.diff(of, prepend=-1))
    before = np.roll(corners, 1, axis=0)
    before[first] = corners[np.append(first[1:], len(of)) - 1]
    moved = (corners != before).any(1)
    of, corners = of[moved], corners[moved]
    _, which, count = np.unique(of, return_inverse=True, return_counts=True)
    wide = count[which] > 2
    return Rings(of[wide], corners[wide])


def _drawn(rings: Iterable[bytes]) -> Shapes:
    corners = [np.frombuffer(each, np.float64).reshape(-1, 2) for each in rings]
    of: Numbers = np.repeat(np.arange(len(corners)), [len(each) for each in corners])
    drawn: Shapes = shapely.polygons(shapely.linearrings(np.concatenate(corners), indices=of))
    return drawn
