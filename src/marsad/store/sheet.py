"""All statements of a store by what they are asked for, in memory: who asks is answered without reading them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.store.search import Search
from marsad.store.sheet_leaf import Leaf, Numbers

# By what statements are in order, the last first, as numpy takes it.
_ORDER = ("position", "report", "said")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How many statements of each kind fit a search, and the numbers of some of them, in their order."""

    kinds: Mapping[str, int]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Leaves in the order of their numbers."""

    leaves: Sequence[Leaf]

    def page(self, search: Search, numbers: Sequence[Numbers], *, offset: int, limit: int) -> Page:
        """Return how many statements fit, and those after the first `offset`, `limit` at most.

        They are by the day they were said, then by report and words. The arguments are those of `Leaf.fitting`.
        """
        kinds: Counter[str] = Counter()
        found = []
        for leaf in self.leaves:
            (rows,) = leaf.fitting(search, numbers).nonzero()
            if len(rows):
                found.append((leaf, rows))
                kinds.update(_kinds(leaf, rows))
        return Page(kinds=dict(sorted(kinds.items())), numbers=_some(found, offset, limit))


def _kinds(leaf: Leaf, rows: Numbers) -> dict[str, int]:
    counts = np.bincount(leaf.columns["kind"][rows], minlength=len(leaf.words["kind"]))
    return {kind: int(count) for kind, count in zip(leaf.words["kind"], counts, strict=True) if count}


def _some(found: Sequence[tuple[Leaf, Numbers]], offset: int, limit: int) -> tuple[int, ...]:
    """Return the numbers after the first `offset`; only those said on the days of them are put in order."""
    total = sum(len(rows) for _, rows in found)
    last = min(offset + limit, total) - 1
    if last < offset:
        return ()
    said = np.concatenate([leaf.columns["said"][rows] for leaf, rows in found])
    parted = np.partition(said, (offset, last))
    first_day, last_day = parted[offset], parted[last]
    (there,) = ((said >= first_day) & (said <= last_day)).nonzero()
    order = np.lexsort([np.concatenate([leaf.columns[name][rows] for leaf, rows in found])[there] for name in _ORDER])
    begin = offset - int((said < first_day).sum())
    numbers = np.concatenate([leaf.columns["number"][rows] for leaf, rows in found])[there]
    return tuple(numbers[order[begin : begin + last - offset + 1]].tolist())
