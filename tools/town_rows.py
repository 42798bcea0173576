"""The towns and quarters that a theatre's towns.csv names, laid over the rows of its gazetteer."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

import gazetteer_rows
from marsad.theatre.place import Place, PlaceKind
from wof_rows import Row, plain

COLUMNS = ["name_en", "admin1", "rank", "of", "names", "source"]
# Of 100: how like two names in Latin letters must be to be one town's.
_ALIKE = 88.0
_ARTICLE = re.compile(r"^(?:a[a-z]|el)[ -]+(?=\w{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """One line of the table. `of`: the English name of the city that a quarter belongs to, "" for a town."""

    name_en: str
    admin1: str
    rank: int
    of: str
    names: tuple[str, ...]


def read(path: Path) -> list[Town]:
    """Return the lines of the table.

    Raises:
        SystemExit: a line is not of its form, or a town is there twice.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        if table.fieldnames != COLUMNS:
            raise SystemExit(f"{path}: the first line must be {','.join(COLUMNS)}")
        towns = [_town(path, cells) for cells in table]
    seen: set[tuple[str, str, str]] = set()
    for town in towns:
        key = (town.name_en, town.admin1, town.of)
        if key in seen:
            raise SystemExit(f"{path}: {town.name_en} is there twice")
        seen.add(key)
    return towns


def _town(path: Path, cells: dict[str, str]) -> Town:
    names = tuple(name.strip() for name in cells["names"].split("|"))
    if not all((cells["name_en"], cells["admin1"], cells["source"], *names)) or not cells["rank"].isdigit():
        raise SystemExit(f"{path}: not of its form: {cells}")
    return Town(name_en=cells["name_en"], admin1=cells["admin1"], rank=int(cells["rank"]), of=cells["of"], names=names)


def laid(towns: Sequence[Town], rows: Sequence[Row], nameless: Sequence[Row], theatre: str) -> list[Place]:
    """Return the places of `rows` with `towns` over them, each town at the point of the row that it is.

    `nameless` are rows that have no Arabic name; a town that no row is has no point.
    """
    index = _Index([*rows, *nameless])
    taken: set[str] = set()
    found: list[Place] = []
    ids: dict[str, str] = {}
    for town in towns:
        row = index.of(town, taken)
        place = _place(town, row, ids, theatre)
        taken |= {place.id}
        ids.setdefault(town.name_en, place.id)
        found.append(place)
    return [*(row.place for row in rows if row.place.id not in taken), *found]


def _place(town: Town, row: Row | None, ids: dict[str, str], theatre: str) -> Place:
    kind = PlaceKind.NEIGHBOURHOOD if town.of else PlaceKind.COMMUNITY
    if row is not None and row.place.kind is PlaceKind.ADMIN2 and not town.of:
        kind = PlaceKind.ADMIN2
    slug = re.sub(r"[^a-z0-9]+", "-", f"{town.name_en} {town.of}".lower()).strip("-")
    base = row.place if row else None
    if town.of and town.of not in ids:
        raise SystemExit(f"towns.csv: {town.name_en} is of {town.of}, which does not stand before it")
    return Place(
        id=base.id if base else f"marsad:{theatre}-{slug}",
        kind=kind,
        name_ar=town.names[0],
        name_en=town.name_en,
        names=gazetteer_rows.joined(town.names, _fitting(base, town)),
        lat=base.lat if base else None,
        lon=base.lon if base else None,
        admin1=town.admin1,
        admin2_ar="",
        admin3_ar="",
        parent=ids[town.of] if town.of else None,
        rank=town.rank,
    )


def _fitting(base: Place | None, town: Town) -> tuple[str, ...]:
    """Return the row's names that are spellings of the town's: a gazetteer's other names are often machine-made."""
    own = [gazetteer_rows.bare(name) for name in town.names]
    names = base.names if base else ()
    return tuple(name for name in names if any(fuzz.ratio(gazetteer_rows.bare(name), one) >= _ALIKE for one in own))


class _Index:
    """The rows by governorate and name, the most peopled first."""

    def __init__(self, rows: Sequence[Row]) -> None:
        ordered = sorted(rows, key=lambda row: (-row.people, row.place.rank, row.place.id))
        self._by_name: dict[tuple[str, str], list[Row]] = {}
        self._by_area: dict[str, list[Row]] = {}
        for row in ordered:
            if row.place.kind is not PlaceKind.ADMIN2:
                self._by_area.setdefault(row.place.admin1, []).append(row)
            for name in row.place.names:
                self._by_name.setdefault((row.place.admin1, gazetteer_rows.bare(name)), []).append(row)

    def of(self, town: Town, taken: set[str]) -> Row | None:
        """Return the row that the town is, None where none is like it."""
        # A district that has no town of its name is what the press calls by it.
        wanted = (PlaceKind.NEIGHBOURHOOD if town.of else PlaceKind.LOCALITY, PlaceKind.LOCALITY, PlaceKind.ADMIN2)
        for kind in wanted:
            for row in self._candidates(town):
                if row.place.kind is kind and row.place.id not in taken:
                    return row
        return None

    def _candidates(self, town: Town) -> Iterator[Row]:
        for name in town.names:
            yield from self._by_name.get((town.admin1, gazetteer_rows.bare(name)), ())
        if town.of:
            return
        own = latin(town.name_en)
        for row in self._by_area.get(town.admin1, ()):
            if fuzz.ratio(own, latin(row.place.name_en)) >= _ALIKE:
                yield row


def latin(name: str) -> str:
    """Return a name in Latin letters as it is compared: small, without article, marks and doubled letters."""
    small = _ARTICLE.sub("", plain(name).lower())
    bare = re.sub(r"[^a-z]", "", small).replace("ou", "u").replace("dj", "j").replace("ee", "i")
    return re.sub(r"(.)\1", r"\1", re.sub(r"e", "a", bare).removesuffix("h"))
