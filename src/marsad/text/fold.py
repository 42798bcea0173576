"""Folding that keeps the way back to every original code point."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import merge
from itertools import pairwise
from operator import add, itemgetter

from marsad.errors import SpanError
from marsad.text.letter import CHANGED, CONTROLS, ODD, letter
from marsad.text.span import Span

# More odd letters than this that change, and one pass over a table is faster than one pass for each.
_MOST_REPLACED = 64
# Code points replaced at a time.
_PART = 1 << 14
# Code points of the longest text that is held to be a word or phrase of the language data, and how many of those are
# remembered: rules ask for the same few thousand at every report.
_PHRASE = 60
_PHRASES = 1 << 14
_BLANK = " "
_BLANKS = re.compile(_BLANK + "{2,}")


class _Table(dict[int, str]):
    """What every code point becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = letter(chr(code))
        return self[code]


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """`original` as it is matched: `text`, with the way back.

    `text` has one spelling of each letter, no marks, tatweel or controls, ASCII digits, straight quotes and
    single blanks. `starts[i]` is a folded offset from which on `shifts[i]` is added to reach the original offset,
    `origins[i]` that of `starts[i]`.
    """

    original: str
    text: str
    starts: tuple[int, ...] = field(repr=False)
    shifts: tuple[int, ...] = field(repr=False)
    origins: tuple[int, ...] = field(repr=False)

    def origin(self, offset: int) -> int:
        """Return the original offset of the code point that made folded `offset`."""
        i = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[i] if i >= 0 else offset

    def offset(self, origin: int) -> int:
        """Return the folded offset of the first code point made by original `origin` or what follows it."""
        i = bisect_left(self.origins, origin)
        kept = origin - (self.shifts[i - 1] if i else 0)
        return min(kept, self.starts[i]) if i < len(self.starts) else min(kept, len(self.text))

    def span(self, start: int, end: int) -> Span:
        """Return the original span of folded [start, end), marks of its last letter included.

        Raises:
            SpanError: the stretch is empty or outside.
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanError(f"[{start}, {end}) is no stretch of a folded text of {len(self.text)} code points")
        last = self.origin(end - 1) + 1
        # Behind most words stands a blank, which is no mark.
        while last < len(self.original) and (behind := self.original[last]) != _BLANK and _is_mark(behind):
            last += 1
        return Span(self.origin(start), last)


def fold(text: str) -> Folded:
    """Return `text` folded one code point at a time, so that every offset survives."""
    return _phrase(text) if len(text) <= _PHRASE else _last(text)


@lru_cache(maxsize=_PHRASES)
def _phrase(text: str) -> Folded:
    return _fold(text)


# The stages that read one report ask for it one after another.
@lru_cache(maxsize=1)
def _last(text: str) -> Folded:
    return _fold(text)


def _fold(text: str) -> Folded:
    runs = [(run.start(), run[0]) for run in ODD.finditer(text)]
    odd = set("".join([run for _, run in runs]))
    lettered = _lettered(text, sorted(char for char in odd if _TABLE[ord(char)] != char))
    uneven = {char: len(_TABLE[ord(char)]) for char in odd if len(_TABLE[ord(char)]) != 1}
    starts, shifts = _way_back(_widths(runs, uneven)) if uneven else ([], [])
    if _BLANK * 2 in lettered:
        doubled = [*_doubled(lettered)]
        starts, shifts = _closed_up(starts, shifts, doubled)
        lettered = _without(lettered, doubled)
    return Folded(text, lettered, tuple(starts), tuple(shifts), tuple(map(add, starts, shifts)))


def _lettered(text: str, changed: Sequence[str]) -> str:
    """Return `text` with every code point replaced by what it becomes, `changed` being the odd ones."""
    if len(changed) > _MOST_REPLACED or len(text) <= _PHRASE:
        return text.translate(_TABLE)
    # No letter becomes one that changes, so the order does not matter. A part fits the processor's cache.
    replacements = (*CHANGED, *((char, _TABLE[ord(char)]) for char in changed))
    parts = []
    for start in range(0, len(text), _PART):
        part = text[start : start + _PART]
        for char, becomes in replacements:
            part = part.replace(char, becomes)
        parts.append(part)
    return "".join(parts)


def _widths(runs: Iterable[tuple[int, str]], uneven: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Return where code points stand that become none or several, and how many."""
    for start, run in runs:
        for at, char in enumerate(run, start):
            if char in uneven:
                yield at, uneven[char]


def _way_back(widths: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return `starts` and `shifts` of a `Folded` whose code points have these widths."""
    starts: list[int] = []
    shifts: list[int] = []
    shift = 0
    for at, width in widths:
        here = at - shift
        # Every code point of an expansion goes back to the one that made it.
        for extra in range(1, width):
            starts.append(here + extra)
            shifts.append(shift - extra)
        shift += 1 - width
        if starts and starts[-1] == here + width:
            shifts[-1] = shift
        else:
            starts.append(here + width)
            shifts.append(shift)
    return starts, shifts


def _closed_up(starts: Sequence[int], shifts: Sequence[int], dropped: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return `starts` and `shifts` when the folded offsets `dropped` are left out."""
    changes = merge(((at + 1, None) for at in dropped), zip(starts, shifts, strict=True), key=itemgetter(0))
    closed_starts: list[int] = []
    closed_shifts: list[int] = []
    gone = shift = 0
    # Where a mark stood behind a blank that goes, the blank goes first.
    for at, new in changes:
        if new is None:
            gone += 1
        else:
            shift = new
        if closed_starts and closed_starts[-1] == at - gone:
            closed_shifts[-1] = shift + gone
        else:
            closed_starts.append(at - gone)
            closed_shifts.append(shift + gone)
    return closed_starts, closed_shifts


def _doubled(text: str) -> Iterator[int]:
    """Return the offsets of blanks behind a blank."""
    for run in _BLANKS.finditer(text):
        yield from range(run.start() + 1, run.end())


def _without(text: str, dropped: list[int]) -> str:
    edges = [-1, *dropped, len(text)]
    return "".join(text[left + 1 : right] for left, right in pairwise(edges))


def _is_mark(char: str) -> bool:
    return char not in CONTROLS and not _TABLE[ord(char)]
