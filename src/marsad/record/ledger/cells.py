"""The cells into which boxes cut the world: what lies in exactly the same boxes is one cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.box import Box
from marsad.record.ledger.shelf import Gathered, gathered
from marsad.record.place_tree import PlaceTree

Ints = npt.NDArray[np.int64]
# More than there are days, so that a day beside the number of a pair is one number.
_DAYS = 1 << 23


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Cell i lies in the boxes `box[start[i]:start[i + 1]]`, in order, and in no other."""

    start: Ints
    box: Ints

    def __len__(self) -> int:
        return len(self.start) - 1

    @property
    def cell(self) -> Ints:
        """The cell of each entry of `box`."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    def lying_in(self, boxes: int) -> list[Ints]:
        """Return, for each of the first `boxes` boxes, its cells in order."""
        order = np.argsort(self.box, kind="stable")
        cell, box = self.cell[order], self.box[order]
        cuts = np.searchsorted(box, np.arange(boxes + 1))
        return [cell[cuts[i] : cuts[i + 1]] for i in range(boxes)]


@dataclass(frozen=True, slots=True, eq=False)
class Arranged:
    """Cells, and where they lie: stretch i of cell `cell[i]` has the days `first[i]` to `last[i]` of `pair[i]`."""

    cells: Cells
    ground: Gathered
    pair: Ints
    first: Ints
    last: Ints
    cell: Ints


def arranged(boxes: Sequence[Box], places: PlaceTree) -> Arranged:
    """Return every cell that lies in any of the boxes, each once.

    A place is swept only over the days for which some box names it; on any other day it is a part of what lies around
    it, and of the cell of that.
    """
    starts = np.array([box.start for box in boxes], dtype=np.int64)
    ends = np.array([box.end for box in boxes], dtype=np.int64)
    found = gathered(boxes, places)
    none = np.zeros(0, dtype=np.int64)
    if not len(found.box):
        return Arranged(Cells(np.zeros(1, dtype=np.int64), none), found, none, none, none, none)
    start = np.maximum(starts[found.box], found.first[found.pair])
    end = np.minimum(ends[found.box], found.last[found.pair])
    meets = start <= end
    box, pair, own = found.box[meets], found.pair[meets], found.own[meets]
    entered, left = pair * _DAYS + start[meets], pair * _DAYS + end[meets] + 1
    edges = once(np.concatenate([entered, left]))
    begin, stop = np.searchsorted(edges, entered), np.searchsorted(edges, left)
    balance = np.bincount(begin[own], minlength=len(edges)) - np.bincount(stop[own], minlength=len(edges))
    named = np.cumsum(balance) > 0
    segment = ranges(begin, stop)
    entry = np.repeat(box, stop - begin)
    held = named[segment]
    numbers, cells = _entries(segment[held], entry[held], len(boxes))
    cells, cell = merged(cells)
    return Arranged(
        cells=cells,
        ground=found,
        pair=edges[numbers] // _DAYS,
        first=edges[numbers] % _DAYS,
        last=edges[numbers + 1] % _DAYS - 1,
        cell=cell,
    )


def once(numbers: Ints) -> Ints:
    """Return the numbers in order, each once; much faster than `np.unique` where there are a million."""
    ordered = np.sort(numbers)
    fresh: Ints = ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)]]
    return fresh


def ranges(begin: Ints, stop: Ints) -> Ints:
    """Return the numbers from each `begin` up to before its `stop`, one row behind the other."""
    lengths = stop - begin
    offset = np.repeat(begin - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
    numbers: Ints = np.arange(lengths.sum(), dtype=np.int64) + offset
    return numbers


def _entries(segment: Ints, box: Ints, boxes: int) -> tuple[Ints, Cells]:
    """Return the segments, in order, and each as a cell."""
    keys = once(segment * boxes + box)
    segment, box = keys // boxes, keys % boxes
    begins = np.flatnonzero(np.concatenate([[True], segment[1:] != segment[:-1]]))
    return segment[begins], Cells(np.concatenate([begins, [len(box)]]).astype(np.int64), box)


def merged(cells: Cells) -> tuple[Cells, Ints]:
    """Return the cells, those that lie in the same boxes once, and for each of the given ones which it is now."""
    if len(cells) < 2:
        return cells, np.arange(len(cells))
    begin, length = cells.start[:-1], np.diff(cells.start)
    mark = np.add.reduceat(_mixed(cells.box.astype(np.uint64)), begin)
    order = np.lexsort((begin, mark, length))
    fresh = np.ones(len(cells), dtype=bool)
    fresh[1:] = (mark[order][1:] != mark[order][:-1]) | (length[order][1:] != length[order][:-1])
    model = order[np.maximum.accumulate(np.where(fresh, np.arange(len(cells)), 0))]
    # Two sets of boxes with one mark are as good as impossible, and are told apart all the same.
    same = cells.box[ranges(begin[order], begin[order] + length[order])]
    other = cells.box[ranges(begin[model], begin[model] + length[model])]
    differs = np.add.reduceat((same != other).astype(np.int64), np.cumsum(length[order]) - length[order]) > 0
    kept = np.sort(order[fresh | differs])
    of = np.zeros(len(cells), dtype=np.int64)
    of[order] = np.where(differs, order, model)
    return taken(cells, kept), np.searchsorted(kept, of)


def taken(cells: Cells, kept: Ints) -> Cells:
    """Return the cells numbered `kept`."""
    begin, stop = cells.start[:-1][kept], cells.start[1:][kept]
    return Cells(np.concatenate([[0], np.cumsum(stop - begin)]), cells.box[ranges(begin, stop)])


def _mixed(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return each number mixed to 64 bits (SplitMix64), so that sums of few of them tell sets apart."""
    mixed = (numbers + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
