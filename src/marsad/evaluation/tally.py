"""Counts of what agrees, and the figures that follow from them."""

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.evaluation.agreement import FIELDS
from marsad.evaluation.comparison import Comparison
from marsad.extract.term import Kind

# What `figures` returns, in its order: how surely what is told is right (P), how much of gold is found (R), both (F1).
MATCH = ("match P", "match R", "match F1")
EXACT = ("exact P", "exact R", "exact F1")
FIGURES = (*MATCH, *EXACT, *FIELDS)
# How many counts a tally has.
WIDTH = 4 + len(FIELDS)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements were found (`matched`), were `exact` among them, were `missed` and are `spurious`.

    `right` says of how many matched ones each of `FIELDS` is right. What gold holds optional counts nowhere.
    """

    matched: int
    exact: int
    missed: int
    spurious: int
    right: tuple[int, ...]

    @property
    def gold(self) -> int:
        """How many statements gold has."""
        return self.matched + self.missed

    @property
    def told(self) -> int:
        """How many statements were told."""
        return self.matched + self.spurious


def tally(comparison: Comparison, kind: Kind) -> Tally:
    """Return the counts of one report's statements of `kind`."""
    found = [pair for pair in comparison.pairs if pair.gold.kind is kind]
    return Tally(
        matched=len(found),
        exact=sum(pair.exact for pair in found),
        missed=sum(fact.kind is kind for fact in comparison.missed),
        spurious=sum(fact.kind is kind for fact in comparison.spurious),
        right=tuple(sum(pair.right[i] for pair in found) for i in range(len(FIELDS))),
    )


def counts(one: Tally) -> tuple[int, ...]:
    """Return the counts of `one` in a row, which `tally_of` leads back."""
    return (one.matched, one.exact, one.missed, one.spurious, *one.right)


def tally_of(row: Iterable[int]) -> Tally:
    """Return the tally whose counts are `row`."""
    matched, exact, missed, spurious, *right = row
    return Tally(matched, exact, missed, spurious, tuple(right))


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of `tallies`."""
    rows = [(0,) * WIDTH, *map(counts, tallies)]
    return tally_of(map(sum, zip(*rows, strict=True)))


def figures(one: Tally) -> tuple[float | None, ...]:
    """Return each of `FIGURES`, None where there is nothing to count."""
    return (
        *_agreement(one.matched, one),
        *_agreement(one.exact, one),
        *(_share(right, one.matched) for right in one.right),
    )


def _agreement(hits: int, one: Tally) -> tuple[float | None, float | None, float | None]:
    precision, recall = _share(hits, one.told), _share(hits, one.gold)
    if precision and recall:
        return precision, recall, 2 * precision * recall / (precision + recall)
    return precision, recall, 0.0 if one.told or one.gold else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
