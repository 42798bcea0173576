"""How long it takes to find reports among many.

    python bench/report_search_speed.py --db FILE [--reports 200000] [--questions 200] [--seed 1]

Fills the file first where it is not there: reports of a few hundred words whose sentences are drawn from the reports
that come with Marsad, so that words are as frequent as they are in such reports, over ten years. Each question is put
once to warm the file and then as often as asked for, with other words, days and pages each time.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from marsad.extract.contract import Reading
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.store import ReportSearch, Store
from marsad.store.report_search import Order
from marsad.text.span import Span
from marsad.when.interval import Interval

SOURCES = Path(__file__).parent.parent / "src" / "marsad"
FIRST, DAYS = date(2012, 1, 1), 3650
PUBLISHERS = ("SOHR", "SANA", "Enab Baladi", "Al-Jazeera", "Reuters", "AFP", "Hawar News", "Smart News")
BEGINNINGS = ("قصف", "مدن", "المدني", "انفجار", "اشتباك", "غار")
FEWEST, MOST = 6, 24
TOGETHER = 500
PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Sentences to draw from, and words by how often they stand in them: the rare first."""

    sentences: tuple[str, ...]
    ranked: tuple[str, ...]

    def common(self, chance: Random) -> str:
        """Return one of the hundred most frequent words."""
        return chance.choice(self.ranked[-100:])

    def rare(self, chance: Random) -> str:
        """Return one of the rarer half."""
        return chance.choice(self.ranked[: len(self.ranked) // 2])

    def phrase(self, chance: Random) -> str:
        """Return two words that stand together in a sentence, as a phrase."""
        pairs = [pair for pair in pairwise(chance.choice(self.sentences).split()) if all(map(str.isalpha, pair))]
        return f'"{" ".join(chance.choice(pairs))}"' if pairs else self.common(chance)


def words() -> Words:
    """Return the sentences of the reports that come with Marsad."""
    files = sorted([*(SOURCES / "examples" / "reports").glob("*.txt"), *(SOURCES / "gold" / "reports").glob("*.txt")])
    text = "\n".join(file.read_text("utf-8") for file in files)
    sentences = tuple(line for line in text.replace(". ", ".\n").split("\n") if len(line) > 20)
    counts: dict[str, int] = {}
    for word in text.split():
        if word.isalpha() and len(word) > 2:
            counts[word] = counts.get(word, 0) + 1
    return Words(sentences=sentences, ranked=tuple(sorted(counts, key=lambda word: (counts[word], word))))


def readings(known: Words, many: int, chance: Random) -> Iterator[Reading]:
    """Yield invented reports, those of one day after another's, as they come out."""
    for number in range(many):
        lines = chance.sample(known.sentences, chance.randint(FEWEST, MOST))
        text = f"{lines[0]}\n\n{' '.join(lines[1:])}\n{number}"
        digest = sha256(text.encode()).hexdigest()
        day = FIRST + timedelta(days=number * DAYS // many)
        yield Reading(
            report=Report(
                document=Document(source=f"{number}.txt", id=f"sha256:{digest}", text=text, metadata=Metadata()),
                publisher=Publisher(name=chance.choice(PUBLISHERS), basis=Basis.METADATA),
                published=Publication(days=Interval.day(day), basis=Basis.METADATA),
                title=Span(0, len(lines[0])),
                noise=(),
                passages=(),
            ),
            statements=(),
        )


def fill(store: Store, many: int, chance: Random) -> None:
    """Add so many reports to the store."""
    invented = readings(words(), many, chance)
    while batch := tuple(islice(invented, TOGETHER)):
        store.add_all(batch)


Questions = dict[str, Callable[[Random], object]]


def pages(store: Store, known: Words, many: int) -> Questions:
    """Return what is asked for a page of a list, by what it is called."""
    find = store.shelf.find

    def day(chance: Random) -> date:
        return FIRST + timedelta(days=chance.randrange(DAYS))

    def page(chance: Random) -> int:
        return PAGE * chance.randrange(many // PAGE)

    return {
        "newest": lambda _: find(limit=PAGE),
        "any page": lambda chance: find(limit=PAGE, offset=page(chance)),
        "common word": lambda chance: find(ReportSearch(text=known.common(chance)), limit=PAGE),
        "common word, any page": lambda chance: find(
            ReportSearch(text=known.common(chance)), limit=PAGE, offset=chance.randrange(many // 8)
        ),
        "rare word": lambda chance: find(ReportSearch(text=known.rare(chance)), limit=PAGE),
        "two words": lambda chance: find(ReportSearch(text=f"{known.common(chance)} {known.rare(chance)}"), limit=PAGE),
        "phrase": lambda chance: find(ReportSearch(text=known.phrase(chance)), limit=PAGE),
        "without a word": lambda chance: find(
            ReportSearch(text=f"{known.common(chance)} -{known.common(chance)}"), limit=PAGE
        ),
        "beginning": lambda chance: find(ReportSearch(text=f"{chance.choice(BEGINNINGS)}*"), limit=PAGE),
        "publisher": lambda chance: find(ReportSearch(publishers=(chance.choice(PUBLISHERS),)), limit=PAGE),
        "word by publisher from a day on, oldest first": lambda chance: find(
            ReportSearch(text=known.common(chance), publishers=("SOHR",), days=Interval(day(chance), None)),
            order=Order.OLDEST,
            limit=PAGE,
        ),
        "relevance, common word": lambda chance: find(
            ReportSearch(text=known.common(chance)), order=Order.RELEVANCE, limit=PAGE
        ),
        "relevance, rare word": lambda chance: find(
            ReportSearch(text=known.rare(chance)), order=Order.RELEVANCE, limit=PAGE
        ),
    }


def counts(store: Store, known: Words) -> Questions:
    """Return what is asked for a count, by what it is called."""
    count = store.shelf.count
    return {
        "count, common word": lambda chance: count(ReportSearch(text=known.common(chance))),
        "count, publisher": lambda chance: count(ReportSearch(publishers=(chance.choice(PUBLISHERS),))),
        "count, everything": lambda _: count(),
        "by day and publisher": lambda _: store.shelf.days(),
        "by day, common word": lambda chance: store.shelf.count_by_day(ReportSearch(text=known.common(chance))),
    }


def timed(ask: Callable[[Random], object], times: int, chance: Random) -> Sequence[float]:
    """Return how long each of so many questions took, in milliseconds, the first left out."""
    ask(chance)
    taken = []
    for _ in range(times):
        start = perf_counter()
        ask(chance)
        taken.append(1000 * (perf_counter() - start))
    return taken


def main() -> None:
    """Fill the file where it is not there, ask, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--reports", type=int, default=200_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    is_new = not asked.db.exists()
    with Store.open(asked.db) as store:
        if is_new:
            start = perf_counter()
            fill(store, asked.reports, Random(asked.seed))
            print(f"filled in {perf_counter() - start:.0f} s")
        many = store.counts().reports
        print(f"{many:,} reports, {asked.db.stat().st_size / 1e6:,.0f} MB; milliseconds, {asked.questions} of each")
        print(f"{'':48}{'p50':>9}{'p95':>9}{'longest':>9}")
        for name, ask in {**pages(store, words(), many), **counts(store, words())}.items():
            taken = timed(ask, asked.questions, Random(asked.seed))
            print(f"{name:48}{median(taken):9.1f}{quantiles(taken, n=20)[-1]:9.1f}{max(taken):9.1f}")


if __name__ == "__main__":
    main()
