"""What the claims of one origin come to: the bounds of a target, by which claims, and which had to be set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from marsad.record.counter.claim import Claim
from marsad.record.ledger.answer import Bounds
from marsad.record.ledger.box import Box
from marsad.record.ledger.cells import Cells, arranged
from marsad.record.ledger.conflict import Clash, bearing, clashes, set_aside
from marsad.record.ledger.doer import Doers, parted
from marsad.record.ledger.hitting import Core
from marsad.record.ledger.programme import InfeasibleError, Optimum, extremes
from marsad.record.ledger.relevance import relevant
from marsad.record.ledger.rows import System, laid
from marsad.record.ledger.scope import WHOLE, Placed, placed
from marsad.record.place_tree import PlaceTree

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Boxes of which the sum is asked, and by whom (empty: by anybody)."""

    boxes: tuple[Box, ...]
    by: Doers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The bounds of the target; `counted` bear on it, `clashes` had claims set aside. Claims by number.

    A claim bears on it that lies in it whole, that caps some of it, or that binds a bound.
    """

    placed: tuple[Placed, ...]
    bounds: Bounds
    counted: tuple[int, ...]
    clashes: tuple[Clash, ...]
    cells: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Books:
    """The claims of one origin laid out as rows once, for every target that is asked of them.

    `asked` are the cells of each target, `told` those that any claim speaks of; `lying` has the cells of each claim.
    `cores`: the conflicts that were found so far, so that none is sought for every target anew. Where several sets of
    claims would end a conflict, all of them the smallest, what was set aside for one target is so for the others.
    """

    claims: Sequence[Claim]
    placed: tuple[Placed, ...]
    system: System
    cells: Cells
    lying: list[Ints]
    asked: tuple[Bools, ...]
    told: Bools
    ranks: list[int]
    cores: list[Core] = field(default_factory=list)

    def account(self, number: int) -> Account:
        """Return what the claims come to for the target of that number."""
        asked = self.asked[number]
        bounds, found = self._bounds(asked)
        binding = {*bounds.low_by, *bounds.high_by}
        bearing = {*self._bearing(asked).tolist()}
        counted = (i for i, each in enumerate(self.claims) if i in bearing or each.id in binding)
        return Account(
            placed=self.placed,
            bounds=bounds,
            counted=tuple(counted),
            clashes=found,
            cells=len(self.cells),
            rows=self.system.rows,
        )

    def _bounds(self, asked: Bools) -> tuple[Bounds, tuple[Clash, ...]]:
        if asked.any() and not (asked & self.told).any():
            return Bounds(low=0, high=None), ()
        beyond = np.zeros(self.system.columns - len(self.cells), dtype=bool)
        return self._solved(np.concatenate([asked, beyond]))

    def _solved(self, wanted: Bools) -> tuple[Bounds, tuple[Clash, ...]]:
        if not wanted.any():
            return Bounds(low=0, high=0), ()
        known = bearing(self.cores, self.system, wanted, self.ranks)
        found = set_aside(known, self.ranks)
        try:
            return _optimal(self.system, wanted, self.claims, found), found
        except InfeasibleError:
            more = clashes(self.system, wanted, self.ranks, known)
        self.cores.extend(core for core in more.cores if core not in known)
        return _optimal(self.system, wanted, self.claims, more.found), more.found

    def _bearing(self, asked: Bools) -> Ints:
        """Return the claims that say anything of the target: all of one lies there, or it caps some of the target."""
        inside = np.bincount(self.cells.box[asked[self.cells.cell]], minlength=len(self.claims))
        whole = inside == [len(each) for each in self.lying]
        capping = [each.scope == WHOLE and each.claim.high is not None for each in self.placed]
        return np.flatnonzero(whole | (np.array(capping, dtype=bool) & (inside > 0)))


def accounted(claims: Sequence[Claim], target: Target, places: PlaceTree) -> Account:
    """Return what the claims, all of one origin and in a fixed order, come to."""
    return opened(claims, (target,), places).account(0)


def opened(claims: Sequence[Claim], targets: Sequence[Target], places: PlaceTree) -> Books:
    """Return the books of the claims, all of one origin and in a fixed order, for targets that ask for the same doers.

    Raises:
        ValueError: the targets ask for different doers.
    """
    by = {target.by for target in targets}
    if len(by) != 1:
        raise ValueError(f"books are opened for one row of doers, not {len(by)}")
    (doers,) = by
    rows, parts = placed(claims, places)
    boxes = [box for target in targets for box in target.boxes]
    every = arranged([*(each.box for each in rows), *boxes], places)
    cut = parted(every, [*(each.claim.by for each in rows), *(doers for _ in boxes)], doers)
    of_target = np.repeat(np.arange(len(targets)), [len(target.boxes) for target in targets])
    cells, asked = _asked(cut, len(rows), of_target)
    lying = cells.lying_in(len(rows))
    return Books(
        claims=claims,
        placed=rows,
        system=laid(rows, parts, lying, len(cells)),
        cells=cells,
        lying=lying,
        asked=tuple(asked),
        told=np.diff(cells.start) > 0,
        ranks=_ranks(claims),
    )


def _asked(cells: Cells, claims: int, of_target: Ints) -> tuple[Cells, list[Bools]]:
    """Return the cells by the claims alone, and which of them each target holds."""
    is_target = cells.box >= claims
    cell, target = cells.cell[is_target], of_target[cells.box[is_target] - claims]
    numbers = range(of_target[-1] + 1 if len(of_target) else 1)
    asked = [np.bincount(cell[target == i], minlength=len(cells)) > 0 for i in numbers]
    lengths = np.bincount(cells.cell[~is_target], minlength=len(cells))
    return Cells(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), cells.box[~is_target]), asked


def _optimal(system: System, wanted: Bools, claims: Sequence[Claim], found: Sequence[Clash]) -> Bounds:
    """Return the bounds by the claims that are not set aside.

    Raises:
        InfeasibleError: they cannot all hold.
    """
    active = np.ones(len(claims), dtype=bool)
    active[[i for clash in found for i in clash.relaxed]] = False
    low, high = extremes(relevant(system, active, wanted))
    low_by = _binding(system, active, low, claims)
    if high is None:
        return Bounds(low=low.value, high=None, low_by=low_by)
    return Bounds(low=low.value, high=high.value, low_by=low_by, high_by=_binding(system, active, high, claims))


def _ranks(claims: Sequence[Claim]) -> list[int]:
    """Return the place of each claim in the order of setting aside: the approximate, the earlier said, by id."""
    order = sorted(range(len(claims)), key=lambda i: (not claims[i].approx, str(claims[i].as_of or ""), claims[i].id))
    ranks = [0] * len(order)
    for rank, i in enumerate(order):
        ranks[i] = rank
    return ranks


def _binding(system: System, active: Bools, optimum: Optimum, claims: Sequence[Claim]) -> tuple[str, ...]:
    shared = np.isin(system.share_row, optimum.rows) & active[system.share_claim] & (system.share_low > 0)
    capping = np.isin(system.cap_row, optimum.rows) & active[system.cap_claim]
    numbers = np.unique(np.concatenate([system.share_claim[shared], system.cap_claim[capping]]))
    return tuple(claims[i].id for i in numbers.tolist())
