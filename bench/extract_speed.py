"""Print the words per second of extraction on one core, beside its floor in the same run.

    python bench/extract_speed.py [--seconds 10] [FOLDER]

The floor is what no reader of these names can do without: fold the text once, and pass over it once with every name of
the theatre. The ratio says how many such passes the whole of extraction costs. FOLDER holds `.txt` reports; without it,
the shipped examples are read. Both are timed in turns, by processor time, until `--seconds` are over.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from marsad import examples
from marsad.errors import Issue
from marsad.extract.reading import read
from marsad.intake.paths import documents
from marsad.report.document import Document
from marsad.text.fold import fold
from marsad.text.matcher import Form, Matcher
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast `name` was: words per second of processor time, over `rounds` rounds of all the texts."""

    name: str
    words_per_second: float
    rounds: int

    def __str__(self) -> str:
        return f"{self.name:<8}{self.words_per_second:>12,.0f} words/s   ({self.rounds} rounds)"


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


def _texts(folder: Path) -> Iterator[Document]:
    for document in documents([folder]):
        if isinstance(document, Issue):
            raise SystemExit(str(document))
        yield document


def _floor(matcher: Matcher[str], texts: Iterable[Document]) -> None:
    for document in texts:
        matcher.find(fold(document.text).text)


def _extraction(texts: Iterable[Document]) -> None:
    for document in texts:
        read(document)


def main() -> None:
    """Print both speeds and their ratio."""
    parser = argparse.ArgumentParser(description="Words per second of extraction, beside its floor.")
    parser.add_argument("folder", nargs="?", type=Path, default=examples.folder())
    parser.add_argument("--seconds", type=float, default=10.0)
    wanted = parser.parse_args()
    texts = list(_texts(wanted.folder))
    matcher = Matcher(names(load("syria")))
    _extraction(texts[:1])  # rules are read and their automata built once, before the clock starts
    words = sum(len(document.text.split()) for document in texts)
    runs = {"floor": lambda: _floor(matcher, texts), "extract": lambda: _extraction(texts)}
    floor, extraction = race(runs, words, wanted.seconds)
    print(f"{len(texts)} reports, {words:,} words, one core")
    print(floor)
    print(extraction)
    print(f"ratio   {floor.words_per_second / extraction.words_per_second:>12.1f} x the floor")


if __name__ == "__main__":
    main()
