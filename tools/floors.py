"""Raise tests/floors.json to what reading reaches on the gold that ships with Marsad, and pin that gold.

python tools/floors.py            exits 1 and writes nothing where a figure has fallen
python tools/floors.py --lower    takes a lower figure too: the commit says why
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from marsad import gold, verbs
from marsad.evaluation.floor import Floors, digest, floors_json, reached, read_floors, shortfalls

FLOORS = Path(__file__).parent.parent / "tests" / "floors.json"


def main() -> None:
    """Leave the floors where they should stand, and say what moved."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="also lower what has fallen")
    lower = parser.parse_args().lower
    now = reached(verbs.evaluate(), digest(gold.folder()))
    before = (
        read_floors(FLOORS) if FLOORS.exists() else Floors(gold=now.gold, most_invented=now.most_invented, least={})
    )
    # Another set is no fall: its figures are.
    fallen = list(shortfalls(replace(before, gold=now.gold), now))
    for line in fallen:
        print(line, file=sys.stderr)
    if fallen and not lower:
        sys.exit("nothing written; where there is a reason: --lower, and the reason in the commit")
    FLOORS.write_bytes(floors_json(now))
    for kind, figures in now.least.items():
        was = before.least.get(kind, {})
        print(
            f"{kind:13}",
            "  ".join(f"{name} {was.get(name, 0.0):.2f} -> {value:.2f}" for name, value in figures.items()),
        )


if __name__ == "__main__":
    main()
