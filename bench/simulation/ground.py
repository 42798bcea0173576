"""The settlements that are fought over: communities of the gazetteer, and which lie next to which."""

from dataclasses import dataclass
from math import cos, radians

from scipy.spatial import cKDTree

from marsad.record.place_tree import PlaceTree
from marsad.theatre.district import districts
from marsad.theatre.land import lands, world
from marsad.theatre.loading import load
from marsad.theatre.place import Place, PlaceKind
from simulation.scenario import Scenario

# Governorates that were fought over by three sides from 2014 to 2019.
_FOUGHT_OVER = ("Deir ez-Zor", "Raqqa", "Aleppo", "Homs", "Hama", "Hasakah")
_QUIETER = ("Idlib", "Latakia", "Tartus", "Damascus", "Rif Dimashq", "Daraa", "Suwayda", "Quneitra")
# So many nearest settlements are a settlement's neighbours.
_NEAREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A community, and the ids of what it lies in: subdistrict, district, governorate, country, nearest first."""

    id: str
    name_ar: str
    name_en: str
    admin1: str
    areas: tuple[str, ...]
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The settlements, each one's number by its id, and for each the numbers of its neighbours.

    `areas`: the Arabic name of each area, by its id. `wide`: the governorates and the country, by id, sorted.
    """

    settlements: tuple[Settlement, ...]
    numbers: dict[str, int]
    neighbours: tuple[tuple[int, ...], ...]
    areas: dict[str, str]
    wide: tuple[str, ...]

    def within(self, area: str) -> tuple[int, ...]:
        """Return the numbers of the settlements that are, or lie in, place `area`."""
        return tuple(number for number, each in enumerate(self.settlements) if area == each.id or area in each.areas)


def ground(scenario: Scenario) -> Ground:
    """Return the ground of the scenario: the best-known communities, in the gazetteer's order."""
    is_fit = _is_settled if scenario.whole_country else _is_fit
    fit = [place for place in load("syria").places if is_fit(place)]
    chosen = sorted(fit, key=lambda place: (place.rank, place.id))[: scenario.settlements]
    tree = PlaceTree.of(world(), lands())
    settlements = tuple(_settled(place, tree) for place in sorted(chosen, key=lambda place: place.id))
    areas = sorted({area for each in settlements for area in each.areas})
    names = {place.id: place.name_ar for place in (*world(), *districts(world()))}
    return Ground(
        settlements=settlements,
        numbers={each.id: number for number, each in enumerate(settlements)},
        neighbours=_neighbours(settlements),
        areas={area: names[area] for area in areas},
        wide=tuple(sorted({area for each in settlements for area in each.areas[-2:]})),
    )


def _settled(place: Place, tree: PlaceTree) -> Settlement:
    return Settlement(
        id=place.id,
        name_ar=place.name_ar,
        name_en=place.name_en,
        admin1=place.admin1,
        areas=tree.lineage(place.id)[1:],
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
    )


def _is_fit(place: Place) -> bool:
    return place.kind is PlaceKind.COMMUNITY and place.lat is not None and place.admin1 in _FOUGHT_OVER


def _is_settled(place: Place) -> bool:
    kinds = (PlaceKind.COMMUNITY, PlaceKind.LOCALITY)
    return place.kind in kinds and place.lat is not None and place.admin1 in (*_FOUGHT_OVER, *_QUIETER)


def _neighbours(settlements: tuple[Settlement, ...]) -> tuple[tuple[int, ...], ...]:
    """Return for each settlement its nearest ones and those to which it is one of the nearest."""
    flat = cos(radians(35.0))
    points = [(each.lon * flat, each.lat) for each in settlements]
    count = min(_NEAREST + 1, len(points))
    near: list[set[int]] = [set() for _ in points]
    for number, found in enumerate(cKDTree(points).query(points, k=count)[1].tolist()):
        for other in found:
            if other != number:
                near[number].add(other)
                near[other].add(number)
    return tuple(tuple(sorted(each)) for each in near)
