"""The rows of a page in the order in which they are read, where text stands in columns."""

import statistics
from collections.abc import Iterator, Sequence

from marsad.report.format.pdf.row import Row, joined

# What makes columns of text, and not a table: so many rows in each, so many heights of the letters wide, with so
# wide a strip between them that no row reaches into.
_FEWEST_ROWS = 3
_NARROWEST = 10.0
_GUTTER = 1.2

# From where to where nothing stands.
Gap = tuple[float, float]


def in_reading_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of a page as one reads them: of columns the right one first, of tables line by line."""
    found: list[Row] = []
    lines = _lines(rows)
    at = 0
    while at < len(lines):
        end, gutter = _band(lines[at:])
        band = [row for line in lines[at : at + end] for row in line]
        sides = _sides(band, gutter) if gutter is not None else None
        if sides:
            right, left = sides
            found += (*in_reading_order(right), *in_reading_order(left))
            at += end
        else:
            found.append(joined(lines[at]))
            at += 1
    return tuple(found)


def _lines(rows: Sequence[Row]) -> list[list[Row]]:
    lines: list[list[Row]] = []
    for row in rows:
        if lines and abs(lines[-1][0].base - row.base) <= 0.4 * row.size:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _band(lines: Sequence[Sequence[Row]]) -> tuple[int, float | None]:
    """Return how many of the lines, from the first on, leave one strip free, and the middle of that strip."""
    free: list[Gap] | None = None
    count = 0
    for line in lines:
        gaps = _gaps(line)
        left = gaps if free is None else list(_common(free, gaps))
        left = [(start, end) for start, end in left if end - start >= _GUTTER * line[0].size]
        if not left:
            break
        free, count = left, count + 1
    inner = [gap for gap in free or () if gap[0] > float("-inf") and gap[1] < float("inf")]
    if not inner:
        return max(1, count), None
    start, end = max(inner, key=lambda gap: gap[1] - gap[0])
    return count, (start + end) / 2


def _gaps(line: Sequence[Row]) -> list[Gap]:
    edges = [float("-inf"), *(edge for row in line for edge in (row.left, row.right)), float("inf")]
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]


def _common(some: Sequence[Gap], others: Sequence[Gap]) -> Iterator[Gap]:
    for start, end in some:
        for first, last in others:
            if max(start, first) < min(end, last):
                yield max(start, first), min(end, last)


def _sides(band: Sequence[Row], gutter: float) -> tuple[Sequence[Row], Sequence[Row]] | None:
    """Return what stands right and left of `gutter`, None where that is no text in columns."""
    right, left = [row for row in band if row.left > gutter], [row for row in band if row.right < gutter]
    for side in (right, left):
        if len(side) < _FEWEST_ROWS:
            return None
        if statistics.median(row.right - row.left for row in side) < _NARROWEST * side[0].size:
            return None
    return right, left
