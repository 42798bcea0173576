"""Build the gazetteer of a theatre from a Who's On First table.

    python tools/build_theatre_wof.py iraq ../shared/data/other/wof_iq.csv

Writes `places.jsonl.gz` into the theatre's folder. What is read from there: `areas.yaml` (governorates under their
usual English names) and `towns.csv` (what the press names, and how). The same input gives the same bytes.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
import yaml

import gazetteer_rows
import town_rows
import wof_rows
from build_theatre import packed
from marsad.theatre.entries import AreaEntry
from marsad.theatre.place import Place, PlaceKind

FOLDERS = Path(__file__).resolve().parent.parent / "src/marsad/theatre"


def places(theatre: str, table: Path) -> list[Place]:
    """Return the cleaned places of `theatre`, in order of id."""
    folder = FOLDERS / theatre
    areas = msgspec.convert(yaml.safe_load((folder / "areas.yaml").read_text("utf-8")), list[AreaEntry])
    rows = wof_rows.read(table, areas)
    towns = town_rows.read(folder / "towns.csv")
    known = frozenset(area.id for area in areas)
    for town in towns:
        if town.admin1 not in known:
            raise SystemExit(f"{folder}/towns.csv: {town.name_en} lies in {town.admin1!r}, which areas.yaml lacks")
    named = wof_rows.seated(wof_rows.merged(row for row in rows if row.place.name_ar))
    nameless = [row for row in rows if not row.place.name_ar]
    found = wof_rows.housed(town_rows.laid(towns, named, nameless, theatre))
    return sorted((*_governorates(areas, theatre), *found), key=lambda place: place.id)


def _governorates(areas: Sequence[AreaEntry], theatre: str) -> list[Place]:
    return [
        Place(
            id=f"marsad:{theatre}:{area.id.lower().replace(' ', '-')}",
            kind=PlaceKind.ADMIN1,
            name_ar=area.names[0],
            name_en=area.id,
            names=gazetteer_rows.joined(area.names, ()),
            lat=None,
            lon=None,
            admin1=area.id,
            admin2_ar="",
            admin3_ar="",
            rank=0,
        )
        for area in areas
    ]


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("theatre", help="the theatre's folder in the package")
    parser.add_argument("table", type=Path, help="the Who's On First table of its country")
    parser.add_argument("--target", type=Path, help="folder to write (default: the theatre's)")
    wanted = parser.parse_args()
    if not wanted.table.is_file():
        parser.error(f"there is no {wanted.table}")
    rows = places(wanted.theatre, wanted.table)
    target = wanted.target or FOLDERS / wanted.theatre
    (target / "places.jsonl.gz").write_bytes(packed(rows))
    lost = [row.name_en for row in rows if row.id.startswith(f"marsad:{wanted.theatre}-")]
    print(f"{len(rows)} places, {sum(len(row.names) for row in rows)} names, {len(lost)} without a point -> {target}")


if __name__ == "__main__":
    main()
