"""Print what intake costs beside bare extraction: text files to statements in SQLite, by one process and by several.

    python bench/intake_speed.py [--reports 2000] [--jobs 2] [--seed 1] [--memory-only]

The reports are the shipped examples, varied: other places, other figures, other days. Bare extraction reads texts that
are in memory already; intake opens files, keeps their originals, writes a log and the statements. The rows that are
computed of them afterwards are timed apart. Processor time where one process does it all, else the clock's.
`--memory-only` leaves out all but the intake by several processes.
"""

import argparse
import random
import re
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, process_time

from marsad import examples, verbs
from marsad.errors import Issue
from marsad.extract.reading import read
from marsad.report.document import Document
from marsad.theatre.loading import load

# `ru_maxrss` is in KiB, on macOS in bytes.
_RSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024
_FIGURE = re.compile(r"\d+")
_BOTH = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """Seconds of the clock and of this process's processor, until all was taken and until all was computed."""

    clock: float
    processor: float
    clock_in_all: float


def varied(text: str, names: Iterable[tuple[int, int]], pool: list[str], chance: random.Random) -> str:
    """Return the report with another name in place of each of `names`, and other figures of the same order."""
    for start, end in sorted(names, reverse=True):
        text = text[:start] + chance.choice(pool) + text[end:]
    return _FIGURE.sub(lambda found: _another(found.group(), chance), text)


def _another(figure: str, chance: random.Random) -> str:
    if len(figure) == 4 and figure.startswith("20"):
        return str(chance.randint(2012, 2022))
    # A day of a month stays one.
    return str(chance.randint(1, 28) if int(figure) <= 28 else chance.randint(29, 10 ** len(figure)))


def reports(count: int, seed: int) -> Iterator[str]:
    """Yield `count` texts."""
    chance = random.Random(seed)
    pool = [place.names[0] for place in load("syria").places if place.names]
    read_once = [read(document) for document in _documents(examples.folder())]
    for number in range(count):
        reading = read_once[number % len(read_once)]
        names = {(place.span.start, place.span.end) for each in reading.statements for place in each.places}
        yield varied(reading.report.document.text, names, pool, chance)


def _documents(folder: Path) -> Iterator[Document]:
    for document in verbs.documents([folder]):
        if isinstance(document, Issue):
            print(document, file=sys.stderr)
        else:
            yield document


def lap(folder: Path, db: Path, jobs: int) -> Lap:
    """Return how long it takes to ingest the folder."""
    begun, spent = monotonic(), process_time()
    taken: list[float] = []

    def watched() -> Iterator[Document | Issue]:
        yield from verbs.documents([folder])
        taken.extend((monotonic() - begun, process_time() - spent))

    done = verbs.ingest(watched(), db=db, jobs=jobs)
    print(f"         {done.read:,} reports with {done.statements:,} statements, {jobs} process(es) reading", flush=True)
    return Lap(clock=taken[0], processor=taken[1], clock_in_all=monotonic() - begun)


def bare(folder: Path) -> tuple[float, int]:
    """Return the seconds of the processor that extraction takes alone, and how many statements it finds."""
    texts = list(_documents(folder))
    read(texts[0])
    begun = process_time()
    found = sum(len(read(text).statements) for text in texts)
    return process_time() - begun, found


def main() -> None:
    """Print the figures and their ratios."""
    parser = argparse.ArgumentParser(description="What intake costs beside bare extraction.")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--memory-only", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "reports"
        folder.mkdir()
        for number, text in enumerate(reports(wanted.reports, wanted.seed)):
            (folder / f"{number:07}.txt").write_text(text, "utf-8")
        if not wanted.memory_only:
            _compare(folder, Path(made), wanted.jobs)
        else:
            lap(folder, Path(made) / "many.db", wanted.jobs)
    own, readers = (resource.getrusage(who).ru_maxrss / _RSS_PER_MB for who in _BOTH)
    print(f"memory   {own:10.0f} MB at the most, a reader {readers:.0f} MB")


def _compare(folder: Path, made: Path, jobs: int) -> None:
    alone, _ = bare(folder)
    one, many = lap(folder, made / "one.db", 1), lap(folder, made / "many.db", jobs)
    print(f"bare     {alone:10.1f} s of the processor: extraction alone")
    print(f"intake   {one.processor:10.1f} s of the processor, {one.clock:.1f} s by the clock")
    print(f"ratio    {alone / one.processor:10.2f} of the speed of bare extraction")
    print(f"jobs     {many.clock:10.1f} s by the clock with {jobs} processes reading")
    print(f"gain     {one.clock / many.clock:10.2f} x as quick as by one")
    print(f"computed {one.clock_in_all - one.clock:10.1f} s by the clock for the rows that are computed afterwards")


if __name__ == "__main__":
    main()
