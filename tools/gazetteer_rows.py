"""The rows of the shared gazetteer, cleaned into places.

What is done to them, in order: names are split and cleaned; GeoNames rows without an Arabic name are left out;
districts and subdistricts give way to the town of the same name; the same hamlet in both sources becomes one.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import yaml

from marsad.text.fold import fold
from marsad.theatre.context import distance_km
from marsad.theatre.entries import EverydayEntry
from marsad.theatre.place import Place, PlaceKind

ADMIN1 = {
    "دير الزور": "Deir ez-Zor",
    "الرقة": "Raqqa",
    "الحسكة": "Hasakah",
    "حلب": "Aleppo",
    "إدلب": "Idlib",
    "حماة": "Hama",
    "حمص": "Homs",
    "دمشق": "Damascus",
    "ريف دمشق": "Rif Dimashq",
    "درعا": "Daraa",
    "السويداء": "Suwayda",
    "القنيطرة": "Quneitra",
    "اللاذقية": "Latakia",
    "طرطوس": "Tartus",
}
# Two points of one name nearer than this are one hamlet (the sources agree to a median of 0.1 km).
SAME_PLACE_KM = 3.0
_ARABIC = re.compile(r"[\u0621-\u064aٱ ]+")
_SEPARATORS = re.compile(r"[_/\\،,\n]|\s-|-\s|-")
_CENTRE = re.compile(r"^مركز\s*")
_RANKS = {"admin1": 0, "admin2": 1, "admin3": 2, "community": 3, "locality": 4, "neighbourhood": 5}
# Persian and Urdu letters in GeoNames' alternate names; fold() knows them, a displayed name should not have them.
_FOREIGN = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ڪ": "ك", "ھ": "ه"})


def _generic() -> frozenset[str]:
    """Return the folded words that a split cell leaves and that name nothing."""
    rows = yaml.safe_load(Path(__file__).with_name("generic.yaml").read_text("utf-8"))
    entries = msgspec.convert(rows, list[EverydayEntry])
    return frozenset(fold(form).text for entry in entries for form in entry.forms)


GENERIC = _generic()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place with the columns that only the build needs."""

    place: Place
    admin1_ar: str
    admin3_pcode: str
    parent_ar: str


def read(path: Path, area_of: Mapping[str, str]) -> list[Row]:
    """Return the rows of `places.csv` that have an Arabic name; `area_of`: the governorate of rows that state none."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [row for row in (_row(cells, area_of) for cells in csv.DictReader(lines)) if row]


def _row(cells: Mapping[str, str], area_of: Mapping[str, str]) -> Row | None:
    kind = PlaceKind(cells["type"])
    admin1_ar = cells["admin1"] or area_of.get(cells["id"], "")
    names = tuple(_names(cells, kind))
    if not names or not admin1_ar:
        return None
    name_ar = names[0]
    place = Place(
        id=cells["id"],
        kind=kind,
        name_ar=name_ar,
        name_en=ADMIN1[name_ar] if kind is PlaceKind.ADMIN1 else _english(cells["name_en"]),
        names=names,
        lat=float(cells["lat"]),
        lon=float(cells["lon"]),
        admin1=ADMIN1[admin1_ar],
        admin2_ar=_CENTRE.sub("", cells["admin2"]),
        admin3_ar=_CENTRE.sub("", cells["admin3"]),
        pcode=cells["pcode"] or None,
        rank=_RANKS[cells["type"]],
    )
    return Row(place=place, admin1_ar=admin1_ar, admin3_pcode=cells["admin3_pcode"], parent_ar=cells["parent"])


def _english(name: str) -> str:
    first = re.split(r"\s*[/\\]\s*|_", name.strip())[0]
    return first[:1].upper() + first[1:]


def _names(cells: Mapping[str, str], kind: PlaceKind) -> Iterator[str]:
    seen: set[str] = set()
    for name in _candidates(cells, kind):
        key = fold(name).text.strip()
        if len(key) > 1 and key not in seen and key not in GENERIC:
            seen.add(key)
            yield name


def _candidates(cells: Mapping[str, str], kind: PlaceKind) -> Iterator[str]:
    areas = [_CENTRE.sub("", cells[column]) for column in ("admin1", "admin2", "admin3")]
    for i, raw in enumerate([cells["name_ar"], *cells["alt_names"].split("|")]):
        found = list(parts(raw))
        own = {fold(area).text for area in areas}
        kept = [part for part in found if len(found) == 1 or fold(part).text not in own]
        for name in kept:
            if kind in (PlaceKind.ADMIN2, PlaceKind.ADMIN3):
                yield _CENTRE.sub("", name)
                continue
            if i == 0 or kind is not PlaceKind.NEIGHBOURHOOD or not name.startswith("حي "):
                yield name
            yield from _without_area(name, areas)


def parts(cell: str) -> Iterator[str]:
    """Yield the Arabic names that a cell of a table holds, clean."""
    for part in _SEPARATORS.split(cell):
        if name := _clean(part):
            yield name


def _clean(name: str) -> str:
    text = re.sub(r"[\u064b-\u0652\u0640\u200c-\u200f]", "", name).translate(_FOREIGN)
    text = re.sub(r"\s+", " ", text).strip()
    return text if _ARABIC.fullmatch(text) else ""


def _without_area(name: str, areas: Sequence[str]) -> Iterator[str]:
    """Yield «تل شعير» for OCHA's «تل شعير رأس العين», which names its district to tell namesakes apart."""
    folded = fold(name).text
    for area in areas[1:]:
        suffix = " " + fold(area).text
        if area and folded.endswith(suffix) and len(folded) > len(suffix) + 3:
            yield name[: -len(suffix)].strip()


def seated(rows: Sequence[Row]) -> list[Row]:
    """Return `rows` with every town that an area is named for ranked as its seat, and those areas left out.

    A district of the same name as its governorate, a subdistrict of the same name as its district, goes too.
    """
    towns = _towns(rows)
    ranks: dict[str, int] = {}
    extra: dict[str, tuple[str, ...]] = {}
    kept: list[Row] = []
    wider: set[tuple[str, str]] = set()
    for row in sorted(rows, key=lambda row: row.place.rank):
        place, pcode = row.place, row.place.pcode or ""
        if place.kind not in (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.ADMIN3):
            kept.append(row)
            continue
        seat = towns.get((pcode, bare(place.name_ar)))
        if seat:
            ranks[seat] = min(place.rank, ranks.get(seat, 9))
            extra[seat] = (*extra.get(seat, ()), *(place.names if place.kind is not PlaceKind.ADMIN1 else ()))
        if place.kind is PlaceKind.ADMIN1 or not (seat or (pcode[:4], bare(place.name_ar)) in wider):
            kept.append(row)
            wider.add((pcode[:4], bare(place.name_ar)))
    return [_promoted(row, ranks, extra) for row in kept]


def _towns(rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """Return the id of the first community of each bare name in each subdistrict, district and governorate."""
    towns: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.place.kind is PlaceKind.COMMUNITY:
            for name in row.place.names:
                for width in (8, 6, 4):
                    towns.setdefault((row.admin3_pcode[:width], bare(name)), row.place.id)
    return towns


def _promoted(row: Row, ranks: Mapping[str, int], extra: Mapping[str, tuple[str, ...]]) -> Row:
    place = row.place
    if place.id not in ranks:
        return row
    names = joined(place.names, extra.get(place.id, ()))
    return replace(row, place=replace(place, rank=ranks[place.id], names=names))


def joined(names: Sequence[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return both lists of names, each name once however it is spelled."""
    kept = {fold(name).text: name for name in reversed([*names, *more])}
    return tuple(dict.fromkeys(kept[fold(name).text] for name in [*names, *more]))


def bare(name: str) -> str:
    """Return the name as it is compared: folded, without article and spaces, «آ/ا» at its end as «ه»."""
    text = re.sub(r"\bال", "", fold(_CENTRE.sub("", name)).text).replace(" ", "")
    return text[:-1] + "ه" if text.endswith("ا") and len(text) > 3 else text


def housed(rows: Sequence[Row]) -> list[Row]:
    """Return `rows` with every quarter's parent as the id of its city."""
    cities = {
        (row.admin3_pcode, fold(name).text): row.place.id
        for row in reversed(rows)
        if row.place.kind is PlaceKind.COMMUNITY
        for name in row.place.names
    }
    by_area = {(pcode[:6], name): city for (pcode, name), city in cities.items()}
    out = []
    for row in rows:
        name = fold(row.parent_ar).text
        parent = cities.get((row.admin3_pcode, name)) or by_area.get((row.admin3_pcode[:6], name))
        out.append(replace(row, place=replace(row.place, parent=parent)) if row.parent_ar else row)
    return out


def merged(rows: Sequence[Row]) -> list[Row]:
    """Return `rows` without the GeoNames hamlets that OCHA has under the same name at the same spot."""
    known: dict[str, list[Place]] = {}
    for row in rows:
        if row.place.kind in (PlaceKind.COMMUNITY, PlaceKind.NEIGHBOURHOOD):
            for name in row.place.names:
                known.setdefault(bare(name), []).append(row.place)
    return [row for row in rows if not (row.place.kind is PlaceKind.LOCALITY and _twin(row.place, known))]


def _twin(place: Place, known: Mapping[str, Sequence[Place]]) -> bool:
    return any(distance_km(place, other) < SAME_PLACE_KM for name in place.names for other in known.get(bare(name), ()))


def aliased(rows: Sequence[Row], path: Path) -> list[Row]:
    """Return `rows` with the names of `aliases.csv` whose confidence is not low.

    Raises:
        SystemExit: an alias names a p-code that no row has.
    """
    more: dict[str, list[str]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines):
            if cells["confidence"] != "low":
                more.setdefault(cells["pcode"], []).append(cells["alias_ar"])
    out = []
    for row in rows:
        names = more.pop(row.place.pcode or "", [])
        out.append(replace(row, place=replace(row.place, names=joined(row.place.names, names))) if names else row)
    if more:
        raise SystemExit(f"{path}: no place has p-code {', '.join(sorted(more))}")
    return out
