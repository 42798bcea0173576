"""Whether confidence keeps its word: of statements told at .9, nine in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor

from marsad.evaluation.comparison import Comparison
from marsad.evaluation.interval import Estimate, wilson

BINS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Statements told with a confidence from `low` up to `high`, of which `right` are the same fact as a gold one.

    `confidence` is their mean; `share` says how many are right, with its interval.
    """

    low: float
    high: float
    statements: int
    right: int
    confidence: float
    share: Estimate


def reliability(comparisons: Iterable[Comparison]) -> tuple[Bin, ...]:
    """Return the bins in which there are statements, the least sure first.

    What gold holds optional is left out, and what tells no confidence.
    """
    told = sorted(_told(comparisons))
    bins = (_bin(n, [each for each in told if _number(each[0]) == n]) for n in range(BINS))
    return tuple(each for each in bins if each is not None)


def calibration_error(bins: Iterable[Bin]) -> float | None:
    """Return by how much confidence is off, on average over the statements; None where there are none."""
    known = tuple(bins)
    statements = sum(each.statements for each in known)
    if not statements:
        return None
    return sum(abs(each.statements * each.confidence - each.right) for each in known) / statements


def _told(comparisons: Iterable[Comparison]) -> Iterable[tuple[float, bool]]:
    """Yield the confidence of each statement that counts, and whether it is right."""
    for each in comparisons:
        judged = [*((pair.told, True) for pair in each.pairs), *((fact, False) for fact in each.spurious)]
        for fact, right in judged:
            if fact.coding.confidence is not None:
                yield fact.coding.confidence, right


def _number(confidence: float) -> int:
    """Return in which bin a confidence lies; the last one holds 1 too."""
    return min(max(floor(confidence * BINS), 0), BINS - 1)


def _bin(number: int, told: Sequence[tuple[float, bool]]) -> Bin | None:
    if not told:
        return None
    right = sum(each for _, each in told)
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        statements=len(told),
        right=right,
        confidence=sum(confidence for confidence, _ in told) / len(told),
        share=wilson(right, len(told)),
    )
