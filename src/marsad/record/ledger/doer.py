"""Where figures tell doers apart: a doer narrows a figure only where another is told of too, or one is asked for.

Whoever says that 40 fighters fell to an ambush by a party counts the dead of that ambush; that nobody else killed any
of them there and then is what the figure means as long as its origin tells of no other doer of the same people, place
and days.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.cells import Cells, merged, taken

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Doers = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Parted:
    """Cells cut by doer: cell `cell[i]` is of what was `source[i]`.

    `is_open`: of which sources nothing that other doers did is in any cell.
    """

    cells: Cells
    source: Ints
    cell: Ints
    is_open: Bools


def parted(cells: Cells, doers: Sequence[Doers], asked: Doers) -> Parted:
    """Return the cells cut by doer; `doers` are those of each box, empty where it names none or is for all."""
    sets = sorted({each for each in doers if each})
    number = {each: i for i, each in enumerate(sets)}
    named = np.array([number.get(each, -1) for each in doers], dtype=np.int64)
    narrow = _narrowed(cells, named, sets, asked)
    if not narrow.any():
        return Parted(cells, np.arange(len(cells)), np.arange(len(cells)), np.zeros(len(cells), dtype=bool))
    pieces = [_of_class(cells, named, narrow, kept) for kept in _classes(sets)]
    pieces.append(_only(cells, np.arange(len(cells)), ~narrow))
    joined, cell = merged(_joined([piece for piece, _ in pieces]))
    is_open = np.ones(len(cells), dtype=bool)
    is_open[pieces[-1][1]] = False
    return Parted(joined, np.concatenate([source for _, source in pieces]), cell, is_open)


def _narrowed(cells: Cells, named: Ints, sets: Sequence[Doers], asked: Doers) -> Bools:
    """Return which boxes hold only what their doers did."""
    if asked:
        return named >= 0
    narrow = np.zeros(len(named), dtype=bool)
    present = [_holding(cells, named == i) for i in range(len(sets))]
    for i, one in enumerate(sets):
        for j, other in enumerate(sets):
            if set(one).isdisjoint(other):
                both = present[i] & present[j]
                narrow[cells.box[both[cells.cell] & (named[cells.box] == i)]] = True
    return narrow


def _holding(cells: Cells, boxes: Bools) -> Bools:
    return np.bincount(cells.cell[boxes[cells.box]], minlength=len(cells)) > 0


def _classes(sets: Sequence[Doers]) -> Iterator[list[int]]:
    """Yield the sets to which each doer belongs, doers of the same sets once."""
    names = sorted({doer for each in sets for doer in each})
    yield from map(list, sorted({tuple(i for i, each in enumerate(sets) if name in each) for name in names}))


def _of_class(cells: Cells, named: Ints, narrow: Bools, sets: list[int]) -> tuple[Cells, Ints]:
    """Return what doers of these sets did in the cells that some narrowed box of theirs holds."""
    theirs = narrow & np.isin(named, sets)
    here = np.flatnonzero(_holding(cells, theirs))
    return _only(taken(cells, here), here, ~narrow | theirs)


def _only(cells: Cells, source: Ints, boxes: Bools) -> tuple[Cells, Ints]:
    """Return the cells in the boxes kept, without those that lie in none of them, and of what each is."""
    kept = boxes[cells.box]
    lengths = np.bincount(cells.cell[kept], minlength=len(cells))
    some = lengths > 0
    return Cells(np.concatenate([[0], np.cumsum(lengths[some])]).astype(np.int64), cells.box[kept]), source[some]


def _joined(pieces: Sequence[Cells]) -> Cells:
    lengths = np.concatenate([np.diff(piece.start) for piece in pieces])
    boxes = np.concatenate([piece.box for piece in pieces])
    return Cells(np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64), boxes)
