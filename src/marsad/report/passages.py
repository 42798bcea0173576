"""A report cut into what is new in it and what it tells again."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.report.layout import Line
from marsad.report.report import Freshness
from marsad.report.retelling import Anchor
from marsad.when.moment import resolve
from marsad.when.stated import Turn, Unit

_LIST_ITEM = re.compile(r"[-•●▪*–]|\d{1,2}[-.)]|\(\d")
_HOURS_OF_A_DAY = 24
# Code points between two anchors so near that the second stands inside what the first tells.
_NESTED = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
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
    listed: Stretch | None = None
    for line in lines:
        if line.start in left_out:
            yield None
            continue
        first, last = bisect_left(starts, line.start), bisect_left(starts, line.end)
        cuts: list[tuple[int, Anchor | None]] = [(anchor.start, anchor) for anchor in anchors[first:last]]
        told = bool(listed and _LIST_ITEM.match(line.text))
        cuts += [
            (at, None) for at in returns[bisect_right(returns, line.start) : bisect_left(returns, line.end)] if cuts
        ]
        cuts.sort(key=lambda cut: cut[0])
        opening = (
            [(line.start, listed.anchor if told and listed else None)] if not cuts or cuts[0][0] > line.start else []
        )
        pieces = list(_pieces(line, [*opening, *cuts]))
        yield from pieces
        whole_list = told or line.text.endswith(":")
        listed = pieces[-1] if pieces[-1].anchor and whole_list else None


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
    if anchor.expression is None:
        if anchor.back is None or published is None:
            return None
        return published - timedelta(days=anchor.back) if published.toordinal() > anchor.back else None
    stated = anchor.expression.first
    if stated.unit is Unit.HOUR:
        back = (stated.count or 0) // _HOURS_OF_A_DAY
        return published - timedelta(days=back) if published and published.toordinal() > back else None
    days = resolve(anchor.expression, published).days
    single = days.start is not None and days.start == days.end
    future = published is not None and days.start is not None and days.start > published
    return days.start if single and not future else None
