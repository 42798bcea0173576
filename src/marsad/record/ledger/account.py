"""What the claims of one origin come to: the bounds of a target, by which claims, and which had to be set aside."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.record.counter.claim import Claim
from marsad.record.ledger.answer import Bounds
from marsad.record.ledger.box import Box
from marsad.record.ledger.cells import Cells, arranged
from marsad.record.ledger.conflict import Clash, clashes
from marsad.record.ledger.doer import Doers, parted
from marsad.record.ledger.programme import InfeasibleError, Optimum, extremes
from marsad.record.ledger.relevance import relevant
from marsad.record.ledger.rows import System, laid
from marsad.record.ledger.scope import WHOLE, Placed, placed
from marsad.record.place_tree import PlaceTree

Bools = npt.NDArray[np.bool_]


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


def accounted(claims: Sequence[Claim], target: Target, places: PlaceTree) -> Account:
    """Return what the claims, all of one origin and in a fixed order, come to."""
    rows, parts = placed(claims, places)
    every = arranged([*(each.box for each in rows), *target.boxes], places)
    cut = parted(every, [*(each.claim.by for each in rows), *(target.by for _ in target.boxes)], target.by)
    cells, asked = _asked(cut, len(rows))
    lying = cells.lying_in(len(rows))
    system = laid(rows, parts, lying, len(cells))
    wanted = np.concatenate([asked, np.zeros(system.columns - len(cells), dtype=bool)])
    bounds, found = _solved(system, wanted, claims)
    binding = {*bounds.low_by, *bounds.high_by}
    counted = (i for i, each in enumerate(rows) if each.claim.id in binding or _bears(each, asked[lying[i]]))
    return Account(
        placed=rows,
        bounds=bounds,
        counted=tuple(counted),
        clashes=found,
        cells=len(cells),
        rows=system.rows,
    )


def _bears(each: Placed, asked: Bools) -> bool:
    """Return whether the claim says anything of the target: all of it lies there, or it caps some of the target."""
    capped = each.scope == WHOLE and each.claim.high is not None
    return bool(asked.all() or (capped and asked.any()))


def _asked(cells: Cells, claims: int) -> tuple[Cells, Bools]:
    """Return the cells by the claims alone, and which of them the target holds."""
    is_target = cells.box >= claims
    asked = np.bincount(cells.cell[is_target], minlength=len(cells)) > 0
    lengths = np.bincount(cells.cell[~is_target], minlength=len(cells))
    return Cells(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), cells.box[~is_target]), asked


def _solved(system: System, wanted: Bools, claims: Sequence[Claim]) -> tuple[Bounds, tuple[Clash, ...]]:
    active = np.ones(len(claims), dtype=bool)
    if not wanted.any():
        return Bounds(low=0, high=0), ()
    found: tuple[Clash, ...] = ()
    try:
        low, high = extremes(relevant(system, active, wanted))
    except InfeasibleError:
        found = clashes(system, wanted, _ranks(claims))
        active[[i for clash in found for i in clash.relaxed]] = False
        low, high = extremes(relevant(system, active, wanted))
    low_by = _binding(system, active, low, claims)
    if high is None:
        return Bounds(low=low.value, high=None, low_by=low_by), found
    return Bounds(low=low.value, high=high.value, low_by=low_by, high_by=_binding(system, active, high, claims)), found


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
