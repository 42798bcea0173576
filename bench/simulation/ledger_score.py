"""How often the truth lies within the ledger's bounds, and how wide they are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from time import perf_counter

import numpy as np
from msgspec import Struct

from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import Trees
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.ask import answer
from marsad.record.ledger.question import Question
from simulation.questions import Asked


class Bounded(Struct, frozen=True, kw_only=True):
    """One answer beside the truth. `sources` and `within`: how many origins give bounds, and hold the truth in them."""

    asked: Asked
    answer: Answer
    claims: int
    seconds: float

    @property
    def is_within(self) -> bool:
        """Whether the truth lies within the bounds of all together."""
        return _holds(self.answer.low, self.answer.high, self.asked.true)

    @property
    def sources(self) -> int:
        """How many origins' own bounds there are."""
        return len(self.answer.by_source)

    @property
    def sources_within(self) -> int:
        """How many origins' own bounds hold the truth."""
        bounds = [each.bounds for each in self.answer.by_source]
        return sum(_holds(each.low, each.high, self.asked.true) for each in bounds)

    @property
    def width(self) -> float | None:
        """How far the bounds lie apart, as a share of the truth; None where they are open or nobody died."""
        if self.answer.high is None or not self.asked.true:
            return None
        return (self.answer.high - self.answer.low) / self.asked.true


class Ledger:
    """Claims that can be asked for a question: those of which the days meet its own.

    What lies wholly on other days can only make bounds tighter through what lies on both, and leaving it out can make
    none wrong.
    """

    def __init__(self, claims: Iterable[Claim], trees: Trees) -> None:
        self.claims = tuple(claims)
        self.trees = trees
        self.first = np.array([(each.start or date.min).toordinal() for each in self.claims])
        self.last = np.array([(each.end or date.max).toordinal() for each in self.claims])

    def bounded(self, asked: Asked) -> Bounded:
        """Return the ledger's answer, with the time that it took."""
        near = self._near(asked.question)
        start = perf_counter()
        found = answer(asked.question, near, self.trees.places, self.trees.parties)
        return Bounded(asked=asked, answer=found, claims=len(near), seconds=perf_counter() - start)

    def _near(self, question: Question) -> list[Claim]:
        start, end = (question.start or date.min).toordinal(), (question.end or date.max).toordinal()
        return [self.claims[i] for i in np.flatnonzero((self.first <= end) & (self.last >= start))]


def summary(answers: Sequence[Bounded]) -> str:
    """Return the coverage, the width and the time of the answers in one line."""
    widths = [each.width for each in answers if each.width is not None]
    seconds = [each.seconds for each in answers]
    counts = Counter(
        within=sum(each.is_within for each in answers),
        alone=sum(each.sources_within for each in answers),
        sources=sum(each.sources for each in answers),
        closed=sum(each.answer.high is not None for each in answers),
        told=sum(bool(each.answer.contradictions) for each in answers),
        low=sum(each.answer.low for each in answers),
        true=sum(each.asked.true for each in answers),
    )
    return (
        f"within {counts['within']}/{len(answers)}, one origin alone {counts['alone']}/{counts['sources']}; "
        f"closed {counts['closed']}, median width {median(widths or [0]):.2f}; "
        f"low {counts['low'] / max(1, counts['true']):.2f} of the truth; contradictions in {counts['told']}; "
        f"{median(each.claims for each in answers):.0f} claims, {median(seconds):.3f} s a question (median), "
        f"{max(seconds):.2f} s the longest"
    )


def _holds(low: int, high: int | None, true: int) -> bool:
    return low <= true and (high is None or true <= high)
