"""How far a figure may be from what other reports of the same make would give: 95 % intervals.

The bootstrap draws reports, not statements, since what one report says is of one piece. It is drawn by `Random.random`,
the one generator that Python promises to keep, so a seed gives the same interval everywhere.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt
from operator import itemgetter, mul
from random import Random
from statistics import NormalDist

LEVEL = 0.95
RESAMPLES = 1000
SEED = 20111
# Of fewer reports the bootstrap says nothing worth printing: its interval is far too narrow.
LEAST_REPORTS = 5
# Standard errors on each side of a figure for LEVEL: 1.96.
_Z = NormalDist().inv_cdf((1 + LEVEL) / 2)

Row = tuple[int, ...]
Figures = tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure and its interval, None where there is nothing to count, or too few reports to draw from."""

    value: float | None
    low: float | None = None
    high: float | None = None


def wilson(hits: int, trials: int) -> Estimate:
    """Return the share of `hits` with Wilson's interval.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if not trials:
        return Estimate(value=None)
    share = hits / trials
    scale = 1 + _Z**2 / trials
    middle = (share + _Z**2 / (2 * trials)) / scale
    reach = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2)) / scale
    return Estimate(value=share, low=max(0.0, middle - reach), high=min(1.0, middle + reach))


def bootstrap(rows: Sequence[Row], figures: Callable[[Row], Figures]) -> tuple[Estimate, ...]:
    """Return the `figures` of the sum of `rows`, each with its percentile interval over draws of as many rows.

    Draws in which a figure is undefined say nothing about it. Rows of zeros are drawn too: a report of which nothing
    is asked and nothing told is one of the kind.
    """
    values = figures(tuple(map(sum, zip(*rows, strict=True))))
    if sum(any(row) for row in rows) < LEAST_REPORTS:
        return tuple(Estimate(value=value) for value in values)
    columns = zip(*(figures(row) for row in _drawn(rows)), strict=True)
    return tuple(_estimate(value, column) for value, column in zip(values, columns, strict=True))


def _drawn(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the sums of RESAMPLES draws of `rows`, with replacement."""
    drawing, size = Random(SEED), len(rows)
    columns = [_sum_of(column) for column in zip(*rows, strict=True)]
    for _ in range(RESAMPLES):
        weights = [0] * size
        for _ in range(size):
            weights[int(drawing.random() * size)] += 1
        yield tuple(weighted(weights) for weighted in columns)


def _sum_of(column: Sequence[int]) -> Callable[[Sequence[int]], int]:
    """Return what sums `column` by weights: most of its counts are zero, and are not looked at."""
    places = [place for place, count in enumerate(column) if count]
    if len(places) < 2:
        return lambda weights: sum(weights[place] * column[place] for place in places)
    taken, kept = itemgetter(*places), [column[place] for place in places]
    return lambda weights: sum(map(mul, taken(weights), kept))


def _estimate(value: float | None, drawn: Sequence[float | None]) -> Estimate:
    known = sorted(figure for figure in drawn if figure is not None)
    if value is None or not known:
        return Estimate(value=value)
    tail = (1 - LEVEL) / 2
    return Estimate(value=value, low=known[floor(tail * len(known))], high=known[ceil((1 - tail) * len(known)) - 1])
