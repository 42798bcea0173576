"""Where the cells of some claims lie, so that a question finds those it asks for without their being cut anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from marsad.record.ledger.box import ANYWHERE, Box, Who
from marsad.record.ledger.cells import Arranged, ranges
from marsad.record.ledger.doer import Parted
from marsad.record.ledger.shelf import Gathered, Kin
from marsad.record.place_tree import PlaceTree

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_Days = tuple[Ints, Ints]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a question asks for, by column: those that it holds `whole`, and those of which it holds any (`touched`).

    `is_beyond`: it holds something, too, of which no claim speaks.
    """

    touched: Bools
    whole: Bools
    is_beyond: bool = False

    @classmethod
    def of(cls, held: Bools) -> "Asked":
        """Return what holds these columns whole."""
        return cls(held, held)

    def among(self, columns: int) -> "Asked":
        """Return the same where there are so many columns, of which the further ones are not asked for."""
        more = np.zeros(columns - len(self.whole), dtype=bool)
        return Asked(np.concatenate([self.touched, more]), np.concatenate([self.whole, more]), self.is_beyond)


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Pairs of a place and some kinds of people, in order of their places.

    `kinds`: what people there are; those of pair i are numbered `kind[start[i]:start[i + 1]]`.
    """

    places: tuple[str, ...]
    kinds: tuple[Kin, ...]
    start: Ints
    kind: Ints

    @classmethod
    def of(cls, found: Gathered) -> "Ground":
        """Return the pairs that were gathered."""
        lengths = [len(each) for each in found.kinds]
        return cls(
            places=found.place,
            kinds=found.every,
            start=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            kind=np.array([each for kinds in found.kinds for each in kinds], dtype=np.int64),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Stretches:
    """Days `first` to `last` of a `pair`, in order; what lies there in one stretch is of one cell or, by doer, several.

    `stretch` and `cell`: which are of which. `is_open`: there is something in the stretch of which no claim speaks.
    """

    pair: Ints
    first: Ints
    last: Ints
    stretch: Ints
    cell: Ints
    is_open: Bools

    @classmethod
    def of(cls, arranged: Arranged, parted: Parted) -> "Stretches":
        """Return where the parted cells lie."""
        order = np.argsort(parted.source, kind="stable")
        source, cell = parted.source[order], parted.cell[order]
        begin, stop = (np.searchsorted(source, arranged.cell, side=side) for side in ("left", "right"))
        return cls(
            pair=arranged.pair,
            first=arranged.first,
            last=arranged.last,
            stretch=np.repeat(np.arange(len(arranged.cell)), stop - begin),
            cell=cell[ranges(begin, stop)],
            is_open=parted.is_open[arranged.cell],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Which stretches lie in a place, and which cells in a question."""

    tree: PlaceTree
    ground: Ground
    stretches: Stretches
    cells: int
    bounds: Ints
    inside: Mapping[str, Ints]
    at: Mapping[str, range]
    many: Ints
    numbers: Mapping[Kin, int] = field(default_factory=dict)

    @classmethod
    def of(cls, arranged: Arranged, parted: Parted, tree: PlaceTree) -> "Survey":
        """Return the survey of cells as they were arranged, and then parted by doer."""
        ground = Ground.of(arranged.ground)
        stretches = Stretches.of(arranged, parted)
        pairs, cells = len(ground.places), len(parted.cells)
        cuts = [0, *(i for i in range(1, pairs) if ground.places[i] != ground.places[i - 1]), pairs]
        at = {ground.places[a]: range(a, b) for a, b in pairwise(cuts) if a < b}
        inside: dict[str, list[int]] = {}
        for place, own in at.items():
            for holder in _lineage(place, tree):
                inside.setdefault(holder, []).extend(own)
        return cls(
            tree=tree,
            ground=ground,
            stretches=stretches,
            cells=cells,
            bounds=np.searchsorted(stretches.pair, np.arange(pairs + 1)),
            inside={place: np.array(own, dtype=np.int64) for place, own in inside.items()},
            at=at,
            many=np.bincount(stretches.cell, minlength=cells),
            numbers={kind: i for i, kind in enumerate(ground.kinds)},
        )

    def asked(self, boxes: Sequence[Box]) -> Asked:
        """Return which of the cells the boxes hold together, whole or in part."""
        held = np.zeros(len(self.stretches.pair), dtype=np.int64)
        met = np.zeros(len(held), dtype=bool)
        single = [replace(box, area=(place,)) for box in boxes for place in box.area]
        for start, end in _moments(single):
            here = [box for box in single if box.start <= start and end <= box.end]
            self._hold(here, (start, end), held, met)
        is_beyond = any((outcome, None) not in self.numbers for box in boxes for outcome in box.who.outcomes)
        for box in single:
            for kind in np.flatnonzero(self._met_kinds(box.who)).tolist():
                around, left = self._around(box, kind)
                met[around] = True
                is_beyond |= left
        is_beyond |= bool(self.stretches.is_open[met].any())
        whole = held == self.stretches.last - self.stretches.first + 1
        entry, cell = self.stretches.stretch, self.stretches.cell
        touched = np.zeros(self.cells, dtype=bool)
        touched[cell[met[entry]]] = True
        return Asked(
            touched=touched,
            whole=touched & (np.bincount(cell[whole[entry]], minlength=self.cells) == self.many),
            is_beyond=is_beyond,
        )

    def _hold(self, boxes: Sequence[Box], days: tuple[int, int], held: Ints, met: Bools) -> None:
        """Add the days on which the boxes, all of the same days, hold all people of a stretch; mark what they meet."""
        none = np.zeros(0, dtype=np.int64)
        pairs = np.unique(np.concatenate([none, *(self.inside.get(box.area[0], none) for box in boxes)]))
        if not len(pairs):
            return
        begin, stop = self.ground.start[pairs], self.ground.start[pairs + 1]
        kind = self.ground.kind[ranges(begin, stop)]
        row = np.repeat(np.arange(len(pairs)), stop - begin)
        all_of, any_of = np.zeros(len(kind), dtype=bool), np.zeros(len(kind), dtype=bool)
        for box in boxes:
            is_here = np.isin(pairs, self.inside.get(box.area[0], none), assume_unique=True)[row]
            all_of |= is_here & self._held_kinds(box.who)[kind]
            any_of |= is_here & self._met_kinds(box.who)[kind]
        complete = np.bincount(row[~all_of], minlength=len(pairs)) == 0
        meets = np.bincount(row[any_of], minlength=len(pairs)) > 0
        lengths = self.bounds[pairs + 1] - self.bounds[pairs]
        here = ranges(self.bounds[pairs], self.bounds[pairs + 1])
        first, last = np.maximum(self.stretches.first[here], days[0]), np.minimum(self.stretches.last[here], days[1])
        shared = np.maximum(last - first + 1, 0)
        met[here] |= np.repeat(meets, lengths) & (shared > 0)
        held[here] += np.where(np.repeat(complete, lengths), shared, 0)

    def _around(self, box: Box, kind: int) -> tuple[Ints, bool]:
        """Return the stretches around the box of which it holds a part, and whether a day of it lies in none."""
        left: _Days = (np.array([box.start]), np.array([box.end]))
        found = [np.zeros(0, dtype=np.int64)]
        for level, holder in enumerate(_lineage(box.area[0], self.tree)):
            for pair in self.at.get(holder, ()):
                if kind in self.ground.kind[self.ground.start[pair] : self.ground.start[pair + 1]]:
                    own = np.arange(self.bounds[pair], self.bounds[pair + 1])
                    days = (self.stretches.first[own], self.stretches.last[own])
                    # What lies in the place itself, and not around it, is held with all in it.
                    found.append(own[_meet(days, left)] if level else found[0])
                    left = _without(left, days)
        return np.concatenate(found), bool(len(left[0]))

    def _held_kinds(self, who: Who) -> Bools:
        """Return of which kinds the people are all."""
        fits = (
            outcome in who.outcomes and (not who.groups or group in who.groups) for outcome, group in self.ground.kinds
        )
        return np.fromiter(fits, dtype=bool, count=len(self.ground.kinds))

    def _met_kinds(self, who: Who) -> Bools:
        """Return of which kinds the people are any; of the others where a group is asked for that nobody names."""
        met = self._held_kinds(who)
        for outcome in who.outcomes:
            others = self.numbers.get((outcome, None))
            if others is not None and any((outcome, group) not in self.numbers for group in who.groups):
                met[others] = True
        return met


def _lineage(place: str, tree: PlaceTree) -> tuple[str, ...]:
    """Return the place and all in which it lies, nearest first."""
    return (*tree.lineage(place), ANYWHERE) if place != ANYWHERE else (ANYWHERE,)


def _moments(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """Yield the first and last days between which the same boxes lie."""
    cuts = sorted({day for box in boxes for day in (box.start, box.end + 1)})
    yield from ((begin, stop - 1) for begin, stop in pairwise(cuts))


def _meet(days: _Days, others: _Days) -> Bools:
    """Return which of the days meet any of the others; both in order, and none of either meets another of it."""
    nearest = np.searchsorted(others[0], days[1], side="right") - 1
    met: Bools = nearest >= 0
    met[met] = others[1][nearest[met]] >= days[0][met]
    return met


def _without(days: _Days, others: _Days) -> _Days:
    """Return what is left of the days without the others; both in order, and none of either meets another of it."""
    hit = others[0][_meet(others, days)], others[1][_meet(others, days)]
    starts = np.concatenate([days[0], hit[1] + 1])
    ends = np.concatenate([days[1], hit[0] - 1])
    starts, ends = np.sort(starts), np.sort(ends)
    left = starts <= ends
    return starts[left], ends[left]
