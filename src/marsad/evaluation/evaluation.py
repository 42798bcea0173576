"""An evaluation: what a set of gold says of a reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.evaluation.comparison import Comparison, compare, of_kinds
from marsad.evaluation.score import PublisherScore, Score, publisher_scores, scores
from marsad.evaluation.sheet import Sheet
from marsad.extract.term import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """How far a reading agrees with gold, over the reports and kinds that were asked about."""

    kinds: tuple[Kind, ...]
    comparisons: tuple[Comparison, ...]
    scores: tuple[Score, ...]
    publishers: tuple[PublisherScore, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The reports that have gold and of which nothing was told: their statements are missed."""
        return tuple(each.name for each in self.comparisons if not each.is_read)


def judge(
    gold: Mapping[str, Sheet],
    told: Mapping[str, Sheet],
    *,
    kinds: Iterable[Kind] = Kind,
    publishers: Iterable[str] = (),
) -> Evaluation:
    """Return how far `told` agrees with `gold`, over `kinds` and, where any are named, the reports of `publishers`.

    Statements are paired among all kinds, so asking about one changes none of its figures.
    """
    wanted, whose = frozenset(kinds), frozenset(publishers)
    every = (of_kinds(compare(sheet, told.get(name)), wanted) for name, sheet in gold.items())
    kept = tuple(each for each in every if not whose or each.publisher in whose)
    ordered = tuple(kind for kind in Kind if kind in wanted)
    return Evaluation(
        kinds=ordered,
        comparisons=kept,
        scores=scores(kept, ordered),
        publishers=publisher_scores(kept, ordered),
    )
