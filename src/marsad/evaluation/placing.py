"""A coder's names of places, tied to the theatre: by id, by name and governorate, or as parts of what is so tied."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.extract.contract import Row
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.search import comparable, meant
from marsad.theatre.theatre import Theatre

# "Southern section of Abu Kamal", "Central Abu Kamal": some part of what is named behind.
_PART = re.compile(
    r"^(?:.*\b(?:sections?|outskirts|suburbs|surroundings|neighbourhoods) of"
    r"|central|northern|southern|eastern|western)"
    r"\s+(?P<whole>[^(,]+?)(?:\s+(?:city|town))?$",
    re.IGNORECASE,
)
# "Homs Governorate" is all of it, "Eastern Homs countryside" some part.
_PROVINCE = re.compile(r"\b(?:governorate|province|countryside)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A theatre's places by id and by comparable name, its governorates by theirs."""

    places: Mapping[str, Place]
    bearers: Mapping[str, tuple[Place, ...]]
    governorates: Mapping[str, Place]

    @classmethod
    def of(cls, theatre: Theatre) -> "Names":
        """Return the names of the theatre's places."""
        bearers: dict[str, dict[str, Place]] = defaultdict(dict)
        for place in theatre.places:
            for name in (*place.names, place.name_en):
                bearers[comparable(name)][place.id] = place
        return cls(
            places={place.id: place for place in theatre.places},
            bearers={name: tuple(found.values()) for name, found in bearers.items()},
            governorates={comparable(p.name_en): p for p in theatre.places if p.kind is PlaceKind.ADMIN1},
        )

    def bearer(self, row: Row) -> Place | None:
        """Return what bears one of the row's names in its governorate, None where nothing does or several do."""
        for name in () if _PROVINCE.search(row.get("name") or "") else spellings(row):
            found = [place for place in self.bearers.get(comparable(name), ()) if _is_in(place, row.get("admin1"))]
            towns = [place for place in found if not place.is_area] or found
            if towns:
                return meant(towns)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """What the names on one sheet are tied to; `alias` are those that it explains beside another."""

    names: Names
    alias: Mapping[str, Place]

    @classmethod
    def of(cls, names: Names, named: Sequence[Row]) -> "Placing":
        """Return the ties of a sheet whose statements name the places `named`."""
        ties = ((row, names.bearer(row)) for row in named)
        return cls(
            names=names, alias={comparable(name): place for row, place in ties if place for name in spellings(row)}
        )

    def place(self, row: Row) -> Row:
        """Return the contract's fields of the place that `row` names, but for its span and text."""
        place = self.names.places.get(row["place_id"]) if row.get("place_id") else self.names.bearer(row)
        if place is not None:
            return _fields(place, "area" if place.is_area else "resolved")
        whole = self._whole(row)
        if whole is not None:
            return {**_fields(whole, "area"), "name": row.get("name")}
        return {"name": row.get("name"), "admin1": row.get("admin1"), "resolution": "unresolved"}

    def _whole(self, row: Row) -> Place | None:
        """Return that of which the row names a part: a town, or the governorate."""
        name = row.get("name") or ""
        if _PROVINCE.search(name):
            return self.names.governorates.get(comparable(row.get("admin1") or ""))
        part = _PART.match(name)
        return self.alias.get(comparable(part["whole"])) if part else None


def spellings(row: Row) -> Iterator[str]:
    """Yield every name that a coder gave the place, the chosen one first, the report's own words last."""
    other = row.get("name_alt") or ()
    for name in (row.get("name"), *((other,) if isinstance(other, str) else other), row.get("text")):
        if name:
            yield name


def _is_in(place: Place, admin1: str | None) -> bool:
    return not admin1 or place.admin1 in ("", admin1)


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
