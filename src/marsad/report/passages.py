"""A report cut into what is new in it and what it tells again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from marsad.report.layout import Line
from marsad.report.report import Freshness
from marsad.report.retelling import Anchor
from marsad.when.interval import Interval
from marsad.when.moment import resolve
from marsad.when.stated import Turn, Unit

_LIST_ITEM = re.compile(r"[-•●▪*–]|\d{1,2}[-.)]|\(\d")
_HOURS_OF_A_DAY = 24
# Code points between two anchors so near that the second stands inside what the first tells.
_NESTED = 15


class Stretch(Struct, frozen=True, kw_only=True):
    """Folded [start, end) of one passage; `anchor` begins it where it is told again, `within` an earlier anchor."""

    start: int
    end: int
    anchor: Anchor | None = None
    within: Anchor | None = None

    @property
    def status(self) -> Freshness:
        """Return whether the stretch is new or told again."""
        return Freshness.REPUBLISHED if self.anchor else Freshness.FRESH


def stretches(
    lines: Sequence[Line], noise: Sequence[Line], anchors: Sequence[Anchor], returns: Sequence[int]
) -> tuple[Stretch, ...]:
    """Return the passages of a text, in order, the noise left out.

    What is told again runs to the next anchor, to a return to the day's news, or to the end of its paragraph.
    """
    return tuple(_joined(_cut(lines, noise, anchors, returns)))


def _cut(
    lines: Sequence[Line], noise: Sequence[Line], anchors: Sequence[Anchor], returns: Sequence[int]
) -> Iterator[Stretch | None]:
    """Return the pieces of every line; None stands for noise, which parts the passages around it."""
    left_out = {line.start for line in noise}
    starts = [anchor.start for anchor in anchors]
    listed: Anchor | None = None
    for line in lines:
        if line.start in left_out:
            yield None
            continue
        inside = anchors[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        back = returns[bisect_right(returns, line.start) : bisect_left(returns, line.end)]
        carried = listed if _LIST_ITEM.match(line.text) else None
        pieces = list(_pieces(line, _cuts(line, inside, back, carried)))
        yield from pieces
        # What is told again behind a colon goes on in the items of its list.
        listed = pieces[-1].anchor if carried or line.text.endswith(":") else None


def _cuts(
    line: Line, anchors: Sequence[Anchor], returns: Sequence[int], carried: Anchor | None
) -> Sequence[tuple[int, Anchor | None]]:
    """Return where in the line a passage begins, with the anchor that begins it."""
    cuts: list[tuple[int, Anchor | None]] = [(anchor.start, anchor) for anchor in anchors]
    if cuts:
        cuts = sorted([*cuts, *((at, None) for at in returns)], key=lambda cut: cut[0])
    if not cuts or cuts[0][0] > line.start:
        cuts.insert(0, (line.start, carried))
    return cuts


def _pieces(line: Line, cuts: Sequence[tuple[int, Anchor | None]]) -> Iterator[Stretch]:
    previous: Anchor | None = None
    for i, (start, anchor) in enumerate(cuts):
        end = cuts[i + 1][0] if i + 1 < len(cuts) else line.end
        nested = anchor and previous and anchor is not previous and anchor.start - previous.end <= _NESTED
        yield Stretch(start=start, end=end, anchor=anchor, within=previous if nested else None)
        previous = anchor


def _joined(pieces: Iterator[Stretch | None]) -> Iterator[Stretch]:
    """Return the pieces, neighbours that are both new, or of one anchor, made one."""
    held: Stretch | None = None
    for piece in pieces:
        if held and piece and piece.anchor is held.anchor:
            held = Stretch(start=held.start, end=piece.end, anchor=held.anchor, within=held.within)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def as_of(stretch: Stretch, published: date | None) -> date | None:
    """Return the day on which `stretch` was first published, None where it is not known."""
    if stretch.anchor is None:
        return published
    base = told_on(stretch.within, published) if stretch.within else published
    return told_on(stretch.anchor, base)


def days_back(anchor: Anchor) -> int | None:
    """Return how many days before the report `anchor` says it was, None where that takes the report's own day."""
    if anchor.expression is None:
        return anchor.back
    stated = anchor.expression.first
    if stated.unit is Unit.HOUR:
        return (stated.count or 0) // _HOURS_OF_A_DAY
    if stated.offset is None or stated.offset > 0 or stated.part_of_day == "midnight":
        return None
    return -stated.offset


def is_of_this_month(anchor: Anchor) -> bool:
    """Return whether `anchor` names a day of the month of which the report speaks as its own."""
    return anchor.expression is not None and anchor.expression.first.month_turn in (Turn.CURRENT, Turn.SAME)


def told_on(anchor: Anchor, published: date | None) -> date | None:
    """Return the day that `anchor` names, in a report of the day `published`."""
    expression = anchor.expression
    if expression is None or expression.first.unit is Unit.HOUR:
        return _before(published, days_back(anchor))
    # Nothing is named before it: «the 3rd of the same month» is of the month of the report.
    days = resolve(expression, published, reference=Interval.day(published) if published else None).days
    if days.start is None or days.start != days.end:
        return None
    return None if published and days.start > published else days.start


def _before(day: date | None, back: int | None) -> date | None:
    if day is None or back is None or day.toordinal() <= back:
        return None
    return day - timedelta(days=back)
