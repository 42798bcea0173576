"""Days cut into stretches of a calendar: days, weeks, months, quarters, years."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from itertools import islice

from marsad.when.interval import Interval

_MONTHS = 12
_DAY = timedelta(days=1)
# As many as a chart shows side by side and an eye tells apart; our choice.
_MANY = 48


class Every(Enum):
    """How long a stretch is. A week is that of ISO 8601, Monday to Sunday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


def stretches(days: Interval, every: Every) -> Iterator[Interval]:
    """Yield the stretches that meet the days, cut to these; none where an end of them is open."""
    if days.start is None or days.end is None:
        return
    begin, last = _BEGIN[every](days.start), days.end
    while begin <= last:
        after = _AFTER[every](begin)
        end = after - _DAY if after else date.max
        yield Interval(max(begin, days.start), min(end, last))
        if after is None:
            return
        begin = after


def fitting(days: Interval) -> Every:
    """Return the shortest stretch of which no more than a chart shows meet the days."""
    return next(
        (every for every in Every if sum(1 for _ in islice(stretches(days, every), _MANY + 1)) <= _MANY), Every.YEAR
    )


def _monday(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _month(day: date, months: int) -> date:
    """Return the first day of the stretch of so many months of a year that holds the day."""
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _after_month(day: date, months: int) -> date | None:
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, 1) if year <= date.max.year else None


def _later(day: date, days: int) -> date | None:
    return day + timedelta(days=days) if day.toordinal() + days <= date.max.toordinal() else None


_BEGIN: Mapping[Every, Callable[[date], date]] = {
    Every.DAY: lambda day: day,
    Every.WEEK: _monday,
    Every.MONTH: lambda day: _month(day, 1),
    Every.QUARTER: lambda day: _month(day, 3),
    Every.YEAR: lambda day: _month(day, _MONTHS),
}
_AFTER: Mapping[Every, Callable[[date], date | None]] = {
    Every.DAY: lambda day: _later(day, 1),
    Every.WEEK: lambda day: _later(day, 7),
    Every.MONTH: lambda day: _after_month(day, 1),
    Every.QUARTER: lambda day: _after_month(day, 3),
    Every.YEAR: lambda day: _after_month(day, _MONTHS),
}
