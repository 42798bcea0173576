"""Where a whole expression lies: a point, a range, a night between two days, a stretch back from today."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from marsad.when.calendar import month_of, step
from marsad.when.expression import Expression
from marsad.when.interval import Interval, Precision
from marsad.when.located import UNKNOWN, Located, Standpoint
from marsad.when.point import locate, weekday_from
from marsad.when.stated import FEW, Relation, Sense, Stated, Turn, Unit

_PRECISION = {
    Unit.HOUR: Precision.DAY,
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.YEAR,
}
# The plural without a number stands for three to ten, and in speech also for two.
_FEW_LOW, _FEW_HIGH = 2, 10
# Half a unit, in days: as far as "three weeks ago" may be off, and what "and a half" adds.
_SLACK_DAYS = {Unit.HOUR: 0, Unit.DAY: 0, Unit.WEEK: 3, Unit.MONTH: 15, Unit.YEAR: 182, Unit.DECADE: 1826}


def locate_expression(expression: Expression, view: Standpoint) -> Located:
    """Return the days that `expression` names, seen from `view`."""
    return _SENSES[expression.sense](expression, view)


def _point(expression: Expression, view: Standpoint) -> Located:
    return locate(expression.first, view)


def _range(expression: Expression, view: Standpoint) -> Located:
    """Return the days from the first date to the last; the first takes what only the last one says."""
    if expression.last is None:
        return UNKNOWN
    first, last = _ends(expression.first, expression.last, view)
    if _are_backwards(expression.first, expression.last):
        first, last = last, first
    issues = (*first.issues, *last.issues)
    if first.days.start is None or last.days.end is None:
        return Located(issues=issues)
    if first.days.start > last.days.end:
        return Located(issues=(*issues, "range-reversed"))
    return Located(
        days=Interval(first.days.start, last.days.end),
        precision=max(first.precision, last.precision, key=tuple(Precision).index),
        absolute=last.absolute,
        issues=issues,
        contradicted=first.contradicted or last.contradicted,
    )


def _are_backwards(first: Stated, last: Stated) -> bool:
    """Return whether the nearer of two days is named first: أمس وأول أمس."""
    return first.offset is not None and last.offset is not None and first.offset > last.offset


def _ends(first: Stated, last: Stated, view: Standpoint) -> tuple[Located, Located]:
    """Return where both ends lie: the first is the latest before the last, the last may be "of the same month"."""
    if Turn.SAME in (last.month_turn, last.year_turn) and first.month is not None:
        near = locate(first, view)
        return near, locate(last, replace(view, reference=near.days))
    far = locate(last, view)
    stated = _completed(first, last, far)
    near_view = view if stated.offset is not None else replace(view, anchor=far.days.end or view.anchor)
    return locate(stated, near_view), far


def _completed(first: Stated, last: Stated, far: Located) -> Stated:
    """Return `first` with the month and year that only `last` names: "from 5 to 8 November"."""
    if far.days.start is None or first.month is not None or first.the_month:
        return first
    if first.day is None:
        return first if first.weekday is None else replace(first, weekday_turn=None)
    named = month_of(far.days.start, hijri=last.hijri)
    return first if named is None else replace(first, year=named[0], month=named[1])


def _night(expression: Expression, view: Standpoint) -> Located:
    """Return the two days on which a night lies."""
    first, last = expression.first, expression.last
    if last is None or first.weekday is None or last.weekday is None:
        return UNKNOWN
    if last.day is not None:
        found = _around(locate(replace(last, weekday=None), view), first.weekday, last.weekday)
    elif view.anchor is None:
        return UNKNOWN
    else:
        turn = last.weekday_turn or first.weekday_turn
        found = _from_to(weekday_from(view.anchor, last.weekday, turn), first.weekday)
    if first.part_of_day == "after-midnight":
        return replace(found, days=Interval(found.days.end, found.days.end))
    return found


def _around(dated: Located, first: int, last: int) -> Located:
    """Return the night of a date that belongs to its evening or to its morning."""
    day = dated.days.start
    if day is None:
        return dated
    end = step(day, Unit.DAY, 1) if day.weekday() == first != last else day
    found = _from_to(end, first)
    located = replace(found, absolute=dated.absolute, issues=(*dated.issues, *found.issues))
    if day.weekday() in (first, last):
        return located
    return replace(located, issues=(*dated.issues, "weekday-contradicts-date"), contradicted=day)


def _from_to(end: date | None, first: int) -> Located:
    start = step(end, Unit.DAY, -1) if end is not None else None
    if start is None:
        return UNKNOWN
    issues = () if start.weekday() == first else ("night-of-days-apart",)
    return Located(days=Interval(start, end), precision=Precision.DAY, issues=issues)


def _back(expression: Expression, view: Standpoint) -> Located:
    """Return the stretch of a length that ends on the anchor."""
    stated, anchor = expression.first, view.anchor
    if anchor is None or stated.unit is None:
        return UNKNOWN
    count = 1 if stated.count is None else stated.count
    start = _earlier(anchor, stated, count or _FEW_HIGH)
    days = Interval(start, anchor)
    if expression.relation is Relation.SINCE and start is not None:
        days = Interval.day(start)
    return Located(days=days, precision=_PRECISION[stated.unit])


def _lasting(expression: Expression, view: Standpoint) -> Located:
    """Return the stretch that so many days last, the anchor's among them; in other units one is no day more or less."""
    stated = expression.first
    days = stated.count if stated.unit is Unit.DAY and not stated.about else None
    if not days or days == 1:
        return _back(expression, view)
    return _back(replace(expression, first=replace(stated, count=days - 1)), view)


def _ago(expression: Expression, view: Standpoint) -> Located:
    """Return the time that lies a length before the anchor, as wide as its unit is coarse."""
    stated, anchor = expression.first, view.anchor
    if anchor is None or stated.unit is None or stated.count is None:
        return UNKNOWN
    unit = stated.unit
    if unit is Unit.HOUR:
        # What was hours ago is of the day of the news, as its reader takes it.
        start = step(anchor, unit, -stated.count) if stated.count else anchor
        return Located(days=Interval(start, anchor), precision=Precision.DAY)
    longest, shortest = (stated.count, stated.count) if stated.count != FEW else (_FEW_HIGH, _FEW_LOW)
    slack = _SLACK_DAYS[unit] + (1 if stated.about else 0)
    first, last = _earlier(anchor, stated, longest), _earlier(anchor, stated, shortest)
    if first is None or last is None:
        return UNKNOWN
    end = step(last, Unit.DAY, slack) or last
    return Located(days=Interval(step(first, Unit.DAY, -slack), min(end, anchor)), precision=_PRECISION[unit])


def _earlier(anchor: date, stated: Stated, count: int) -> date | None:
    """Return the day `count` units (and a half, where that is said) before `anchor`."""
    if stated.unit is None:
        return None
    start = step(anchor, stated.unit, -count)
    return step(start, Unit.DAY, -_SLACK_DAYS[stated.unit]) if start is not None and stated.half else start


def _before(expression: Expression, view: Standpoint) -> Located:
    """Return everything until the day before the date."""
    found = locate(expression.first, view)
    end = step(found.days.start, Unit.DAY, -1) if found.days.start is not None else None
    return replace(found, days=Interval(None, end))


def _event(_expression: Expression, _view: Standpoint) -> Located:
    """Return that it began on a day that the words do not name."""
    return Located(precision=Precision.SINCE)


_SENSES: dict[Sense, Callable[[Expression, Standpoint], Located]] = {
    Sense.POINT: _point,
    Sense.RANGE: _range,
    Sense.NIGHT: _night,
    Sense.BACK: _back,
    Sense.LASTING: _lasting,
    Sense.AGO: _ago,
    Sense.BEFORE: _before,
    Sense.EVENT: _event,
}
