"""The rows of a Who's On First table, cleaned into places of one theatre.

What is done to them, in order: withdrawn rows and countries are left out; each gets its governorate's usual English
name (areas.yaml of the theatre); names are split and cleaned, rows without an Arabic one left out; rows of one name at
one spot become one; districts give way to the town of their name; quarters get their city.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import gazetteer_rows
from marsad.text.fold import fold
from marsad.theatre.context import distance_km
from marsad.theatre.entries import AreaEntry
from marsad.theatre.place import Place, PlaceKind

KINDS = {
    "county": PlaceKind.ADMIN2,
    "localadmin": PlaceKind.ADMIN2,
    "locality": PlaceKind.LOCALITY,
    "neighbourhood": PlaceKind.NEIGHBOURHOOD,
}
# From so many inhabitants on, a town is as well known as a subdistrict's seat, or as a community.
TOWN, VILLAGE = 50_000, 5_000
SAME_PLACE_KM = 3.0
# A district's seat lies this near its middle; a quarter this near the middle of its city.
SEAT_KM, QUARTER_KM = 30.0, 15.0
_DISTRICT = re.compile(r"^(?:مديرية|قضاء|ناحية|محلية|محافظة|منطقة|شعبية|بلدية|ولاية|مدينة|مركز)\s+")
# Words that mark a name in another language of the same letters.
_OTHER_TONGUE = re.compile(r"ضلع|ناحیه|شهرستان|استان|[پچژگڤێۆڕڵەټډړښ]")
_LATIN = re.compile(r"[A-Za-z]")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "`": "'", "ʿ": "'", "ʾ": "'", "´": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place, and how many live there (0: not told)."""

    place: Place
    people: float


def read(path: Path, areas: Sequence[AreaEntry]) -> list[Row]:
    """Return the rows of the table that lie in one of `areas`; those without an Arabic name have no `names`."""
    by_name = {_area_key(name): area.id for area in areas for name in area.of}
    by_district = {_area_key(name): area.id for area in areas for name in area.districts}
    with path.open(encoding="utf-8", newline="") as lines:
        found = [_row(cells, by_name, by_district) for cells in csv.DictReader(lines)]
    return [row for row in found if row]


def _area_key(name: str) -> str:
    return " ".join(re.sub(r"[\u200e\u200f\xa0]", " ", name).split())


def _row(cells: Mapping[str, str], by_name: Mapping[str, str], by_district: Mapping[str, str]) -> Row | None:
    kind = KINDS.get(cells["type"])
    admin1 = by_district.get(_area_key(cells["admin2"])) or by_name.get(_area_key(cells["admin1"]))
    if kind is None or cells["deprecated"] or admin1 is None:
        return None
    names = tuple(_names(cells))
    people = float(cells["pop"] or 0)
    place = Place(
        id=f"wof:{cells['id']}",
        kind=kind,
        name_ar=names[0] if names else "",
        name_en=_english(cells) or names[0] if names else _english(cells),
        names=names,
        lat=round(float(cells["lat"]), 5),
        lon=round(float(cells["lon"]), 5),
        admin1=admin1,
        admin2_ar="",
        admin3_ar="",
        rank=_rank(kind, people),
    )
    return Row(place=place, people=people)


def _rank(kind: PlaceKind, people: float) -> int:
    if kind is PlaceKind.NEIGHBOURHOOD:
        return 5
    if kind is PlaceKind.ADMIN2:
        return 2
    return 2 if people >= TOWN else 3 if people >= VILLAGE else 4


def _names(cells: Mapping[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for raw in (cells["name_ar"], *cells["alt_names"].split("|")):
        if _OTHER_TONGUE.search(raw):
            continue
        for part in gazetteer_rows.parts(raw):
            name = _DISTRICT.sub("", part)
            key = fold(name).text.strip()
            if len(key) > 1 and key not in seen and key not in gazetteer_rows.GENERIC:
                seen.add(key)
                yield name


def _english(cells: Mapping[str, str]) -> str:
    for raw in (cells["name_en"], *cells["alt_names"].split("|")):
        if _LATIN.search(raw) and len(raw) > 3:
            return plain(raw)
    return ""


def plain(name: str) -> str:
    """Return a name in Latin letters without the marks of its transliteration."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    text = bare.translate(_QUOTES).strip()
    return text[:1].upper() + text[1:]


def merged(rows: Iterable[Row]) -> list[Row]:
    """Return `rows` with those of one name at one spot as one, the most peopled, under all their names."""
    known: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (-row.people, row.place.id)):
        same = known.setdefault(gazetteer_rows.bare(row.place.name_ar), [])
        twin = next((i for i, other in enumerate(same) if _is_twin(row.place, other.place)), None)
        if twin is None:
            same.append(row)
        else:
            names = gazetteer_rows.joined(same[twin].place.names, row.place.names)
            same[twin] = replace(same[twin], place=replace(same[twin].place, names=names))
    return [row for same in known.values() for row in same]


def _is_twin(place: Place, other: Place) -> bool:
    return place.kind is other.kind and distance_km(place, other) < SAME_PLACE_KM


def seated(rows: Sequence[Row]) -> list[Row]:
    """Return `rows` with the town that a district is named for ranked as its seat, and that district left out."""
    towns: dict[tuple[str, str], list[Place]] = {}
    for row in sorted(rows, key=lambda row: (-row.people, row.place.id)):
        if row.place.kind is PlaceKind.LOCALITY:
            for name in row.place.names:
                towns.setdefault((row.place.admin1, gazetteer_rows.bare(name)), []).append(row.place)
    seats: dict[str, Place] = {}
    left: set[str] = set()
    for row in rows:
        if row.place.kind is PlaceKind.ADMIN2:
            near = towns.get((row.place.admin1, gazetteer_rows.bare(row.place.name_ar)), ())
            seat = next((town for town in near if distance_km(town, row.place) < SEAT_KM), None)
            if seat is not None:
                seats[seat.id] = row.place
                left.add(row.place.id)
    return [_promoted(row, seats.get(row.place.id)) for row in rows if row.place.id not in left]


def _promoted(row: Row, district: Place | None) -> Row:
    if district is None:
        return row
    names = gazetteer_rows.joined(row.place.names, district.names)
    return replace(row, place=replace(row.place, names=names, rank=min(row.place.rank, 2)))


def housed(places: Sequence[Place]) -> list[Place]:
    """Return `places` with the id of its city on every quarter; a quarter near no city is left out."""
    cities = [place for place in places if place.rank <= 1 and place.kind is PlaceKind.COMMUNITY]
    return [found for place in places if (found := _housed(place, cities)) is not None]


def _housed(place: Place, cities: Sequence[Place]) -> Place | None:
    if place.kind is not PlaceKind.NEIGHBOURHOOD or place.parent is not None:
        return place
    near = [(distance_km(place, city), city.rank, city.id) for city in cities]
    near = [item for item in near if item[0] < QUARTER_KM]
    return replace(place, parent=min(near)[2]) if near else None
