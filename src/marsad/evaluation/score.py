"""The figures of a set of reports, of each kind and publisher, with their intervals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.evaluation.comparison import Comparison
from marsad.evaluation.fact import Kind
from marsad.evaluation.interval import Estimate, Row, bootstrap
from marsad.evaluation.tally import FIGURES, Tally, counts, figures, tally, tally_of, total

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
    """Return the score of each of `kinds`, and where they are several, of all together."""
    wanted = tuple(kinds)
    single = tuple(_score(kind.value, comparisons, frozenset((kind,))) for kind in wanted)
    return single if len(wanted) == 1 else (*single, _score(ALL, comparisons, frozenset(wanted)))


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


def _score(of: str, comparisons: Sequence[Comparison], kinds: frozenset[Kind]) -> Score:
    tallies = [tally(comparison, kinds) for comparison in comparisons]
    estimates = bootstrap([counts(each) for each in tallies], _figures) if tallies else _empty()
    return Score(of=of, tally=total(tallies), figures=dict(zip(FIGURES, estimates, strict=True)))


def _figures(row: Row) -> tuple[float | None, ...]:
    return figures(tally_of(row))


def _empty() -> tuple[Estimate, ...]:
    return tuple(Estimate(value=None) for _ in FIGURES)
