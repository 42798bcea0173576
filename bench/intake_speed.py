"""Print what intake costs beside bare extraction: text files to statements in SQLite, by one process and by several.

    python bench/intake_speed.py [--reports 4000] [--jobs 2] [--seed 1] [--growth] [--folder FOLDER]

The reports are the shipped examples, varied: other places, other figures, other days, over the ten years of an archive.
Bare extraction reads texts that are in memory already; intake opens files, keeps their originals, writes a log and the
statements. The rows that are computed of them afterwards are timed apart.
The gain is by the clock, start-up of the readers within; beside it stands
what all processes took of the processor, from which follows what the gain is where nothing else runs on the machine.
`--growth` leaves out all but the intake by several processes, and prints for each tenth of the reports how quick it was
and how much memory all processes held, then the same of what is computed; with `--folder` reports and store stay there.
"""

import argparse
import random
import re
import resource
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, process_time

import msgspec

from marsad import examples, verbs
from marsad.errors import Issue
from marsad.extract.reading import read
from marsad.progress import Progress, Stage, untold
from marsad.report.document import Document
from marsad.theatre.loading import load
from offspring import held_mb, spent_s

# `ru_maxrss` is in KiB, on macOS in bytes.
_RSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024
_FIGURE = re.compile(r"\d+")
# The ten years of an archive.
_FIRST, _DAYS = date(2012, 1, 1), 3653


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """Seconds of the clock, and of the processor by all processes and by this one, until all was taken.

    `computing` and `computing_clock`: from then until all was computed.
    """

    clock: float
    processor: float
    own: float
    computing: float
    computing_clock: float


def varied(text: str, names: Iterable[tuple[int, int]], pool: list[str], chance: random.Random, *, year: int) -> str:
    """Return the report with another name in place of each of `names`, and other figures of the same order."""
    for start, end in sorted(names, reverse=True):
        text = text[:start] + chance.choice(pool) + text[end:]
    return _FIGURE.sub(lambda found: _another(found.group(), chance, year), text)


def _another(figure: str, chance: random.Random, year: int) -> str:
    if len(figure) == 4 and figure.startswith("20"):
        return str(year)
    # A day of a month stays one.
    return str(chance.randint(1, 28) if int(figure) <= 28 else chance.randint(29, 10 ** len(figure)))


def archive(folder: Path, count: int, seed: int) -> None:
    """Leave `count` reports in the folder, out in their order over ten years, and beside them who brought out which."""
    told = msgspec.json.Encoder()
    with (folder / "metadata.jsonl").open("wb") as metadata:
        for number, (text, publisher, day) in enumerate(reports(count, seed)):
            name = f"{number:07}.txt"
            (folder / name).write_text(text, "utf-8")
            metadata.write(told.encode({"source": name, "publisher": publisher, "published": day}) + b"\n")


def reports(count: int, seed: int) -> Iterator[tuple[str, str | None, date]]:
    """Yield `count` texts, each with its publisher and the day on which it came out."""
    chance = random.Random(seed)
    pool = [place.names[0] for place in load("syria").places if place.names]
    read_once = [read(document) for document in _documents(examples.folder())]
    for number in range(count):
        reading = read_once[number % len(read_once)]
        names = {(place.span.start, place.span.end) for each in reading.statements for place in each.places}
        day = _FIRST + timedelta(days=number * _DAYS // count)
        text = varied(reading.report.document.text, names, pool, chance, year=day.year)
        yield text, reading.report.publisher.name, day


def _documents(folder: Path) -> Iterator[Document]:
    for document in verbs.documents([folder]):
        if isinstance(document, Issue):
            print(document, file=sys.stderr)
        else:
            yield document


def lap(folder: Path, db: Path, jobs: int, growth: "Growth | None" = None) -> Lap:
    """Return how long it takes to ingest the folder; `growth` hears of what is kept and computed."""
    begun, spent, own = monotonic(), spent_s(), process_time()
    clock = at = 0.0

    def count(things: int) -> None:
        nonlocal clock, at
        clock, at = monotonic(), process_time()
        if growth:
            growth.keep(things)

    expected = verbs.expected([folder])
    tell = growth.compute if growth else untold
    done = verbs.ingest(verbs.documents([folder]), db=db, jobs=jobs, expected=expected, kept=count, tell=tell)
    print(f"         {done.read:,} reports with {done.statements:,} statements, {jobs} process(es) reading", flush=True)
    # Readers end before anything is computed, which this process does alone.
    computing = process_time() - at
    taking = spent_s() - spent - computing
    return Lap(
        clock=clock - begun,
        processor=taking,
        own=at - own,
        computing=computing,
        computing_clock=monotonic() - clock,
    )


class Growth:
    """How quick each tenth of so many reports was, and of what is computed, and how much memory all processes held."""

    def __init__(self, reports: int) -> None:
        self._tenth = max(reports // 10, 1)
        self._kept = self._told = 0
        self._begun, self._spent = monotonic(), process_time()
        self._computed: tuple[Stage, int] | None = None

    def compute(self, progress: Progress) -> None:
        """Print a line where a tenth more of a stage is computed."""
        tenth = progress.done * 10 // max(progress.total, 1)
        if (progress.stage, tenth) != self._computed:
            self._computed = (progress.stage, tenth)
            print(
                f"{progress.stage.value:>10} {progress.done:,} of {progress.total:,}: "
                f"{process_time() - self._spent:8.1f} s of the processor since all were kept, {held_mb():6.0f} MB held",
                flush=True,
            )

    def keep(self, things: int) -> None:
        """Print a line where a tenth more is kept."""
        self._kept += things
        many = self._kept - self._told
        if many < self._tenth:
            return
        clock, processor = monotonic(), process_time()
        speed, each = many / (clock - self._begun), (processor - self._spent) / many * 1000
        print(
            f"{self._kept:10,} kept: {speed:7.1f} reports/s by the clock, {each:6.2f} ms of the writer's processor for "
            f"each, {held_mb():6.0f} MB held",
            flush=True,
        )
        self._told, self._begun, self._spent = self._kept, clock, processor


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
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--folder", type=Path, help="where the reports and the store are made, and stay")
    wanted = parser.parse_args()
    with _made(wanted.folder) as made:
        folder = made / "reports"
        folder.mkdir()
        archive(folder, wanted.reports, wanted.seed)
        if wanted.growth:
            lap(folder, made / "many.db", wanted.jobs, Growth(wanted.reports))
        else:
            _compare(folder, made, wanted.jobs)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB
    print(f"memory   {own:10.0f} MB at the most in this process")


@contextmanager
def _made(folder: Path | None) -> Iterator[Path]:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


def _compare(folder: Path, made: Path, jobs: int) -> None:
    alone, _ = bare(folder)
    one, many = lap(folder, made / "one.db", 1), lap(folder, made / "many.db", jobs)
    print(f"bare     {alone:10.1f} s of the processor: extraction alone")
    print(f"intake   {one.processor:10.1f} s of the processor, {one.clock:.1f} s by the clock")
    print(f"ratio    {alone / one.processor:10.2f} of the speed of bare extraction")
    print(
        f"jobs     {many.clock:10.1f} s by the clock with {jobs} processes reading; {many.processor:.1f} s of the "
        f"processor, {many.own:.1f} of them the writer's"
    )
    print(f"gain     {one.clock / many.clock:10.2f} x as quick as by one, by the clock")
    print(f"at most  {jobs * one.processor / many.processor:10.2f} x, were {jobs} cores busy with nothing else")
    print(f"computed {one.computing:10.1f} s of the processor afterwards, {one.computing_clock:.1f} s by the clock")


if __name__ == "__main__":
    main()
