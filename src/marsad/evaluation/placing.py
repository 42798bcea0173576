"""A coder's names of places, tied to the theatre: by id, by name and governorate, or as parts of what is so tied."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians

from marsad.extract.contract import Row
from marsad.text.fold import fold
from marsad.theatre.likeness import bare, likest
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.search import comparable, meant
from marsad.theatre.theatre import Theatre

# Some part of what is named, or what lies around it: "Southern section of Abu Kamal", "Abu Kamal surroundings".
_PART = re.compile(
    r"^(?:(?:.*\b(?:sections?|outskirts|suburbs|surroundings|neighbourhoods) of"
    r"|central|northern|southern|eastern|western)\s+(?P<behind>[^(,]+?)(?:\s+(?:city|town))?"
    r"|(?P<before>[^(,]+?)\s+surroundings(?: and countryside)?)$",
    re.IGNORECASE,
)
# "Homs Governorate" is all of it, "Eastern Homs countryside" some part.
_PROVINCE = re.compile(r"\b(?:governorate|province|countryside)\b", re.IGNORECASE)
# A name that describes has some word that is no name: "IS pocket east of Mayadin".
_DESCRIBING = re.compile(r"(?:^|\s)(?!(?:al|ad|an|ar|as|at|az|el|ez)-)[a-z]")
# Of namesakes the one meant is this many times nearer to another place of the sheet than the next is, our choice.
_NEARER = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A theatre's places by id and by comparable name, its governorates by theirs.

    `near` has the towns and villages of each governorate by bare Arabic name.
    """

    places: Mapping[str, Place]
    bearers: Mapping[str, tuple[Place, ...]]
    near: Mapping[str, Mapping[str, tuple[Place, ...]]]
    governorates: Mapping[str, Place]

    @classmethod
    def of(cls, theatre: Theatre) -> "Names":
        """Return the names of the theatre's places."""
        bearers: dict[str, dict[str, Place]] = defaultdict(dict)
        near: dict[str, dict[str, tuple[Place, ...]]] = defaultdict(dict)
        for place in theatre.places:
            for name in (*place.names, place.name_en):
                bearers[comparable(name)][place.id] = place
            if place.kind is PlaceKind.COMMUNITY:
                for name in dict.fromkeys(bare(fold(name).text) for name in place.names):
                    near[place.admin1][name] = (*near[place.admin1].get(name, ()), place)
        return cls(
            places={place.id: place for place in theatre.places},
            bearers={name: tuple(found.values()) for name, found in bearers.items()},
            near=near,
            governorates={comparable(p.name_en): p for p in theatre.places if p.kind is PlaceKind.ADMIN1},
        )

    def bearer(self, row: Row, around: Sequence[Place] = ()) -> Place | None:
        """Return the place that bears one of the row's names, or nearly its Arabic one, in its governorate.

        Of several the best known is meant, else the one that bears most of the names, else the one by far nearest to
        one of the places `around`; None where none is.
        """
        if _PROVINCE.search(row.get("name") or ""):
            return None
        area = row.get("admin1")
        borne = Counter(place.id for each in spellings(row) for place in self.bearers.get(comparable(each), ()))
        inside = [self.places[key] for key in borne if not area or self.places[key].admin1 in ("", area)]
        towns = [place for place in inside if not place.is_area] or inside or self._nearly(row)
        best = _first(towns, key=lambda place: place.rank)
        most = _first(best, key=lambda place: -borne[place.id])
        return meant(towns) or meant(most) or _nearest(most, [place for place in around if place.admin1 == area])

    def _nearly(self, row: Row) -> list[Place]:
        """Return the places of the row's governorate that are called nearly as the report calls it."""
        near = self.near.get(row.get("admin1") or "", {})
        name = row.get("name") or ""
        if _DESCRIBING.search(name) or _PART.match(name):
            return []
        found = likest(fold(row.get("text") or "").text, {name: places[0] for name, places in near.items()})
        names = [bare(fold(name).text) for name in found.names] if found else []
        return list({place.id: place for name in names for place in near.get(name, ())}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What the names on one sheet are tied to.

    `alias` has the names that the sheet explains by another, `around` the places of the sheet beyond doubt.
    """

    names: Names
    alias: Mapping[str, Place]
    around: tuple[Place, ...]

    @classmethod
    def of(cls, names: Names, named: Sequence[Row]) -> "Placing":
        """Return the ties of a sheet whose statements name the places `named`."""
        ties = [(row, place) for row in named if (place := names.bearer(row))]
        return cls(
            names=names,
            alias={comparable(name): place for row, place in ties for name in spellings(row)},
            around=tuple(place for _, place in ties if not place.is_area),
        )

    def place(self, row: Row) -> Row:
        """Return the contract's fields of the place that `row` names, but for its span and text."""
        place = self._tied(row)
        if place is not None:
            return _fields(place, "area" if place.is_area else "resolved")
        whole = self._whole(row)
        if whole is not None:
            return {**_fields(whole, "area"), "name": row.get("name")}
        return {"name": row.get("name"), "admin1": row.get("admin1"), "resolution": "unresolved"}

    def _tied(self, row: Row) -> Place | None:
        place_id = row.get("place_id")
        if place_id:
            return self.names.places.get(place_id)
        return self.names.bearer(row, self.around) or self.alias.get(comparable(row.get("name") or ""))

    def _whole(self, row: Row) -> Place | None:
        """Return that of which the row names a part: a town, or the governorate."""
        name = row.get("name") or ""
        part = _PART.match(name)
        whole = self.alias.get(comparable(part["behind"] or part["before"])) if part else None
        if whole is None and _PROVINCE.search(name):
            return self.names.governorates.get(comparable(row.get("admin1") or ""))
        return whole


def spellings(row: Row) -> Iterator[str]:
    """Yield every name that a coder gave the place, the chosen one first, the report's own words last."""
    other = row.get("name_alt") or ()
    for name in (row.get("name"), *((other,) if isinstance(other, str) else other), row.get("text")):
        if name:
            yield name


def _first(places: Sequence[Place], *, key: Callable[[Place], int]) -> list[Place]:
    least = min(map(key, places), default=0)
    return [place for place in places if key(place) == least]


def _nearest(namesakes: Sequence[Place], around: Iterable[Place]) -> Place | None:
    places = tuple(around)
    far = sorted((min((_apart(place, each) for each in places), default=0.0), place.id) for place in namesakes)
    if len(far) < 2 or not places or far[1][0] < _NEARER * far[0][0]:
        return None
    return next(place for place in namesakes if place.id == far[0][1])


def _apart(one: Place, other: Place) -> float:
    """Return how far apart two places are in degrees of latitude; where one has no point, they are nowhere near."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 360.0
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat)))


def _fields(place: Place, resolution: str) -> Row:
    return {
        "place_id": place.id,
        "name": place.name_en,
        "name_ar": place.name_ar,
        "admin1": place.admin1 or None,
        "lat": place.lat,
        "lon": place.lon,
        "resolution": resolution,
    }
