"""Folding that keeps the way back to every original code point."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from marsad.text.span import Span

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیېئ", "ي"),
    **dict.fromkeys("ةہەۃ", "ه"),
    "ؤ": "و",
    "ک": "ك",
}
_SIGNS = {
    **dict.fromkeys("“”„‟«»〝〞＂″", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("–—‒―−‐‑", "-"),
    **dict.fromkeys("\u00a0\t\v\f\u2028\u2029\x1c\x1d\x1e\x1f\x85", " "),
    "\r": "\n",
    "٪": "%",
    "٫": ".",
    "٬": ",",
}
_DIGITS = {zero_plus: str(i) for zero in "٠۰" for i in range(10) for zero_plus in [chr(ord(zero) + i)]}
_SAME = {**_LETTERS, **_SIGNS, **_DIGITS}
_TATWEEL = "ـ"


def _fold_char(char: str) -> str:
    """Return what one code point becomes: nothing, one or several code points."""
    if char in _SAME:
        return _SAME[char]
    pieces = []
    for piece in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold()):
        if piece == _TATWEEL or unicodedata.category(piece) in {"Mn", "Me", "Cf"}:
            continue
        pieces.append(_SAME.get(piece, " " if piece.isspace() and piece != "\n" else piece))
    return "".join(pieces)


class _Table(dict[int, str]):
    """What every code point becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_char(chr(code))
        return self[code]


_TABLE = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """`original` as it is matched: `text`, with the way back.

    `text` has one spelling of each letter, no marks, tatweel or controls, ASCII digits and
    straight quotes. `starts[i]` is a folded offset from which on `shifts[i]` is added to
    reach the original offset.
    """

    original: str
    text: str
    starts: tuple[int, ...] = field(repr=False)
    shifts: tuple[int, ...] = field(repr=False)

    def origin(self, offset: int) -> int:
        """Return the original offset of the code point that made folded `offset`."""
        i = bisect_right(self.starts, offset) - 1
        return offset + self.shifts[i] if i >= 0 else offset

    def span(self, start: int, end: int) -> Span:
        """Return the original span of folded [start, end), marks of its last letter included.

        Raises:
            SpanError: the stretch is empty or outside.
        """
        last = self.origin(end - 1) + 1
        while (
            last < len(self.original) and not _TABLE[ord(self.original[last])] and self.original[last] not in _CONTROLS
        ):
            last += 1
        return Span(self.origin(start), last)


_CONTROLS = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def fold(text: str) -> Folded:
    """Fold `text` one code point at a time, so that every offset survives."""
    folded = text.translate(_TABLE)
    uneven = sorted(char for char in set(text) if len(_TABLE[ord(char)]) != 1)
    if not uneven:
        return Folded(text, folded, (), ())
    starts: list[int] = []
    shifts: list[int] = []
    shift = 0
    for found in re.finditer("[" + re.escape("".join(uneven)) + "]", text):
        at = found.start()
        width = len(_TABLE[ord(text[at])])
        # Every code point of an expansion goes back to the one that made it.
        for extra in range(1, width):
            starts.append(at - shift + extra)
            shifts.append(shift - extra)
        shift += 1 - width
        starts.append(at - (shift - 1 + width) + width)
        shifts.append(shift)
    return Folded(text, folded, tuple(starts), tuple(shifts))
