"""What of a total none of its named parts has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.record.counter.claim import Scope
from marsad.record.ledger.answer import Unallocated
from marsad.record.ledger.scope import Placed, disjoint
from marsad.record.place_tree import PART, PlaceTree

# Parts of one total beyond which only the greatest of them is sure to be counted once.
_MOST_PARTS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Divisions:
    """What the parts of each total of one origin leave of it; reckoned for a total when it is first asked about."""

    places: PlaceTree
    totals: Mapping[str, Placed]
    parts: Mapping[str, Sequence[Placed]]
    found: dict[str, tuple[Unallocated, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Placed], places: PlaceTree) -> "Divisions":
        """Return the divisions of the claims, all of one origin."""
        parts: dict[str, list[Placed]] = {}
        for each in rows:
            if each.claim.subset_of is not None:
                parts.setdefault(each.claim.subset_of, []).append(each)
        return cls(places, {each.claim.id: each for each in rows if each.claim.id in parts}, parts)

    def left(self, counted: Iterable[str]) -> Iterator[Unallocated]:
        """Yield, for each total among the counted claims, what its parts leave of it, by who, where and when."""
        asked = self.totals.keys() & counted
        for key in (key for key in self.totals if key in asked):
            if key not in self.found:
                total = self.totals[key]
                divided = _divided(total, self.parts[key])
                self.found[key] = tuple(_left(total, by, of_it, self.places) for by, of_it in divided)
            yield from self.found[key]


def _divided(total: Placed, parts: Sequence[Placed]) -> Iterator[tuple[str, list[Placed]]]:
    by = {"who": _by_who, "where": _by_where, "when": _by_when}
    for division, tells in by.items():
        found = [part for part in parts if tells(part, total)]
        if found:
            yield division, found


def _by_who(part: Placed, total: Placed) -> bool:
    described = part.claim.scope is Scope.SOME and bool(part.claim.detail)
    untold = part.box == total.box and not any(PART in each for each in part.claim.area)
    return described or untold or set(part.claim.groups) != set(total.claim.groups)


def _by_where(part: Placed, total: Placed) -> bool:
    vague = any(PART in each and each not in total.claim.area for each in part.claim.area)
    return vague or part.box.area != total.box.area


def _by_when(part: Placed, total: Placed) -> bool:
    return (part.box.start, part.box.end) != (total.box.start, total.box.end)


def _left(total: Placed, division: str, parts: Sequence[Placed], places: PlaceTree) -> Unallocated:
    named = _at_least([part.claim.low or 0 for part in parts], _apart(parts, places))
    highs = [part.claim.high for part in parts if part.claim.high is not None]
    low = max(0, (total.claim.low or 0) - sum(highs)) if len(highs) == len(parts) else 0
    high = None if total.claim.high is None else max(low, total.claim.high - named)
    ids = tuple(part.claim.id for part in parts)
    return Unallocated(total=total.claim.id, division=division, parts=ids, low=low, high=high)


def _apart(parts: Sequence[Placed], places: PlaceTree) -> list[list[bool]]:
    return [[disjoint(a, b, places) for b in parts] for a in parts]


def _at_least(lows: Sequence[int], apart: Sequence[Sequence[bool]]) -> int:
    """Return the greatest sum of parts of which nobody is in two."""
    if len(lows) > _MOST_PARTS:
        return max(lows)
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for i, low in enumerate(lows):
        best += [(total + low, (*kept, i)) for total, kept in best if all(apart[i][j] for j in kept)]
    return max(total for total, _ in best)
