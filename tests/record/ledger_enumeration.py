"""The ledger's answer by trying every way in which people may have died, for claims of a small world.

The world: two villages and what lies around them in d1, three days, party R. A way says how many died in each spot
(place and day) outside any event, and how many of each event in each spot of its box: every number from 0 to `MOST`.
Nothing here is shared with the ledger but the form of claims.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from marsad.record.counter.claim import Claim, Scope

# No claim of these tests is of more, so that no more are ever needed in one place.
MOST = 3
Counts = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Spot = tuple[str, int]
HOLDS = {"v1": ("v1",), "d1": ("v1", "d1")}


def spots(claim: Claim) -> tuple[Spot, ...]:
    """Return the spots of a claim's box."""
    assert claim.start is not None
    assert claim.end is not None
    days = range(claim.start.day, claim.end.day + 1)
    return tuple(product(HOLDS[claim.area[0]], days))


@dataclass(frozen=True, eq=False)
class Ways:
    """Every way, one a row: how many died in each spot, and how many of each event in each spot."""

    all: dict[Spot, Counts]
    of_event: dict[tuple[str, Spot], Counts]

    @classmethod
    def of(cls, claims: Sequence[Claim], days: Sequence[int]) -> "Ways":
        """Return every way of the world on these days, with the events of the claims."""
        events = {
            (claim.event or "", spot): None for claim in claims if claim.scope is Scope.EVENT for spot in spots(claim)
        }
        keys = [("", spot) for spot in product(HOLDS["d1"], days)] + list(events)
        grid = np.indices((MOST + 1,) * len(keys)).reshape(len(keys), -1)
        in_spot: dict[Spot, Counts] = {}
        for (_, spot), counts in zip(keys, grid, strict=True):
            in_spot[spot] = in_spot.get(spot, np.zeros_like(counts)) + counts
        return cls(in_spot, dict(zip(keys, grid, strict=True)))

    def holds(self, claim: Claim) -> Truths:
        """Return in which ways the claim is true."""
        counted: list[Counts] = [
            self.of_event[claim.event or "", spot] if claim.scope is Scope.EVENT else self.all[spot]
            for spot in spots(claim)
        ]
        count = np.sum(counted, axis=0)
        # Of what is only some part there may be as few as one likes.
        high = claim.high if claim.scope is not Scope.SOME else None
        return np.asarray((count >= (claim.low or 0)) & (count <= (10**6 if high is None else high)))

    def fewest_false(self, claims: Sequence[Claim]) -> int:
        """Return how many of the claims are false at least."""
        return int(np.sum([~self.holds(claim) for claim in claims], axis=0).min())

    def range(self, claims: Sequence[Claim], asked: Claim) -> tuple[int, int | None] | None:
        """Return how many died in the box of `asked`, None where the claims cannot all hold.

        The end is open where as many died as were tried in a spot of it that no claim bounds.
        """
        true = np.logical_and.reduce(
            [np.ones_like(next(iter(self.all.values())), dtype=bool), *map(self.holds, claims)]
        )
        if not true.any():
            return None
        bound = {
            spot for claim in claims if claim.scope is Scope.ALL and claim.high is not None for spot in spots(claim)
        }
        found = np.sum([self.all[spot] for spot in spots(asked)], axis=0)[true]
        return int(found.min()), int(found.max()) if bound.issuperset(spots(asked)) else None
