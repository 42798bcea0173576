"""A shape on a page with the letters that it stands for."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

# Signs that turn text around or join letters, and what a font gives for a shape that stands for nothing.
_UNSEEN = frozenset("\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\xad")

# Heights of the letters within which the same shape stands twice at one place.
_TWICE = 0.12


class Glyph(Struct, frozen=True, gc=False):
    """A shape from `left` to `right` on the line at height `base`, `size` high; all in points, upwards and rightwards.

    `text`: the letters for which it stands, in the order in which they are read.
    """

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def is_mark(self) -> bool:
        """Return whether it is written above or below another: a vowel sign, a doubling."""
        return bool(self.text) and all(unicodedata.category(char) == "Mn" for char in self.text)


def plain(text: str) -> str:
    """Return what a shape stands for, in letters: forms that only tell how a letter joins are the letter itself."""
    if any("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc" for char in text):
        normal = unicodedata.normalize("NFKC", text)
        # A vowel sign that stands alone is given with a space to stand on.
        text = normal if text.isspace() else normal.strip() or normal
    return "".join(" " if char.isspace() else char for char in text if char not in _UNSEEN and char.isprintable())


def once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Return the glyphs of a page without those drawn a second time, a hair away, to look bold or to cast a shadow."""
    cells: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        near = _TWICE * glyph.size
        across, up = int(glyph.left // near), int(glyph.base // near)
        around = (cells.get((glyph.text, across + x, up + y), ()) for x in (-1, 0, 1) for y in (-1, 0, 1))
        if any(abs(a.left - glyph.left) < near and abs(a.base - glyph.base) < near for one in around for a in one):
            continue
        cells.setdefault((glyph.text, across, up), []).append(glyph)
        yield glyph


def with_marks(glyphs: Sequence[Glyph]) -> tuple[Glyph, ...]:
    """Return the glyphs of a page, as it draws them, each mark put behind the letter that bears it."""
    letters = [glyph for glyph in glyphs if not glyph.is_mark]
    marks: dict[int, list[str]] = {}
    before = -1
    for glyph in glyphs:
        if not glyph.is_mark:
            before += 1
        elif letters:
            marks.setdefault(_bearer(glyph, letters, before), []).append(glyph.text)
    return tuple(_marked(letters, marks))


def _marked(letters: Sequence[Glyph], marks: dict[int, list[str]]) -> Iterator[Glyph]:
    for i, letter in enumerate(letters):
        yield replace(letter, text=letter.text + "".join(marks[i])) if i in marks else letter


def _bearer(mark: Glyph, letters: Sequence[Glyph], before: int) -> int:
    """Return which letter bears `mark`: the one drawn before or behind it that is read earlier, to the right.

    What draws from left to right has the mark in front of its letter; what draws as one reads has it behind.
    """
    around = [i for i in (before, before + 1) if 0 <= i < len(letters) and _may_bear(letters[i], mark)]
    return max(around, key=lambda i: letters[i].left) if around else max(0, before)


def _may_bear(letter: Glyph, mark: Glyph) -> bool:
    size = max(mark.size, letter.size)
    away = max(letter.left - mark.left, mark.left - letter.right)
    return unicodedata.bidirectional(letter.text[-1]) == "AL" and away < size and abs(mark.base - letter.base) < size
