"""Print the words per second of extraction on one core beside its floor in the same run, its start-up and its memory.

    python bench/extract_speed.py [--seconds 10] [FOLDER …]

The floor is what no reader of these names can do without: fold the text once, and pass over it once with every name of
the theatre. The ratio says how many such passes the whole of extraction costs. A FOLDER holds `.txt` reports; without
one, the shipped examples and the gold-marked reports are read. Both are timed in turns, by processor time, until
`--seconds` are over. Start-up is the processor time from the interpreter's first step to the first report read.
"""

import argparse
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import process_time

from marsad import examples, gold
from marsad.errors import Issue
from marsad.extract.reading import read
from marsad.intake.paths import documents
from marsad.report.document import Document
from marsad.text.fold import fold
from marsad.text.matcher import Form, Matcher
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre

# `ru_maxrss` is in KiB, on macOS in bytes.
_RSS_PER_MB = 1e6 if sys.platform == "darwin" else 1e6 / 1024


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast `name` was: words per second of processor time, over `rounds` rounds of all the texts."""

    name: str
    words_per_second: float
    rounds: int

    def __str__(self) -> str:
        return f"{self.name:<9}{self.words_per_second:>12,.0f} words/s   ({self.rounds} rounds)"


def names(theatre: Theatre) -> Iterator[Form[str]]:
    """Yield every Arabic name of the theatre's places, parties and outlets."""
    for place in theatre.places:
        yield from (Form(text=name, payload=place.id) for name in place.names)
    for party in theatre.parties:
        yield from (Form(text=name, payload=party.id) for name in party.forms)
    for outlet in theatre.outlets:
        yield from (Form(text=name, payload=outlet.id) for name in outlet.forms)


def race(runs: dict[str, Callable[[], None]], words: int, seconds: float) -> list[Speed]:
    """Return the speed of each of `runs`, run in turns until `seconds` of processor time are over."""
    spent = dict.fromkeys(runs, 0.0)
    rounds = 0
    while sum(spent.values()) < seconds:
        for name, run in runs.items():
            start = process_time()
            run()
            spent[name] += process_time() - start
        rounds += 1
    return [Speed(name, words * rounds / time, rounds) for name, time in spent.items()]


def _texts(folders: Sequence[Path]) -> Iterator[Document]:
    # Folder by folder: reports of one name in two of them are two reports.
    for document in chain.from_iterable(documents([folder]) for folder in folders):
        if isinstance(document, Issue):
            print(document, file=sys.stderr)
        else:
            yield document


def _floor(matcher: Matcher[str], texts: Iterable[Document]) -> None:
    for document in texts:
        matcher.find(fold(document.text).text)


def _extraction(texts: Iterable[Document]) -> None:
    for document in texts:
        read(document)


def main() -> None:
    """Print both speeds and their ratio, the start-up and the memory."""
    parser = argparse.ArgumentParser(description="Words per second of extraction, beside its floor.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[examples.folder(), gold.texts()])
    parser.add_argument("--seconds", type=float, default=10.0)
    wanted = parser.parse_args()
    texts = list(_texts(wanted.folders))
    _extraction(texts[:1])  # rules are read and their automata built once, before the clock starts
    begun = process_time()
    _extraction(texts)
    # Before the floor's matcher is built, which a reader of reports has no use for.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_PER_MB
    matcher = Matcher(names(load("syria")))
    words = sum(len(document.text.split()) for document in texts)
    runs = {"floor": lambda: _floor(matcher, texts), "extract": lambda: _extraction(texts)}
    floor, extraction = race(runs, words, wanted.seconds)
    print(f"{len(texts)} reports, {words:,} words, one core")
    print(floor)
    print(extraction)
    print(f"ratio    {floor.words_per_second / extraction.words_per_second:>12.1f} x the floor")
    print(f"start-up {begun:>12.2f} s of processor time, one report read")
    print(f"memory   {peak:>12.0f} MB resident at the most")


if __name__ == "__main__":
    main()
