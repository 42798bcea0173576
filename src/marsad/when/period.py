"""Weeks, months and years that are named by their place: this month, last week, the start of the year."""

from datetime import date

from marsad.when.calendar import month_days, next_month, step, year_days
from marsad.when.interval import Interval, Precision
from marsad.when.located import UNKNOWN, Located, Standpoint
from marsad.when.month import named_since
from marsad.when.stated import Part, Stated, Turn, Unit

_PRECISION = {Unit.WEEK: Precision.WEEK, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR}
_LONGEST_MONTH = 31
# How long a time may be of which "the same week", "month" or "year" is said.
_LONGEST = {Unit.WEEK: 7, Unit.MONTH: _LONGEST_MONTH, Unit.YEAR: 366}
_THIRDS = (Part.START, Part.MIDDLE, Part.END)


def locate_unit(stated: Stated, view: Standpoint) -> Located:
    """Return the week, month or year that `stated` names by its turn."""
    turn = stated.turn or Turn.CURRENT
    base = view.anchor
    if turn is Turn.SAME:
        base = named_since(view, within_days=_LONGEST.get(stated.unit or Unit.YEAR, 0))
    if base is None or stated.unit is None:
        return UNKNOWN
    by = 0 if turn is Turn.SAME else turn.value
    whole = _week(base, by) if stated.unit is Unit.WEEK else _whole(base, stated.unit, by)
    if whole is None:
        return UNKNOWN
    days, precision = part_of(whole, stated, _PRECISION.get(stated.unit, Precision.UNKNOWN))
    return Located(days=days, precision=precision)


def _week(base: date, by: int) -> Interval | None:
    """Return every day that may lie in last, this or next week: weeks begin on no agreed day."""
    first, last = {-1: (-13, -1), 0: (-6, 6), 1: (1, 13)}[by]
    return Interval(step(base, Unit.DAY, first), step(base, Unit.DAY, last))


def _whole(base: date, unit: Unit, by: int) -> Interval | None:
    if unit is Unit.MONTH:
        return month_days(*next_month(base.year, base.month, by))
    return year_days(base.year + by, hijri=False) if unit is Unit.YEAR else None


def part_of(whole: Interval, stated: Stated, precision: Precision) -> tuple[Interval, Precision]:
    """Return the part of `whole` that is said and how fine it is; `whole` where no part is said."""
    if stated.third is not None and 1 <= stated.third <= 3:
        days = _tenth_days(whole, _THIRDS[stated.third - 1])
        return (Interval(days.end, days.end) if stated.part is Part.END else days), Precision.WEEK
    if stated.part is None or precision is Precision.WEEK:
        # Of a week that begins on no agreed day no part is known.
        return whole, precision
    if precision is Precision.MONTH:
        return _tenth_days(whole, stated.part), Precision.WEEK
    return _months_of(whole, stated.part), Precision.MONTH


def _tenth_days(whole: Interval, part: Part) -> Interval:
    """Return the first ten days of a month, the second ten, or the rest: so the Arabic months are counted."""
    first, last = {Part.START: (0, 9), Part.MIDDLE: (10, 19)}.get(part, (20, None))
    if whole.start is None or (whole.end is not None and (whole.end - whole.start).days > _LONGEST_MONTH):
        return whole
    end = whole.end if last is None else step(whole.start, Unit.DAY, last)
    return Interval(step(whole.start, Unit.DAY, first), end)


def _months_of(whole: Interval, part: Part) -> Interval:
    """Return the months of a year that its part or season has; the whole year for winter, which two years share."""
    if part is Part.WINTER or whole.start is None:
        return whole
    first, months = _MONTHS_OF[part]
    start = step(whole.start, Unit.MONTH, first)
    after = step(whole.start, Unit.MONTH, first + months)
    return Interval(start, step(after, Unit.DAY, -1) if after is not None else whole.end)


# The first month of a part of the year, counted from its first, and how many months it has.
_MONTHS_OF = {
    Part.START: (0, 3),
    Part.SPRING: (2, 3),
    Part.MIDDLE: (5, 2),
    Part.SUMMER: (5, 3),
    Part.AUTUMN: (8, 3),
    Part.END: (9, 3),
}
