"""The figures of a set of reports, of each kind and publisher, with their intervals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from marsad.evaluation.comparison import Comparison
from marsad.evaluation.interval import LEAST_REPORTS, Estimate, Row, bootstrap
from marsad.evaluation.tally import FIGURES, WIDTH, Tally, counts, figures, tally, tally_of, total
from marsad.extract.term import Kind

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What `tally` counts of the statements `of` a kind, or of all. `figures` are those of `FIGURES`."""

    of: str
    tally: Tally
    figures: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherScore:
    """The scores of one publisher's `reports`; `publisher` is None for those of nobody known."""

    publisher: str | None
    reports: int
    scores: tuple[Score, ...]


def scores(comparisons: Sequence[Comparison], kinds: Iterable[Kind]) -> tuple[Score, ...]:
    """Return the score of each of `kinds`, and where they are several, of all together.

    All kinds are drawn with the same reports; a kind of which too few reports have anything is left without intervals.
    """
    wanted = tuple(kinds)
    tallies = [tuple(tally(comparison, kind) for kind in wanted) for comparison in comparisons]
    of_kind = [list(column) for column in zip(*tallies, strict=True)] or [[] for _ in wanted]
    names = [kind.value for kind in wanted]
    if len(wanted) > 1:
        names.append(ALL)
        of_kind.append([total(row) for row in tallies])
    rows = [tuple(chain.from_iterable(map(counts, row))) for row in tallies]
    drawn = bootstrap(rows or [(0,) * (len(wanted) * WIDTH)], _figures)
    return tuple(
        _score(name, theirs, drawn[i * len(FIGURES) : (i + 1) * len(FIGURES)])
        for i, (name, theirs) in enumerate(zip(names, of_kind, strict=True))
    )


def publisher_scores(comparisons: Sequence[Comparison], kinds: Iterable[Kind]) -> tuple[PublisherScore, ...]:
    """Return the scores of each publisher, those with more reports first."""
    wanted, by_publisher = tuple(kinds), dict[str | None, list[Comparison]]()
    for comparison in comparisons:
        by_publisher.setdefault(comparison.publisher, []).append(comparison)
    ordered = sorted(by_publisher.items(), key=lambda item: (-len(item[1]), item[0] or ""))
    return tuple(
        PublisherScore(publisher=publisher, reports=len(theirs), scores=scores(theirs, wanted))
        for publisher, theirs in ordered
    )


def _score(of: str, tallies: Sequence[Tally], estimates: Sequence[Estimate]) -> Score:
    told = sum(any(counts(each)) for each in tallies)
    kept = estimates if told >= LEAST_REPORTS else [Estimate(value=each.value) for each in estimates]
    return Score(of=of, tally=total(tallies), figures=dict(zip(FIGURES, kept, strict=True)))


def _figures(row: Row) -> tuple[float | None, ...]:
    """Return the figures of each kind whose counts stand in `row`, one after the other, and of several together."""
    each = [tally_of(row[start : start + WIDTH]) for start in range(0, len(row), WIDTH)]
    together = [total(each)] if len(each) > 1 else []
    return tuple(chain.from_iterable(map(figures, (*each, *together))))
