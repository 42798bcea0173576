"""What the claims of one origin demand of the cells, as rows of a linear programme."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.cells import ranges
from marsad.record.ledger.layer import Demand, nested, within
from marsad.record.ledger.scope import WHOLE, Key, Part, Placed

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# Cells. A part whose box crosses those of others beside it is kept apart from them cell by cell; where that is more
# cells than this, the part is let overlap them, which can only loosen a bound.
_MOST_CELLS_APART = 512


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """Rows over `columns` numbers of people, none negative: `value` at `row` and `column`.

    A row is at least the sum of `low` over its shares, each of one claim, and at most the `high` of its cap, which
    is one claim's. The first columns are the cells. `is_link`: the row is of one cell, and says nothing of it but that
    its parts are in it.
    """

    columns: int
    rows: int
    row: Ints
    column: Ints
    value: Floats
    is_link: Bools
    share_row: Ints
    share_claim: Ints
    share_low: Floats
    cap_row: Ints
    cap_claim: Ints
    cap_high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """The columns of some cells, which are in order."""

    cells: Ints
    columns: Ints

    def at(self, cells: Ints) -> Ints:
        return self.columns[np.searchsorted(self.cells, cells)]

    def within(self, cells: Ints) -> Ints:
        """Return all columns of the cells, of which each may have none or several."""
        begin, stop = (np.searchsorted(self.cells, cells, side=side) for side in ("left", "right"))
        return self.columns[ranges(begin, stop)]


@dataclass(slots=True, eq=False)
class _Laying:
    """Lays the rows of all claims, part by part."""

    placed: Sequence[Placed]
    cells: list[Ints]
    count: int
    columns: int
    of_part: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    children: dict[Key, list[Part]] = field(default_factory=lambda: defaultdict(list))
    entries: list[tuple[Ints, Floats]] = field(default_factory=list)
    shares: list[tuple[int, int, int]] = field(default_factory=list)
    caps: list[tuple[int, int, int]] = field(default_factory=list)
    links: list[int] = field(default_factory=list)

    def row(self, columns: Ints, less: Ints | None = None) -> int:
        """Add the row of the sum of `columns` without the sum of `less`."""
        minus = np.zeros(0, dtype=np.int64) if less is None else less
        values = np.concatenate([np.ones(len(columns)), -np.ones(len(minus))])
        self.entries.append((np.concatenate([columns, minus]), values))
        return len(self.entries) - 1

    def lay(self, key: Key, ground: _Ground) -> None:
        """Lay what is claimed of a part, and of the parts in it."""
        for i in self.of_part[key]:
            claim = self.placed[i].claim
            if claim.low or claim.high is not None:
                row = self.row(ground.at(self.cells[i]))
                self.shares.append((row, i, claim.low or 0))
                if claim.high is not None:
                    self.caps.append((row, i, claim.high))
        layers: dict[Key, list[Part]] = defaultdict(list)
        for part in self.children[key]:
            layers[part.layer].append(part)
        for layer in layers.values():
            if len(layer) == 1 and self.is_lone(layer[0]):
                self.lone(layer[0], ground)
            else:
                self.layer(layer, ground)

    def lone(self, part: Part, ground: _Ground) -> None:
        """Lay a part beside which nothing stands that could bind it, as most claims of a great record are."""
        for each in self.demands((part,)):
            self.shares.append((self.row(ground.at(each.cells)), each.claim, each.low))

    def layer(self, parts: Sequence[Part], ground: _Ground) -> None:
        """Lay parts of which nobody is in two."""
        plain = [part for part in parts if self.is_plain(part)]
        nests, crossing = nested(list(self.demands(plain)), self.count)
        deep = [(part.key, self.ground(self.reach(part.key))) for part in parts if not self.is_plain(part)]
        apart = [(each, self.ground(each.cells)) for each in crossing if len(each.cells) <= _MOST_CELLS_APART]
        beside = [*(own for _, own in deep), *(own for _, own in apart)]
        inner = _joined(beside)
        self.link(inner, ground)
        for nest, inside in zip(nests, within(nests), strict=True):
            row = self.row(ground.at(nest.cells), inner.within(nest.cells))
            self.shares += [(row, each.claim, each.low) for each in inside]
        for each, own in apart:
            self.shares.append((self.row(own.columns), each.claim, each.low))
        for each in crossing:
            if len(each.cells) > _MOST_CELLS_APART:
                self.shares.append((self.row(ground.at(each.cells)), each.claim, each.low))
        for key, own in deep:
            self.lay(key, own)

    def demands(self, parts: Sequence[Part]) -> Iterator[Demand]:
        """Yield what the claims of plain parts demand."""
        for part in parts:
            for i in self.of_part[part.key]:
                low = self.placed[i].claim.low
                if low and len(self.cells[i]):
                    yield Demand(i, low, self.cells[i])

    def is_lone(self, part: Part) -> bool:
        """Return whether one claim is all that is told of the part."""
        return len(self.of_part[part.key]) == 1 and not self.children[part.key]

    def is_plain(self, part: Part) -> bool:
        """Return whether the part can be no more than a demand for each of its claims: none bounds another."""
        claims = self.of_part[part.key]
        together = np.concatenate([self.cells[i] for i in claims]) if claims else np.zeros(0)
        return not self.children[part.key] and (len(claims) < 2 or len(np.unique(together)) == len(together))

    def reach(self, key: Key) -> Ints:
        """Return the cells of all that is claimed of the part and of the parts in it."""
        inner = [self.reach(part.key) for part in self.children[key]]
        return np.unique(np.concatenate([*(self.cells[i] for i in self.of_part[key]), *inner]))

    def ground(self, cells: Ints) -> _Ground:
        """Return new columns for the cells."""
        self.columns += len(cells)
        return _Ground(cells, np.arange(self.columns - len(cells), self.columns))

    def link(self, inner: _Ground, ground: _Ground) -> None:
        """Let the parts together be no more than what they are parts of, in each cell."""
        here, first = np.unique(inner.cells, return_index=True)
        for cell, columns in zip(here, np.split(inner.columns, first[1:]), strict=False):
            self.links.append(self.row(ground.at(np.array([cell])), columns))


def _joined(grounds: Sequence[_Ground]) -> _Ground:
    """Return the columns of all the grounds, in order of their cells."""
    none = np.zeros(0, dtype=np.int64)
    cells = np.concatenate([none, *(each.cells for each in grounds)])
    columns = np.concatenate([none, *(each.columns for each in grounds)])
    order = np.argsort(cells, kind="stable")
    return _Ground(cells[order], columns[order])


def laid(placed: Sequence[Placed], parts: Sequence[Part], cells: list[Ints], count: int) -> System:
    """Return the system of the claims; `cells`: those that lie in the box of each, of `count` in all."""
    laying = _Laying(placed, cells, count, count)
    for i, each in enumerate(placed):
        laying.of_part[each.scope].append(i)
    for part in parts:
        laying.children[part.parent].append(part)
    everything = np.arange(count)
    laying.lay(WHOLE, _Ground(everything, everything))
    lengths = [len(columns) for columns, _ in laying.entries]
    shares = np.array(laying.shares, dtype=np.int64).reshape(-1, 3)
    caps = np.array(laying.caps, dtype=np.int64).reshape(-1, 3)
    is_link = np.zeros(len(lengths), dtype=bool)
    is_link[laying.links] = True
    return System(
        columns=laying.columns,
        rows=len(lengths),
        row=np.repeat(np.arange(len(lengths)), lengths),
        column=np.concatenate([np.zeros(0, dtype=np.int64), *(columns for columns, _ in laying.entries)]),
        value=np.concatenate([np.zeros(0), *(values for _, values in laying.entries)]),
        is_link=is_link,
        share_row=shares[:, 0],
        share_claim=shares[:, 1],
        share_low=shares[:, 2].astype(np.float64),
        cap_row=caps[:, 0],
        cap_claim=caps[:, 1],
        cap_high=caps[:, 2].astype(np.float64),
    )
