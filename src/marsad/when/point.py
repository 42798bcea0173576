"""Where the parts of one date lie, seen from a day."""

from datetime import date

from msgspec.structs import replace

from marsad.when.calendar import month_days, step, year_days
from marsad.when.interval import Interval, Precision
from marsad.when.located import UNKNOWN, Located, Standpoint
from marsad.when.month import Month, month_named, year_named
from marsad.when.period import locate_unit, part_of
from marsad.when.stated import Stated, Turn, Unit


def locate(stated: Stated, view: Standpoint) -> Located:
    """Return the days that `stated` names, seen from `view`; nothing where they cannot be known."""
    if stated.day is not None:
        return _locate_date(stated, view)
    if stated.month is not None:
        return _locate_month(stated, view)
    if stated.year is not None or stated.year_turn is not None:
        return _locate_year(stated, view)
    if stated.that_day is not None:
        return _locate_that_day(stated, view)
    if view.anchor is None:
        return UNKNOWN
    return _locate_from(stated, view.anchor, view)


def _locate_from(stated: Stated, anchor: date, view: Standpoint) -> Located:
    if stated.offset is not None:
        return _locate_near(stated, anchor)
    if stated.weekday is not None:
        return _a_day(weekday_from(anchor, stated.weekday, stated.weekday_turn), stated)
    if stated.unit is not None:
        return locate_unit(stated, view)
    if stated.turn is Turn.PAST and stated.part_of_day == "night":
        return Located(days=Interval(step(anchor, Unit.DAY, -1), anchor), precision=Precision.DAY)
    return Located(days=Interval.day(anchor), precision=Precision.DAY)


def weekday_from(anchor: date, weekday: int, turn: Turn | None) -> date | None:
    """Return the latest such weekday not after `anchor`; strictly before it if past, strictly after if next."""
    back = (anchor.weekday() - weekday) % 7
    if turn is Turn.NEXT:
        return step(anchor, Unit.DAY, 7 - back)
    return step(anchor, Unit.DAY, -7 if turn is Turn.PAST and back == 0 else -back)


def _a_day(day: date | None, stated: Stated) -> Located:
    """Return one day; "midnight" of a day is also the next one, "after midnight" is the next one alone."""
    first, last = _NIGHTS.get(stated.part_of_day or "", (0, 0))
    if day is None:
        return UNKNOWN
    start = step(day, Unit.DAY, first) or day
    return Located(days=Interval(start, step(day, Unit.DAY, last) or start), precision=Precision.DAY)


# How many days after the day that is named a part of its night begins and ends.
_NIGHTS = {"midnight": (0, 1), "after-midnight": (1, 1)}


def _locate_near(stated: Stated, anchor: date) -> Located:
    day = step(anchor, Unit.DAY, stated.offset or 0)
    found = _a_day(day, stated)
    if day is not None and stated.offset == -1 and stated.part_of_day == "night" and stated.weekday is None:
        # ليلة أمس is the night just past: it lies on both days.
        found = replace(found, days=Interval(day, anchor))
    return _held_to_weekday(found, stated, day)


def _held_to_weekday(found: Located, stated: Stated, day: date | None) -> Located:
    """Return `found` with the issue that the weekday named is not that of `day`, if it is so."""
    if day is None or stated.weekday is None or day.weekday() == stated.weekday:
        return found
    return replace(found, issues=(*found.issues, "weekday-contradicts-date"), contradicted=day)


def _locate_that_day(stated: Stated, view: Standpoint) -> Located:
    """Return the same day as the one just named, or the one after or before it."""
    if view.reference is None or view.reference.start is None or view.reference.start != view.reference.end:
        return UNKNOWN
    return _a_day(step(view.reference.start, Unit.DAY, stated.that_day or 0), stated)


def _locate_date(stated: Stated, view: Standpoint) -> Located:
    named = month_named(stated, view)
    if named is None:
        return UNKNOWN
    whole = month_days(named.year, named.month)
    if whole is None or whole.start is None or whole.end is None:
        return Located(issues=(*named.issues, "impossible-date"))
    day = step(whole.start, Unit.DAY, (1 if stated.day is None else stated.day) - 1)
    if day is None or not whole.start <= day <= whole.end:
        return Located(issues=(*named.issues, "impossible-date"))
    found = replace(_a_day(day, stated), absolute=named.absolute, issues=named.issues)
    held = _held_to_weekday(found, stated, day)
    return replace(held, issues=(*held.issues, *_near_issues(stated, day, view.anchor)))


def _near_issues(stated: Stated, day: date, anchor: date | None) -> tuple[str, ...]:
    """Return the issue that "yesterday" is not the date beside it. "Today" may be "the day": it is not held to it."""
    if not stated.offset or anchor is None or step(anchor, Unit.DAY, stated.offset) == day:
        return ()
    return ("relative-day-contradicts-date",)


def _locate_month(stated: Stated, view: Standpoint) -> Located:
    named = month_named(stated, view)
    whole = _whole(named)
    if named is None or whole is None:
        return UNKNOWN if named is None else Located(issues=(*named.issues, "impossible-date"))
    days, precision = part_of(whole, stated, Precision.MONTH)
    return Located(days=days, precision=precision, absolute=named.absolute, issues=named.issues)


def _whole(named: Month | None) -> Interval | None:
    if named is None:
        return None
    first = month_days(named.year, named.month)
    second = month_days(named.year, named.pair) if named.pair is not None else first
    return first.hull(second) if first and second else None


def _locate_year(stated: Stated, view: Standpoint) -> Located:
    year, issues = year_named(stated, view)
    if year is None:
        return UNKNOWN
    whole = year_days(year, hijri=stated.hijri)
    if whole is None:
        return Located(issues=(*issues, "impossible-date"))
    days, precision = part_of(whole, stated, Precision.YEAR)
    return Located(days=days, precision=precision, absolute=stated.year is not None, issues=issues)
