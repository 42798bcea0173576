"""The passages of a report as stretches of its folded text, and the times told in each."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.report.report import Freshness, Passage, Report
from marsad.text.fold import Folded
from marsad.when.expression import Expression, expressions
from marsad.when.interval import Interval
from marsad.when.moment import Moment, resolve

# How far into what is told again the words reach that say when it was published, in code points.
_ANCHOR = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A passage at folded [start, end)."""

    start: int
    end: int
    passage: Passage


def stretches_of(report: Report, folded: Folded) -> Iterator[Stretch]:
    """Yield the passages of a report, in order, the empty ones left out."""
    for passage in report.passages:
        start, end = folded.offset(passage.span.start), folded.offset(passage.span.end)
        if start < end:
            yield Stretch(start=start, end=end, passage=passage)


def newest(stretches: Sequence[Stretch]) -> date | None:
    """Return the day of the newest passage, None where none is known."""
    return max((s.passage.as_of for s in stretches if s.passage.as_of is not None), default=None)


def _retold(moment: Moment, expression: Expression, stretch: Stretch, day: date | None) -> Moment:
    """Return the first moment of a passage, seen from the day of the report where it says when that was published."""
    if stretch.passage.status is not Freshness.REPUBLISHED or stretch.passage.as_of is None:
        return moment
    if day is None or expression.start - stretch.start > _ANCHOR:
        return moment
    told = resolve(expression, day)
    return told if told.named == Interval.day(stretch.passage.as_of) else moment


def moments_in(text: str, stretches: Sequence[Stretch], day: date | None) -> Iterator[Moment]:
    """Yield every moment, each read on the day of its own passage."""
    reference: Interval | None = None
    starts = [stretch.start for stretch in stretches]
    opened = -1
    for expression in expressions(text):
        i = bisect_right(starts, expression.start) - 1
        anchor = stretches[i].passage.as_of if i >= 0 else None
        moment = resolve(expression, anchor, reference=reference)
        if i > opened:
            moment, opened = _retold(moment, expression, stretches[i], day), i
        if moment.named.start is not None and moment.named.end is not None:
            reference = moment.named
        yield moment
