"""Fuzz intake with as many damaged files as wanted: seeded, and going on from where the last soak stopped.

    PYTHONPATH=tools:tests/report python tests/intake/soak_intake.py --cases 100000

Case N is made from the seed N alone (`damage.py`): a file of some form, cut, spliced and made to lie about its sizes,
alone, packed or in an archive. Whatever it holds, reading it must raise nothing, say something of it, end within its
time and its memory, and read the good file beside it. `soak/intake.json` remembers the next seed, and so does
`docs/soak-intake.log`, which tells of every soak and is committed; a file that failed is left in `soak/failed/`.
"""

import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from damage import Case, case
from packages import SMALL, TEXT

from marsad.errors import Issue
from marsad.intake.paths import documents
from soaking import ROOT, STATES, Soak, keep

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
        keep(f"{seed}-{made.name}", made.raw)
    return found


def main() -> None:
    """Soak, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(
            attempt=lambda seed: attempt(seed, Path(folder)),
            state=STATES / "intake.json",
            log=ROOT / "docs" / "soak-intake.log",
            held=lambda: f"at most {_most_held_kb() // 1000:,} MB held, ",
        )
        soak.run("Fuzz intake, going on from where the last soak stopped.")


if __name__ == "__main__":
    main()
