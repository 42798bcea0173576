"""What lies in what: a quarter in its city, that in its subdistrict, district, governorate, country."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from marsad.errors import TheatreError
from marsad.text.folding import folded
from marsad.theatre.district import district_id, subdistrict_id
from marsad.theatre.land import Land
from marsad.theatre.place import Place, PlaceKind

# Between the id of a place and the words that name some part of it which no gazetteer has.
PART = "#"
_LEVELS = {kind.value: kind for kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.ADMIN3)}


def part(place_id: str, words: str) -> str:
    """Return the id of what `words` name in a place: it lies in the place, and nothing more is known of where."""
    return f"{place_id}{PART}{words}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTree:
    """The places of a theatre or of all, each below what holds it. Ids that it does not know lie in nothing.

    `holders` has, by id, what a place lies in directly. `same`: the id under which the tree knows what has several.
    `kinds` are those of the places and areas that it knows; `governorates` their ids by usual English name. `districts`
    are the ids of districts by governorate and folded Arabic name, without those that bear their governorate's own.
    """

    holders: Mapping[str, str]
    same: Mapping[str, str]
    kinds: Mapping[str, PlaceKind]
    governorates: Mapping[str, str]
    districts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, places: Iterable[Place], lands: Iterable[Land] = ()) -> "PlaceTree":
        """Return the tree of `places`, with what `lands` say lies above the governorates.

        Raises:
            TheatreError: a place lies in itself.
        """
        rows, above = tuple(places), tuple(lands)
        same = dict(_same(rows, above))
        governorates = _governorates(rows, same)
        holders = dict(_inner(rows, governorates))
        holders |= {f"admin1:{name}": land.id for land in above for name in land.governorates}
        holders |= {governorates[name]: land.id for land in above for name in land.governorates if name in governorates}
        holders |= {place: land.id for land in reversed(above) for place in land.places}
        holders |= {land.id: land.lies_in for land in above if land.lies_in}
        known = {
            same.get(place, place): same.get(holder, holder)
            for place, holder in holders.items()
            if same.get(place, place) != same.get(holder, holder)
        }
        _refuse_cycles(known)
        kinds = _kinds(rows, known, above)
        return cls(holders=known, same=same, kinds=kinds, governorates=governorates, districts=_districts(rows, same))

    def lineage(self, place_id: str) -> tuple[str, ...]:
        """Return the place itself, under the id that the tree knows it by, then all that it lies in, nearest first."""
        return tuple(self._upwards(place_id))

    def within(self, area_id: str, place_id: str) -> bool:
        """Return whether the place is the area or lies in it whole."""
        area = self.same.get(area_id, area_id)
        return any(each == area for each in self._upwards(place_id))

    def parts(self, area_id: str, places: Iterable[str]) -> tuple[str, ...]:
        """Return those of `places` that lie in the area, in their order."""
        return tuple(place for place in places if self.within(area_id, place))

    def is_known(self, place_id: str) -> bool:
        """Return whether the theatre's data have the place."""
        whole = place_id.partition(PART)[0]
        return self.same.get(whole, whole) in self.kinds

    def kind(self, place_id: str) -> PlaceKind | None:
        """Return what kind of place it is, None where the tree does not know it or it is a part without a name."""
        return self.kinds.get(self.same.get(place_id, place_id))

    def country(self, place_id: str) -> str | None:
        """Return the country that holds the place, None where that is not known."""
        last = self.lineage(place_id)[-1]
        return last if self.kind(last) is PlaceKind.COUNTRY else None

    def _upwards(self, place_id: str) -> Iterator[str]:
        whole = place_id.partition(PART)[0]
        if whole != place_id:
            yield place_id
        here: str | None = self.same.get(whole, whole)
        while here is not None:
            yield here
            here = self.holders.get(here)


def _same(rows: tuple[Place, ...], lands: tuple[Land, ...]) -> Iterator[tuple[str, str]]:
    """Yield each further id of a place with the one that is kept."""
    first = {place.name_en: place.id for place in rows if place.kind is PlaceKind.ADMIN1}
    for place in rows:
        if place.kind is PlaceKind.AREA and place.admin1 == place.name_en and place.name_en in first:
            yield place.id, first[place.name_en]
        if place.kind is PlaceKind.ADMIN2 and place.admin2_ar:
            yield f"admin2:{place.admin1}/{place.admin2_ar}", place.id
        if place.kind is PlaceKind.ADMIN3 and place.admin3_ar:
            yield str(subdistrict_id(place)), place.id
    for land in lands:
        yield from ((other, land.id) for other in land.same)


def _governorates(rows: tuple[Place, ...], same: Mapping[str, str]) -> dict[str, str]:
    """Return the id of each governorate by its usual English name; abroad it may be entered as an area."""
    areas = {place.admin1: place.id for place in rows if place.kind is PlaceKind.AREA and place.admin1 == place.name_en}
    own = {place.admin1: place.id for place in rows if place.kind is PlaceKind.ADMIN1}
    return {name: same.get(place, place) for name, place in (areas | own).items()}


def _districts(rows: tuple[Place, ...], same: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the id of each district by governorate and folded name.

    The countryside of Homs is the governorate's, not that of its district of the same name.
    """
    seats = {place.admin1: place.name_ar for place in rows if place.kind is PlaceKind.ADMIN1}
    named = {(place.admin1, place.admin2_ar): district_id(place) for place in rows if place.admin2_ar}
    told = [(*key, same.get(found, found)) for key, found in named.items() if found and seats.get(key[0]) != key[1]]
    names = folded(name for _, name, _ in told)
    return {(governorate, name): found for (governorate, _, found), name in zip(told, names, strict=True)}


def _inner(rows: tuple[Place, ...], governorates: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each place and area below the countries with what holds it, where that is known."""
    for place in rows:
        governorate = governorates.get(place.admin1, f"admin1:{place.admin1}") if place.admin1 else None
        chain = [place.id, *_between(place), *((governorate,) if governorate else ())]
        yield from pairwise(chain)
        if place.parent is not None:
            yield place.id, place.parent


def _between(place: Place) -> Iterator[str]:
    """Yield the subdistrict and the district that hold the place, as far as its data name them."""
    subdistrict, district = subdistrict_id(place), district_id(place)
    if subdistrict is not None and place.kind is not PlaceKind.ADMIN3:
        yield subdistrict
    if district is not None and place.kind is not PlaceKind.ADMIN2:
        yield district


def _kinds(rows: tuple[Place, ...], holders: Mapping[str, str], lands: tuple[Land, ...]) -> dict[str, PlaceKind]:
    """Return the kind of each place; what holds governorates is bounded like them, and is no loose area."""
    kinds = {area: _LEVELS[area.partition(":")[0]] for area in holders if area.partition(":")[0] in _LEVELS}
    kinds |= {place.id: place.kind for place in rows}
    regions = (land.id for land in lands if land.lies_in and land.id in kinds)
    return kinds | dict.fromkeys(regions, PlaceKind.ADMIN1)


def _refuse_cycles(holders: Mapping[str, str]) -> None:
    sound: set[str] = set()
    for start in holders:
        path: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in sound:
            if here in path:
                raise TheatreError(f"place {here!r} lies in itself: {' in '.join(path)}")
            path[here] = None
            here = holders.get(here)
        sound.update(path)
