"""The glyphs of all pages to the text that a reader sees, in the order in which it is read."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from marsad.report.format.pdf.column import in_reading_order
from marsad.report.format.pdf.direction import BRACKETS, Way, runs_rightwards, typed_brackets
from marsad.report.format.pdf.glyph import Glyph, once, with_marks
from marsad.report.format.pdf.paragraph import paragraphs, without_running_heads
from marsad.report.format.pdf.row import Row, rows
from marsad.report.order import Order, order


def text(pages: Sequence[Sequence[Glyph]]) -> str:
    """Return the text of the pages, a paragraph a line.

    Letters that some programme drew from left to right, as no Arabic is written, are taken in the order in which they
    were drawn: that is how they were typed.
    """
    lines = without_running_heads([in_reading_order(rows(with_marks(tuple(once(page))))) for page in pages])
    parts = paragraphs(lines)
    if order(row.drawn() for part in parts for row in part) is Order.LOGICAL:
        return "\n".join(" ".join(row.drawn() for row in part) for part in parts)
    ways = _ways(parts)
    as_given = "\n".join(_read(part, replace(way, typed=BRACKETS)) for part, way in zip(parts, ways, strict=True))
    typed = typed_brackets(as_given)
    return "\n".join(_read(part, replace(way, typed=typed)) for part, way in zip(parts, ways, strict=True))


def _read(part: Sequence[Row], way: Way) -> str:
    return " ".join(row.text(replace(way, opens=i == 0)) for i, row in enumerate(part))


def _ways(parts: Sequence[Sequence[Row]]) -> Sequence[Way]:
    """Return the way in which each paragraph runs; where it does not tell itself, as most that do."""
    told = [runs_rightwards(part[-1].drawn()) for part in parts]
    counts = Counter(told)
    most = counts[True] > counts[False]
    return [Way(rightwards=most if one is None else one) for one in told]
