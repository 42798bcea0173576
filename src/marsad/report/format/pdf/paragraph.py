"""The lines of all pages to one text: paragraphs joined, what every page repeats left out."""

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.report.format.pdf.direction import Way
from marsad.report.format.pdf.row import Row

# A line at the head or foot of a page is the page's own where it stands on so many pages, and on half of all.
_FEWEST_PAGES = 3
_EDGE_LINES = 2
_NUMBER = re.compile(r"\d+")
# Shares of the usual distance of lines, and of the height of letters.
_WIDE_STEP = 1.3
_INDENT = 0.8
_OTHER_SIZE = 0.15
_ENDED = re.compile(r"[.!?؟:…»\"”)]\s*\Z")

Page = Sequence[Row]


def without_running_heads(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages without the lines that stand at the head or foot of most of them, numbers aside."""
    counts = Counter(key for page in pages for key in {_masked(row) for row in _edges(page)})
    repeated = {key for key, count in counts.items() if count >= max(_FEWEST_PAGES, len(pages) / 2)}
    return tuple(
        tuple(row for row in page if _masked(row) not in repeated or row not in _edges(page)) for page in pages
    )


def paragraphs(pages: Sequence[Page]) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each paragraph, over the ends of columns and pages too."""
    found: list[list[Row]] = []
    for page in pages:
        usual, spaced = _spacing(page)
        for i, row in enumerate(page):
            before = found[-1][-1] if found else None
            apart = before is None or _begins(row, before, usual if i else None)
            if apart or (i and before and _breaks(before, row, page, spaced=spaced)):
                found.append([row])
            else:
                found[-1].append(row)
    return tuple(tuple(rows) for rows in found)


def _spacing(page: Page) -> tuple[float, bool]:
    """Return the usual step from line to line, and whether some paragraph stands apart by a wider one."""
    steps = [step for a, b in pairwise(page) if (step := _step(a, b)) > 0]
    usual = statistics.median_low(steps) if steps else 0.0
    return usual, any(step > _WIDE_STEP * usual for step in steps)


def _edges(page: Page) -> Page:
    return (*page[:_EDGE_LINES], *page[-_EDGE_LINES:])


def _masked(row: Row) -> str:
    return _NUMBER.sub("#", row.drawn())


def _goes_on(row: Row) -> bool:
    """Return whether a line ends in the midst of a sentence."""
    return not _ENDED.search(row.text(Way()))


def _step(above: Row, below: Row) -> float:
    return (above.base - below.base) / above.size


def _begins(row: Row, before: Row, usual: float | None) -> bool:
    """Return whether `row` stands apart from `before`. `usual`: the step of its page's lines, None at its first."""
    if abs(row.size - before.size) > _OTHER_SIZE * before.size:
        return True
    step = _step(before, row)
    if usual is None or step <= 0:
        return not _goes_on(before)
    return step > _WIDE_STEP * usual


def _breaks(before: Row, row: Row, page: Page, *, spaced: bool) -> bool:
    """Return whether a line ends early for a paragraph's sake.

    Where paragraphs are `spaced`, a line that is short for no reason ends none in a sentence's midst.
    """
    return _ends_early(before, row, page) and not (spaced and _goes_on(before))


def _ends_early(before: Row, row: Row, page: Page) -> bool:
    """Return whether a line ends though the next one's first word would fit, or that one begins further in."""
    if _step(before, row) <= 0:
        return False
    column = list(_beside(row, page))
    left, right = min(other.left for other in column), max(other.right for other in column)
    near = _INDENT * row.size
    lefts = sum(other.left - left <= near for other in column)
    from_left = lefts > sum(right - other.right <= near for other in column)
    room = right - before.right if from_left else before.left - left
    inset, inset_before = (
        (row.left - left, before.left - left) if from_left else (right - row.right, right - before.right)
    )
    return room > row.first_word(from_left=from_left) + near or inset > near >= inset_before


def _beside(row: Row, page: Page) -> Iterator[Row]:
    """Return the rows of the column in which `row` stands."""
    return (other for other in page if other.left < row.right and other.right > row.left)
