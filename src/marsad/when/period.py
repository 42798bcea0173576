"""Weeks, months and years that are named by their place: this month, last week, the start of the year."""

from datetime import date

from marsad.when.calendar import month_days, next_month, step, year_days
from marsad.when.interval import Interval, Precision
from marsad.when.located import UNKNOWN, Located, Standpoint
from marsad.when.stated import Part, Stated, Turn, Unit

_PRECISION = {Unit.WEEK: Precision.WEEK, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR}
# A third of a month has ten days, a third of a year four months.
_THIRDS = (Part.START, Part.MIDDLE, Part.END)


def locate_unit(stated: Stated, view: Standpoint) -> Located:
    """Return the week, month or year that `stated` names by its turn."""
    turn = stated.turn or Turn.CURRENT
    base = view.anchor
    if turn is Turn.SAME:
        base = view.reference.start if view.reference is not None else None
    if base is None or stated.unit is None:
        return UNKNOWN
    by = 0 if turn is Turn.SAME else turn.value
    whole = _week(base, by) if stated.unit is Unit.WEEK else _whole(base, stated.unit, by)
    if whole is None:
        return UNKNOWN
    days, precision = part_of(whole, stated, _PRECISION.get(stated.unit, Precision.UNKNOWN))
    return Located(days=days, precision=precision)


def _week(base: date, by: int) -> Interval | None:
    """Return the seven days before `base`, around it or after it: weeks begin on no agreed day."""
    first, last = {-1: (-7, 0), 0: (-6, 6), 1: (1, 13)}[by]
    return Interval(step(base, Unit.DAY, first), step(base, Unit.DAY, last))


def _whole(base: date, unit: Unit, by: int) -> Interval | None:
    if unit is Unit.MONTH:
        return month_days(*next_month(base.year, base.month, by))
    return year_days(base.year + by, hijri=False) if unit is Unit.YEAR else None


def part_of(whole: Interval, stated: Stated, precision: Precision) -> tuple[Interval, Precision]:
    """Return the part of `whole` that is said and how fine it is; `whole` where no part is said."""
    part = stated.part
    if stated.third is not None and 1 <= stated.third <= 3:
        return _third_of(whole, _THIRDS[stated.third - 1], ends=part is Part.END)
    if part is None or whole.start is None or whole.end is None:
        return whole, precision
    days, _ = _third_of(whole, part, ends=False)
    return days, Precision.WEEK if precision is Precision.MONTH else Precision.MONTH


def _third_of(whole: Interval, part: Part, *, ends: bool) -> tuple[Interval, Precision]:
    if whole.start is None or whole.end is None:
        return whole, Precision.UNKNOWN
    length = (whole.end - whole.start).days + 1
    third = length // 3
    first = step(whole.start, Unit.DAY, {Part.START: 0, Part.MIDDLE: third, Part.END: 2 * third}[part])
    last = whole.end if part is Part.END or first is None else step(first, Unit.DAY, third - 1)
    return Interval(last if ends else first, last), Precision.WEEK
