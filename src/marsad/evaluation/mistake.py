"""Every statement in which gold and reading differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from marsad.evaluation.agreement import FIELDS
from marsad.evaluation.comparison import HARD_NEGATIVE, Comparison, Pair
from marsad.evaluation.fact import Fact


class Mismatch(Enum):
    """How a statement differs: gold has it alone, the reading has it alone, or a key slot is wrong."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    INEXACT = "inexact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A statement of report `report` that differs; `gold` or `told` is None where that side has none.

    `wrong` are those of `FIELDS` that an inexact statement has wrong beside its key slots.
    """

    what: Mismatch
    report: str
    gold: Fact | None = None
    told: Fact | None = None
    wrong: tuple[str, ...] = ()


def mistakes(comparisons: Iterable[Comparison]) -> Iterator[Mistake]:
    """Yield what differs, report by report: missed, then spurious, then inexact statements."""
    for each in comparisons:
        for fact in each.missed:
            yield Mistake(what=Mismatch.MISSED, report=each.name, gold=fact)
        for fact in each.spurious:
            yield Mistake(what=Mismatch.SPURIOUS, report=each.name, told=fact)
        for pair in each.pairs:
            if not pair.exact:
                yield _inexact(each.name, pair)


def hard_negatives(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """Return the comparisons of reports that only look like ours: whatever is told of them, gold lacks."""
    return tuple(each for each in comparisons if each.style == HARD_NEGATIVE)


def _inexact(report: str, pair: Pair) -> Mistake:
    wrong = tuple(field for field, right in zip(FIELDS, pair.right, strict=True) if not right)
    return Mistake(what=Mismatch.INEXACT, report=report, gold=pair.gold, told=pair.told, wrong=wrong)
