"""The lines of a page, out of the shapes on it."""

import statistics
from collections.abc import Iterator, Sequence

from msgspec import Struct

from marsad.report.format.pdf.direction import CELL, Way, read
from marsad.report.format.pdf.glyph import Glyph

# All in heights of the letters: how far shapes of one line may stand above one another, the gap that is a space
# where none is drawn, and the gap that parts columns.
_ONE_LINE = 0.4
_SPACE = 0.2
_GUTTER = 1.5


class Row(Struct, frozen=True, gc=False):
    """A line, or the stretch of a line in one column: its glyphs from left to right."""

    glyphs: tuple[Glyph, ...]
    left: float
    right: float
    base: float
    size: float

    def text(self, way: Way) -> str:
        """Return its text in the order in which it is read, white space as one space."""
        return " ".join(read(_seen(self.glyphs), way).split())

    def first_word(self, *, from_left: bool) -> float:
        """Return how wide the word at its left or its right end is."""
        width = 0.0
        for glyph in self.glyphs if from_left else reversed(self.glyphs):
            if not glyph.text.strip() and width:
                break
            width += glyph.right - glyph.left
        return width

    def drawn(self) -> str:
        """Return its text from left to right, as nobody reads Arabic, but as some programmes draw it."""
        return " ".join("".join(_seen(self.glyphs)).split())


def rows(glyphs: Sequence[Glyph]) -> tuple[Row, ...]:
    """Return the lines of a page from top to bottom, a line across several columns in one row for each."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (-glyph.base, glyph.left)):
        if lines and lines[-1][0].base - glyph.base <= _ONE_LINE * max(lines[-1][0].size, glyph.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return tuple(row for line in lines for row in _parted(sorted(line, key=_middle)))


def _middle(glyph: Glyph) -> float:
    """Return by what shapes stand in order: some letters of a joined pair have no width of their own."""
    return glyph.left + glyph.right


def joined(some: Sequence[Row]) -> Row:
    """Return the rows of one line as one."""
    return _row([glyph for row in some for glyph in row.glyphs])


def _parted(line: Sequence[Glyph]) -> Iterator[Row]:
    """Return the stretches of `line` between wide gaps, those of white space alone left out."""
    start, end = 0, None
    for i, glyph in enumerate(line):
        if not glyph.text.strip():
            continue
        if end is not None and glyph.left - end > _GUTTER * glyph.size:
            yield _row(line[start:i])
            start = i
        end = glyph.right if end is None else max(end, glyph.right)
    if end is not None:
        yield _row(line[start:])


def _row(glyphs: Sequence[Glyph]) -> Row:
    drawn = [glyph for glyph in glyphs if glyph.text.strip()]
    return Row(
        glyphs=tuple(sorted(glyphs, key=_middle)),
        left=min(glyph.left for glyph in drawn),
        right=max(glyph.right for glyph in drawn),
        base=drawn[0].base,
        size=statistics.median(glyph.size for glyph in drawn),
    )


def _seen(glyphs: Sequence[Glyph]) -> list[str]:
    """Return what the glyphs stand for, with a space wherever the page leaves room for one, and the edges of cells."""
    seen: list[str] = []
    end: float | None = None
    for glyph in glyphs:
        if not glyph.text.strip():
            seen.append(" ")
            continue
        gap = (glyph.left - end) / glyph.size if end is not None else 0.0
        if gap > _SPACE:
            seen.append(CELL if gap > _GUTTER else " ")
        seen.append(glyph.text)
        end = glyph.right if end is None else max(end, glyph.right)
    return seen
