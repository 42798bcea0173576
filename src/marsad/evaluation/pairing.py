"""Which told statement stands for which gold one."""

from collections.abc import Sequence

from marsad.evaluation.agreement import is_exact, is_same_fact, right_fields, shares_place
from marsad.evaluation.fact import Fact

# What speaks for a pair beside each field that is right.
_EXACT, _PLACE, _VICTIMS = 4, 3, 2


def pairs(gold: Sequence[Fact], told: Sequence[Fact]) -> tuple[tuple[int, int], ...]:
    """Return the positions of a gold statement and the told one that is the same fact, each at most once, best first.

    Where two pairs agree equally, the one whose positions differ less stands, then the later.
    """
    candidates = [
        (_closeness(one, other), -abs(i - j), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(told)
        if one.kind is other.kind and is_same_fact(one, other)
    ]
    found: list[tuple[int, int]] = []
    left_gold, left_told = dict.fromkeys(range(len(gold))), dict.fromkeys(range(len(told)))
    for _, _, i, j in sorted(candidates, reverse=True):
        if i in left_gold and j in left_told:
            del left_gold[i], left_told[j]
            found.append((i, j))
    return tuple(found)


def _closeness(gold: Fact, told: Fact) -> int:
    return (
        sum(right_fields(gold, told))
        + _EXACT * is_exact(gold, told)
        + _PLACE * shares_place(gold, told)
        + _VICTIMS * (gold.victims.ids == told.victims.ids)
    )
