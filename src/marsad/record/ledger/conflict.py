"""Which claims of one origin cannot all hold, and a smallest set to set aside."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.hitting import Core, Hitting, grouped, hit
from marsad.record.ledger.programme import is_feasible, strained
from marsad.record.ledger.relevance import narrowed, relevant
from marsad.record.ledger.rows import System
from marsad.record.ledger.survey import Asked

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
# The budget of one group of conflicting claims: minimal conflicts found, and steps of the search for the fewest claims
# that end all of them. What needs more is marked as not proven smallest.
MOST_CORES = 64
MOST_STEPS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Claims, by number, of which some subsets cannot hold together; without `relaxed` the others can."""

    claims: tuple[int, ...]
    relaxed: tuple[int, ...]
    is_smallest: bool


@dataclass(frozen=True, slots=True, eq=False)
class Clashes:
    """What cannot all hold for one target, and the minimal conflicts that show it, in ranks."""

    found: tuple[Clash, ...]
    cores: tuple[Core, ...]


def clashes(system: System, asked: Asked, ranks: Sequence[int], known: Sequence[Core] = ()) -> Clashes:
    """Return the groups of claims that bear on the columns asked for and cannot all hold.

    `ranks`: the place of each claim in the order in which claims are set aside, all else being equal. `known`: minimal
    conflicts that bear on the target; they need not be found again.
    """
    by_rank = np.argsort(np.array(ranks))
    cores = [*known]
    while True:
        found = set_aside(cores, ranks)
        active = np.ones(len(ranks), dtype=bool)
        active[[i for clash in found for i in clash.relaxed]] = False
        fresh = [tuple(sorted(ranks[i] for i in core)) for core in _cores(system, asked, active, by_rank)]
        if not fresh:
            return Clashes(found, tuple(cores))
        cores += fresh


def set_aside(cores: Sequence[Core], ranks: Sequence[int]) -> tuple[Clash, ...]:
    """Return the conflicts in groups that share claims, with the fewest claims of each group that end all of them."""
    by_rank = np.argsort(np.array(ranks))
    groups = grouped(cores)
    return tuple(
        Clash(
            claims=tuple(sorted({int(by_rank[i]) for core in group for i in core})),
            relaxed=tuple(sorted(int(by_rank[i]) for i in each.members)),
            is_smallest=each.is_smallest,
        )
        for group, each in zip(groups, map(_hit, groups), strict=True)
    )


def bearing(cores: Sequence[Core], system: System, asked: Asked, ranks: Sequence[int]) -> list[Core]:
    """Return those of the conflicts of which every row matters to the target: so they are conflicts for it, too."""
    if not cores:
        return []
    matters = np.zeros(system.rows, dtype=bool)
    matters[relevant(system, np.ones(len(ranks), dtype=bool), asked).rows] = True
    beyond = np.concatenate(
        [system.share_claim[~matters[system.share_row]], system.cap_claim[~matters[system.cap_row]]]
    )
    outside = {ranks[i] for i in np.unique(beyond).tolist()}
    return [core for core in cores if outside.isdisjoint(core)]


def _hit(group: Sequence[Core]) -> Hitting:
    """Return what to set aside in one group; beyond the budget, the first claim of each minimal conflict."""
    if len(group) <= MOST_CORES:
        return hit(group, MOST_STEPS)
    return Hitting(tuple(sorted({core[0] for core in group})), False)


def _cores(system: System, asked: Asked, active: Bools, order: Ints) -> Iterator[list[int]]:
    """Yield minimal sets of active claims that cannot hold together, no claim in two, until the others can."""
    left = active.copy()
    while True:
        rows, missed = strained(relevant(system, left, asked))
        if not len(missed):
            return
        missing = _of_rows(system, left, missed)
        for together in _connected(system, _of_rows(system, left, np.union1d(rows, missed))):
            if np.isin(together, missing).any():
                core = _minimal(system, together, order)
                left[core] = False
                yield core


def _of_rows(system: System, active: Bools, rows: Ints) -> Ints:
    """Return the active claims that have a share in any of the rows, or cap it."""
    within = np.isin(system.share_row, rows) & active[system.share_claim] & (system.share_low > 0)
    capping = np.isin(system.cap_row, rows) & active[system.cap_claim]
    return np.unique(np.concatenate([system.share_claim[within], system.cap_claim[capping]]))


def _minimal(system: System, claims: Ints, order: Ints) -> list[int]:
    """Return some of the claims, which cannot all hold, that cannot hold together either, and no fewer of them."""
    part = narrowed(system, claims)
    everywhere = Asked.of(np.ones(part.columns, dtype=bool))
    ordered = order[np.isin(order, claims)].tolist()

    def hold(some: Sequence[int]) -> bool:
        active = np.zeros(len(order), dtype=bool)
        active[[*some]] = True
        return is_feasible(relevant(part, active, everywhere))

    # What goes first without ending the conflict is no part of it; what ends it stays.
    core: list[int] = []
    left = ordered
    while left and hold(core):
        last = bisect_left(range(len(left)), 1, key=lambda i: hold([*core, *left[i + 1 :]]))
        core.append(left[last])
        left = left[last + 1 :]
    return sorted(core)


def _connected(system: System, claims: Ints) -> list[Ints]:
    """Return the claims in groups that share no cell."""
    part = narrowed(system, claims)
    label = np.arange(part.rows)
    while True:
        lowest = np.full(part.columns, part.rows, dtype=np.int64)
        np.minimum.at(lowest, part.column, label[part.row])
        lower = label.copy()
        np.minimum.at(lower, part.row, lowest[part.column])
        if (lower == label).all():
            break
        label = lower
    of_claim = dict(zip(part.share_claim.tolist(), label[part.share_row].tolist(), strict=True))
    of_claim |= dict(zip(part.cap_claim.tolist(), label[part.cap_row].tolist(), strict=True))
    groups: dict[int, list[int]] = {}
    for claim in claims.tolist():
        groups.setdefault(of_claim[claim], []).append(claim)
    return [np.array(groups[each], dtype=np.int64) for each in sorted(groups)]
