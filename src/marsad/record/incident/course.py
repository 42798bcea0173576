"""Events through time: how many of each family began in each day, week or month."""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from marsad.record.incident.brief import Symbol
from marsad.when.interval import Interval

# A chart of more stretches than this cannot be read: what is longer is counted by the next longer step.
MOST = 100


class Step(Enum):
    """How finely time is told: weeks are those of ISO 8601, months of the calendar."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Stretch(Struct, frozen=True, kw_only=True):
    """So many `events` of one family began from `start` to `end`, both included.

    `killed` sums over them the least that every account of an event gives. `only`: the event's id where it is but one.
    """

    family: str
    start: date
    end: date
    events: int
    killed: int
    only: str | None


class Output(Struct, frozen=True):
    """So many reports came out in the stretch that begins on `start`, whatever they speak of."""

    start: date
    end: date
    reports: int


class Course(Struct, frozen=True, kw_only=True):
    """Events by family and by stretches of time, in order, those without events left out.

    What had begun before the `days` asked for is told on their first. `output` are the stretches in which reports
    came out: in others nothing could be told. `undated`: of no known first day; `denied`: of which nobody says that
    they were.
    """

    step: Step
    days: Interval
    stretches: tuple[Stretch, ...]
    output: tuple[Output, ...]
    undated: int
    denied: int


def course(found: Iterable[Symbol], published: Iterable[date], days: Interval, step: Step | None = None) -> Course:
    """Return the events through the days asked for, by `step`, or else the finest that can be read.

    `published` has the day of each report that came out.
    """
    told = tuple(found)
    dated = [(max(each.start, days.start or each.start), each) for each in told if each.start and not each.is_denied]
    shown = _shown((day for day, _ in dated), days)
    fine = step or _finest(shown)
    cells: dict[tuple[date, str], list[Symbol]] = defaultdict(list)
    for day, each in dated:
        cells[_begins(day, fine), each.family].append(each)
    output = Counter(_begins(day, fine) for day in published if _has(shown, day))
    return Course(
        step=fine,
        days=shown,
        stretches=tuple(_stretches(cells, fine)),
        output=tuple(Output(start, _ends(start, fine), output[start]) for start in sorted(output)),
        undated=sum(each.start is None and not each.is_denied for each in told),
        denied=sum(each.is_denied for each in told),
    )


def _has(days: Interval, day: date) -> bool:
    return days.start is not None and days.end is not None and days.start <= day <= days.end


def _shown(begun: Iterable[date], days: Interval) -> Interval:
    """Return the days asked for, where they are open those on which something began."""
    known = sorted(begun)
    first, last = (known[0], known[-1]) if known else (days.start or days.end, days.end or days.start)
    return Interval(days.start or first, days.end or last)


def _stretches(cells: dict[tuple[date, str], list[Symbol]], step: Step) -> Iterator[Stretch]:
    for (start, family), events in sorted(cells.items()):
        yield Stretch(
            family=family,
            start=start,
            end=_ends(start, step),
            events=len(events),
            killed=sum(each.killed or 0 for each in events),
            only=events[0].id if len(events) == 1 else None,
        )


def _finest(days: Interval) -> Step:
    length = (days.end - days.start).days + 1 if days.start and days.end else 1
    return Step.DAY if length <= MOST else Step.WEEK if length <= MOST * 7 else Step.MONTH


def _begins(day: date, step: Step) -> date:
    if step is Step.MONTH:
        return day.replace(day=1)
    # The first day that there is was a Monday.
    return day if step is Step.DAY else day - timedelta(days=(day.toordinal() - 1) % 7)


def _ends(start: date, step: Step) -> date:
    if step is Step.DAY:
        return start
    if step is Step.WEEK:
        return date.fromordinal(min(start.toordinal() + 6, date.max.toordinal()))
    return start.replace(day=monthrange(start.year, start.month)[1])
