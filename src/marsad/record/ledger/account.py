"""What the claims of one origin come to: the bounds of a target, by which claims, and which had to be set aside."""

from collections.abc import Iterable, Mapping, Sequence
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
from marsad.record.ledger.memory import Quarrel
from marsad.record.ledger.programme import InfeasibleError, Optimum, extremes
from marsad.record.ledger.relevance import relevant
from marsad.record.ledger.rows import System, laid
from marsad.record.ledger.scope import WHOLE, Part, Placed, placed
from marsad.record.ledger.survey import Asked, Survey
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

    `lengths`: in how many cells each claim lies, `capping`: which set an upper end to all that lies there. `cores`: the
    conflicts that were found so far, so that none is sought for every target anew. Where several sets of claims would
    end a conflict, all of them the smallest, what was set aside for one target is so for the others.
    """

    claims: Sequence[Claim]
    placed: tuple[Placed, ...]
    system: System
    cells: Cells
    lengths: Ints
    capping: Bools
    numbers: Mapping[str, int]
    ranks: list[int]
    cores: list[Core] = field(default_factory=list)

    def account(self, asked: Asked) -> Account:
        """Return what the claims come to for what is asked of their cells."""
        bounds, found = self._bounds(asked)
        binding = [self.numbers[key] for key in (*bounds.low_by, *bounds.high_by)]
        counted = np.union1d(self._bearing(asked), np.array(binding, dtype=np.int64))
        return Account(
            placed=self.placed,
            bounds=bounds,
            counted=tuple(counted.tolist()),
            clashes=found,
            cells=len(self.cells),
            rows=self.system.rows,
        )

    def quarrels(self) -> tuple[Quarrel, ...]:
        """Return the conflicts that were found so far, by the ids of their claims."""
        by_rank = np.argsort(np.array(self.ranks)).tolist()
        return tuple(tuple(self.claims[by_rank[rank]].id for rank in core) for core in self.cores)

    def learn(self, quarrels: Iterable[Quarrel]) -> None:
        """Take over conflicts that were found among the same claims."""
        cores = (tuple(sorted(self.ranks[self.numbers[key]] for key in each)) for each in quarrels)
        self.cores.extend(core for core in cores if core not in self.cores)

    def _bounds(self, asked: Asked) -> tuple[Bounds, tuple[Clash, ...]]:
        if not asked.touched.any():
            return Bounds(low=0, high=None if asked.is_beyond else 0), ()
        return self._solved(asked.among(self.system.columns))

    def _solved(self, asked: Asked) -> tuple[Bounds, tuple[Clash, ...]]:
        known = bearing(self.cores, self.system, asked, self.ranks)
        found = set_aside(known, self.ranks)
        try:
            return _optimal(self.system, asked, self.claims, found), found
        except InfeasibleError:
            more = clashes(self.system, asked, self.ranks, known)
        self.cores.extend(core for core in more.cores if core not in known)
        return _optimal(self.system, asked, self.claims, more.found), more.found

    def _bearing(self, asked: Asked) -> Ints:
        """Return the claims that say anything of the target: all of one lies there, or it caps some of the target."""
        claims = len(self.claims)
        cell = self.cells.cell
        whole = np.bincount(self.cells.box[asked.whole[cell]], minlength=claims) == self.lengths
        some = np.bincount(self.cells.box[asked.touched[cell]], minlength=claims) > 0
        return np.flatnonzero(whole | (self.capping & some))


def accounted(claims: Sequence[Claim], target: Target, places: PlaceTree) -> Account:
    """Return what the claims, all of one origin and in a fixed order, come to."""
    if target.by:
        books, (asked,) = cut(claims, (target,), places)
        return books.account(asked)
    books, survey = opened(claims, places)
    return books.account(survey.asked(target.boxes))


def opened(claims: Sequence[Claim], places: PlaceTree) -> tuple[Books, Survey]:
    """Return the books of the claims, all of one origin and in a fixed order, and where their cells lie.

    They answer every target that asks for no doer.
    """
    rows, parts = placed(claims, places)
    every = arranged([each.box for each in rows], places)
    by_doer = parted(every.cells, [each.claim.by for each in rows], ())
    return _laid_out((rows, parts), by_doer.cells), Survey.of(every, by_doer, places)


def cut(claims: Sequence[Claim], targets: Sequence[Target], places: PlaceTree) -> tuple[Books, tuple[Asked, ...]]:
    """Return the books of the claims for targets that ask for the same doers, and what each target asks of them.

    Raises:
        ValueError: the targets ask for different doers.
    """
    by = {target.by for target in targets}
    if len(by) != 1:
        raise ValueError(f"books are cut for one row of doers, not {len(by)}")
    (doers,) = by
    rows, parts = placed(claims, places)
    boxes = [box for target in targets for box in target.boxes]
    every = arranged([*(each.box for each in rows), *boxes], places).cells
    by_doer = parted(every, [*(each.claim.by for each in rows), *(doers for _ in boxes)], doers).cells
    of_target = np.repeat(np.arange(len(targets)), [len(target.boxes) for target in targets])
    cells, held = _held(by_doer, len(rows), of_target)
    told = np.diff(cells.start) > 0
    asked = (Asked(each & told, each & told, bool((each & ~told).any())) for each in held)
    return _laid_out((rows, parts), cells), tuple(asked)


def _laid_out(found: tuple[tuple[Placed, ...], tuple[Part, ...]], cells: Cells) -> Books:
    rows, parts = found
    lying = cells.lying_in(len(rows))
    claims = [each.claim for each in rows]
    return Books(
        claims=claims,
        placed=rows,
        system=laid(rows, parts, lying, len(cells)),
        cells=cells,
        lengths=np.array([len(each) for each in lying], dtype=np.int64),
        capping=np.array([each.scope == WHOLE and each.claim.high is not None for each in rows], dtype=bool),
        numbers={claim.id: i for i, claim in enumerate(claims)},
        ranks=_ranks(claims),
    )


def _held(cells: Cells, claims: int, of_target: Ints) -> tuple[Cells, list[Bools]]:
    """Return the cells by the claims alone, and which of them each target holds."""
    is_target = cells.box >= claims
    cell, target = cells.cell[is_target], of_target[cells.box[is_target] - claims]
    numbers = range(of_target[-1] + 1 if len(of_target) else 1)
    held = [np.bincount(cell[target == i], minlength=len(cells)) > 0 for i in numbers]
    lengths = np.bincount(cells.cell[~is_target], minlength=len(cells))
    return Cells(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), cells.box[~is_target]), held


def _optimal(system: System, asked: Asked, claims: Sequence[Claim], found: Sequence[Clash]) -> Bounds:
    """Return the bounds by the claims that are not set aside.

    Raises:
        InfeasibleError: they cannot all hold.
    """
    active = np.ones(len(claims), dtype=bool)
    active[[i for clash in found for i in clash.relaxed]] = False
    low, high = extremes(relevant(system, active, asked))
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
