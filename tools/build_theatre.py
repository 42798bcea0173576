"""Build the shipped data of a theatre from its public sources.

    python tools/build_theatre.py ../shared/data/syria

Writes `places.jsonl.gz` and `geometry/*.geojson` into `src/marsad/theatre/syria/`. docs/theatre.md says where the
sources are had and what their columns are. The same input gives the same bytes.
"""

import argparse
import csv
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

import gazetteer_rows
import geometry_layers
from marsad.theatre.place import Place

INPUTS = ("places.csv", "aliases.csv", "admin1.geojson", "admin3.geojson", "countries.geojson", "rivers.geojson")
SHIPPED = Path(__file__).resolve().parent.parent / "src/marsad/theatre/syria"


def places(source: Path) -> list[Place]:
    """Return the cleaned places of `source`, in order of id."""
    rows = gazetteer_rows.read(source / "places.csv", _governorates(source))
    rows = gazetteer_rows.merged(gazetteer_rows.seated(rows))
    rows = gazetteer_rows.aliased(gazetteer_rows.housed(rows), source / "aliases.csv")
    return sorted((row.place for row in rows), key=lambda place: place.id)


def _governorates(source: Path) -> dict[str, str]:
    with (source / "places.csv").open(encoding="utf-8", newline="") as lines:
        lost = {r["id"]: (float(r["lat"]), float(r["lon"])) for r in csv.DictReader(lines) if not r["admin1"]}
    return geometry_layers.governorate_of(geometry_layers.read(source / "admin1.geojson"), lost)


def packed(rows: Sequence[Place]) -> bytes:
    """Return the places as gzipped JSON Lines, with no time or file name in the header."""
    encoder = msgspec.json.Encoder()
    lines = b"".join(encoder.encode(row) + b"\n" for row in rows)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    return squeeze.compress(lines) + squeeze.flush()


def build(source: Path, target: Path) -> None:
    """Write the theatre's shipped files into `target`."""
    (target / "geometry").mkdir(parents=True, exist_ok=True)
    rows = places(source)
    (target / "places.jsonl.gz").write_bytes(packed(rows))
    for name, text in sorted(geometry_layers.layers(source, rows).items()):
        (target / "geometry" / name).write_text(text, "utf-8")
    print(f"{len(rows)} places, {sum(len(row.names) for row in rows)} names -> {target}")


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder with " + ", ".join(INPUTS))
    parser.add_argument("--target", type=Path, default=SHIPPED, help="folder to write (default: inside the package)")
    arguments = parser.parse_args()
    missing = [name for name in INPUTS if not (arguments.source / name).is_file()]
    if missing:
        parser.error(f"{arguments.source} lacks {', '.join(missing)}")
    build(arguments.source, arguments.target)


if __name__ == "__main__":
    main()
