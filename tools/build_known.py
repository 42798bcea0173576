"""Gather the places that the press names without saying where they lie, of all theatres.

    python tools/build_known.py

Writes `everywhere/known.jsonl.gz`: of each theatre the governorates, towns and sites of rank 0 and 1, quarters aside.
It is to be run after any change of a theatre's places; a test says when it was not.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from marsad.theatre.abroad import Known
from marsad.theatre.atlas import places
from marsad.theatre.loading import available
from marsad.theatre.place import PlaceKind

TARGET = Path(__file__).resolve().parent.parent / "src/marsad/theatre/everywhere/known.jsonl.gz"
# A place of lesser rank is not known abroad.
LEAST_RANK = 1


def known() -> Iterator[Known]:
    """Yield the well-known places of every theatre, in order."""
    for theatre in available():
        rows = places(f"marsad.theatre.{theatre}")
        own = {place.admin1 for place in rows if place.kind is PlaceKind.ADMIN1}
        for place in rows:
            if place.rank <= LEAST_RANK and place.kind is not PlaceKind.NEIGHBOURHOOD and place.admin1 in own:
                yield Known(theatre, place)


def main() -> None:
    """Build from the command line."""
    encoder = msgspec.json.Encoder()
    rows = [encoder.encode(row) + b"\n" for row in known()]
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    TARGET.write_bytes(squeeze.compress(b"".join(rows)) + squeeze.flush())
    print(f"{len(rows)} well-known places -> {TARGET}")


if __name__ == "__main__":
    main()
