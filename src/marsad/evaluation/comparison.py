"""One report's gold beside what was told of it."""

from dataclasses import dataclass, replace

from marsad.evaluation.agreement import is_exact, right_fields
from marsad.evaluation.fact import Fact
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import Sheet
from marsad.extract.term import Kind

# The coder's word for reports that look like ours and state nothing.
HARD_NEGATIVE = "hard negative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """`told` is the same fact as `gold`: whether exactly so, and for each of `FIELDS` whether it is right."""

    gold: Fact
    told: Fact
    exact: bool
    right: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What agrees and what does not, in the report `name`.

    `pairs` are in the order of gold. Those whose gold is optional stand apart, in `optional`: they count for nothing,
    as does optional gold that was not found. `spurious` is what gold lacks. `publisher` is gold's, else the one that
    was told. `is_read` is false where nothing was told, not even that there is nothing.
    """

    name: str
    publisher: str | None
    style: str | None
    is_read: bool
    pairs: tuple[Pair, ...]
    optional: tuple[Pair, ...]
    missed: tuple[Fact, ...]
    spurious: tuple[Fact, ...]


def compare(gold: Sheet, told: Sheet | None) -> Comparison:
    """Return how far `told` (None: the report was not read) agrees with `gold`."""
    theirs = told.facts if told else ()
    found = dict(pairs(gold.facts, theirs))
    taken = frozenset(found.values())
    both = [_pair(gold.facts[i], theirs[found[i]]) for i in sorted(found)]
    return Comparison(
        name=gold.name,
        publisher=gold.publisher or (told.publisher if told else None),
        style=gold.style,
        is_read=told is not None,
        pairs=tuple(pair for pair in both if not pair.gold.optional),
        optional=tuple(pair for pair in both if pair.gold.optional),
        missed=tuple(fact for i, fact in enumerate(gold.facts) if i not in found and not fact.optional),
        spurious=tuple(fact for j, fact in enumerate(theirs) if j not in taken),
    )


def of_kinds(comparison: Comparison, kinds: frozenset[Kind]) -> Comparison:
    """Return `comparison` with the statements of `kinds` alone; the pairs stay as they were made among all."""
    return replace(
        comparison,
        pairs=tuple(pair for pair in comparison.pairs if pair.gold.kind in kinds),
        optional=tuple(pair for pair in comparison.optional if pair.gold.kind in kinds),
        missed=tuple(fact for fact in comparison.missed if fact.kind in kinds),
        spurious=tuple(fact for fact in comparison.spurious if fact.kind in kinds),
    )


def _pair(gold: Fact, told: Fact) -> Pair:
    return Pair(gold=gold, told=told, exact=is_exact(gold, told), right=right_fields(gold, told))
