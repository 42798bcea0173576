"""Fuzz intake with as many damaged files as wanted: seeded, and going on from where the last soak stopped.

    python tests/intake/soak_intake.py --cases 100000

Case N is made from the seed N alone (`damage.py`): a file of some form, cut, spliced and made to lie about its sizes,
alone, packed or in an archive. Whatever it holds, reading it must raise nothing, say something of it, end within its
time and its memory, and read the good file beside it. `soak/intake.json` remembers the next seed, and so does
`docs/soak-intake.log`, which tells of every soak and is committed; a file that failed is left in `soak/failed/`.
"""

import argparse
import json
import math
import re
import resource
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, process_time

from damage import Case, case
from packages import SMALL, TEXT

import marsad
from marsad.errors import Issue
from marsad.intake.paths import documents

ROOT = Path(__file__).parent.parent.parent
STATE = ROOT / "soak" / "intake.json"
FAILED = ROOT / "soak" / "failed"
LOG = ROOT / "docs" / "soak-intake.log"
# A damaged file of a few kB may take no longer, in processor time of this process, the loading of its reader included.
MOST_SECONDS = 20.0
MOST_MEMORY_KB = 1_000_000


def faults(made: Case, folder: Path) -> Iterator[str]:
    """Yield what is wrong with how a file was read."""
    for path in folder.iterdir():
        path.unlink()
    (folder / made.name).write_bytes(made.raw)
    (folder / "z.txt").write_text(TEXT, "utf-8")
    start, held = process_time(), _most_held_kb()
    found = list(documents([folder], limits=SMALL))
    if process_time() - start > MOST_SECONDS:
        yield f"took {process_time() - start:.0f} s"
    sources = [item.source for item in found if not isinstance(item, Issue)]
    if sources.count("z.txt") != 1:
        yield f"the good file is not read: {found}"
    if len(set(sources)) != len(sources):
        yield f"two reports of one name: {sources}"
    if len(found) < 2:
        yield "nothing is said of it"
    if _most_held_kb() > max(held, MOST_MEMORY_KB):
        yield "more memory than may be"


def _most_held_kb() -> int:
    """Return the most that this process ever held; other tests in it may have held more than any file may take."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def attempt(seed: int, folder: Path) -> list[str]:
    """Return what is wrong with case `seed`, its file left in `soak/failed/` where anything is."""
    made = case(seed)
    try:
        found = list(faults(made, folder))
    except Exception as error:  # noqa: BLE001 - whatever a file makes intake raise is what a soak looks for
        found = [f"{type(error).__name__}: {error}"]
    if found:
        FAILED.mkdir(parents=True, exist_ok=True)
        (FAILED / f"{seed}-{made.name}").write_bytes(made.raw)
    return found


def soak(first: int, wanted: tuple[int, float], say: Callable[[str], None]) -> tuple[int, int]:
    """Return the next seed behind `wanted` cases from `first` on, or what its seconds hold, and how many failed."""
    cases, seconds = wanted
    STATE.parent.mkdir(exist_ok=True)
    end, seed, failed = monotonic() + seconds, first, 0
    with tempfile.TemporaryDirectory() as folder:
        while seed < first + cases and monotonic() < end:
            found = attempt(seed, Path(folder))
            failed += bool(found)
            for fault in found:
                say(f"seed {seed}: {fault[:300]}")
            seed += 1
            STATE.write_text(json.dumps({"next": seed}), "utf-8")
    return seed, failed


def next_seed() -> int:
    """Return where the last soak stopped: on this machine, else where the committed log says, else the first."""
    if STATE.exists():
        seed: int = json.loads(STATE.read_text("utf-8"))["next"]
        return seed
    told = re.findall(r"next seed (\d+)", LOG.read_text("utf-8")) if LOG.exists() else []
    return int(told[-1]) if told else 0


def main() -> None:
    """Soak, write the log, and exit 1 where a case failed."""
    parser = argparse.ArgumentParser(description="Fuzz intake, going on from where the last soak stopped.")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so long, however many are done")
    wanted = parser.parse_args()
    first = next_seed()
    with LOG.open("a", encoding="utf-8") as log:

        def say(line: str) -> None:
            print(line, flush=True)
            print(line, file=log, flush=True)

        say(f"{datetime.now(UTC):%Y-%m-%d %H:%M} marsad {marsad.__version__}: {wanted.cases} cases from seed {first}")
        following, failed = soak(first, (wanted.cases, wanted.seconds), say)
        held = _most_held_kb() // 1000
        say(
            f"{datetime.now(UTC):%Y-%m-%d %H:%M} {following - first} cases, {failed} failed, "
            f"at most {held:,} MB held, next seed {following}"
        )
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
