"""Boxes shelved by place and people, and those gathered that may meet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

import numpy as np
import numpy.typing as npt

from marsad.record.ledger.box import ANYWHERE, Box, Who
from marsad.record.place_tree import PlaceTree

Ints = npt.NDArray[np.int64]
# What befell people, and whose they are; None: of no group that any box names.
Kin = tuple[str, str | None]
# Days. A box no longer than this is found by its start; the few that are longer are looked at each time.
_SHORT = 31


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Of each `pair` of a place and some people, every box that may meet those which name the place itself (`own`).

    `first` and `last`, by pair: the days between which any of its own lie. `place`: where each pair is, in order;
    `kinds` of it are the people, by the number that `every` kind has.
    """

    pair: Ints
    box: Ints
    own: npt.NDArray[np.bool_]
    first: Ints
    last: Ints
    place: tuple[str, ...]
    kinds: tuple[tuple[int, ...], ...]
    every: tuple[Kin, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The boxes of some people that name one place: the short ones by their first day, and the long ones."""

    starts: list[int]
    short: list[int]
    long: list[int]
    first: int
    last: int

    @classmethod
    def of(cls, numbers: Sequence[int], boxes: Sequence[Box]) -> "Shelf":
        """Return the shelf of the boxes so numbered."""
        short = sorted((boxes[i].start, i) for i in numbers if boxes[i].end - boxes[i].start < _SHORT)
        long = [i for i in numbers if boxes[i].end - boxes[i].start >= _SHORT]
        first, last = min(boxes[i].start for i in numbers), max(boxes[i].end for i in numbers)
        return cls([start for start, _ in short], [i for _, i in short], long, first, last)

    @property
    def all(self) -> list[int]:
        """All of its boxes."""
        return self.short + self.long

    def near(self, first: int, last: int) -> list[int]:
        """Return its boxes that may meet the days `first` to `last`."""
        return self.short[bisect_left(self.starts, first - _SHORT) : bisect_right(self.starts, last)] + self.long


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """The boxes that name a place, those around it that may meet them, and the days between which the former lie."""

    own: list[int]
    outer: list[int]
    first: int
    last: int
    place: str
    kinds: tuple[int, ...]


def gathered(boxes: Sequence[Box], places: PlaceTree) -> Gathered:
    """Return what may meet in each place that a box names, of each people that boxes tell apart there."""
    people = {who: 1 << i for i, who in enumerate(sorted({box.who for box in boxes}))}
    shelves = _shelved(boxes)
    covers: dict[int, list[int]] = {}
    every = tuple(_covers(people))
    for number, (_, cover) in enumerate(every):
        covers.setdefault(cover, []).append(number)
    pairs: list[_Pair] = []
    for node in sorted(shelves):
        lineage = [each for each in (*(places.lineage(node) if node else ()), ANYWHERE) if each in shelves]
        pairs.extend(_pairs([shelves[each] for each in lineage], people, covers, node))
    return _together(pairs, tuple(kind for kind, _ in every))


def _pairs(
    lineage: Sequence[dict[Who, Shelf]], people: dict[Who, int], covers: Mapping[int, Sequence[int]], place: str
) -> Iterator[_Pair]:
    """Yield the pairs of the first place of a lineage: one for all people that its boxes hold in the same way."""
    own = sum(people[who] for who in lineage[0])
    seen = reduce(or_, (people[who] for at in lineage for who in at))
    keys: dict[int, list[int]] = {}
    for cover, kinds in covers.items():
        if cover & own:
            keys.setdefault(cover & seen, []).extend(kinds)
    for key in sorted(keys):
        rows = [[shelf for who, shelf in at.items() if people[who] & key] for at in lineage]
        yield _pair(rows[0], list(chain.from_iterable(rows[1:])), place, tuple(keys[key]))


def _pair(own: Sequence[Shelf], around: Sequence[Shelf], place: str, kinds: tuple[int, ...]) -> _Pair:
    first, last = min(shelf.first for shelf in own), max(shelf.last for shelf in own)
    outer = [i for shelf in around for i in shelf.near(first, last)]
    return _Pair([i for shelf in own for i in shelf.all], outer, first, last, place, kinds)


def _shelved(boxes: Sequence[Box]) -> dict[str, dict[Who, Shelf]]:
    numbers: dict[str, dict[Who, list[int]]] = {}
    for i, box in enumerate(boxes):
        for node in box.area:
            numbers.setdefault(node, {}).setdefault(box.who, []).append(i)
    return {node: {who: Shelf.of(at[who], boxes) for who in sorted(at)} for node, at in numbers.items()}


def _covers(people: dict[Who, int]) -> Iterator[tuple[Kin, int]]:
    """Yield each outcome and group that is named, and all others, with the people that it belongs to, as bits."""
    outcomes = sorted({outcome for who in people for outcome in who.outcomes})
    for outcome in outcomes:
        here = {who: bit for who, bit in people.items() if outcome in who.outcomes}
        anyone = sum(bit for who, bit in here.items() if not who.groups)
        of_group: dict[str, int] = {}
        for who, bit in here.items():
            for group in who.groups:
                of_group[group] = of_group.get(group, anyone) | bit
        yield (outcome, None), anyone
        yield from (((outcome, group), cover) for group, cover in of_group.items())


def _together(pairs: Sequence[_Pair], every: tuple[Kin, ...]) -> Gathered:
    rows = [pair.own + pair.outer for pair in pairs]
    lengths = np.array([len(row) for row in rows], dtype=np.int64)
    own = np.array([len(pair.own) for pair in pairs], dtype=np.int64)
    place = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return Gathered(
        pair=np.repeat(np.arange(len(rows), dtype=np.int64), lengths),
        box=np.array(list(chain.from_iterable(rows)), dtype=np.int64),
        own=place < np.repeat(own, lengths),
        first=np.array([pair.first for pair in pairs], dtype=np.int64),
        last=np.array([pair.last for pair in pairs], dtype=np.int64),
        place=tuple(pair.place for pair in pairs),
        kinds=tuple(pair.kinds for pair in pairs),
        every=every,
    )
