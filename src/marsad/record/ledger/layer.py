"""Disjoint parts of one thing that only bound it from below: nested where their boxes nest."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """Claim number `claim` wants at least `low` people in `cells`, none of whom counts for another demand."""

    claim: int
    low: int
    cells: Ints


@dataclass(slots=True, eq=False)
class Nest:
    """The same cells of some demands. All demands in it and in the nests within it have room only in its cells."""

    cells: Ints
    around: int
    demands: list[Demand] = field(default_factory=list)


def nested(demands: Sequence[Demand], cells: int) -> tuple[list[Nest], list[Demand]]:
    """Return the demands in nests, each behind the one around it, and those whose cells cross another's.

    `cells`: how many there are.
    """
    if len(demands) == 1:
        return [Nest(demands[0].cells, -1, [demands[0]])], []
    inmost = np.full(cells, -1, dtype=np.int64)
    nests: list[Nest] = []
    crossing = []
    for demand in sorted(demands, key=lambda demand: -len(demand.cells)):
        around = inmost[demand.cells]
        outer = int(around[0])
        if len(around) > 1 and not (around == outer).all():
            crossing.append(demand)
        elif outer >= 0 and len(nests[outer].cells) == len(around):
            nests[outer].demands.append(demand)
        else:
            inmost[demand.cells] = len(nests)
            nests.append(Nest(demand.cells, outer, [demand]))
    return nests, crossing


def within(nests: Sequence[Nest]) -> list[list[Demand]]:
    """Return, for each nest, its demands and those of all nests within it."""
    rows: list[list[Demand]] = [list(nest.demands) for nest in nests]
    for i in range(len(nests) - 1, -1, -1):
        if nests[i].around >= 0:
            rows[nests[i].around].extend(rows[i])
    return rows
