"""Months and years of the Gregorian and the Hijri calendar as intervals, and steps through days."""

from calendar import monthrange
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from marsad.when.interval import Interval
from marsad.when.stated import HIJRI, Unit

# hijridate knows 1343 to 1500 AH (Umm al-Qura): 1 August 1924 to 16 November 2077.
_HIJRI_FROM, _HIJRI_TO = date(1924, 8, 1), date(2077, 11, 16)
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12, Unit.DECADE: 120}


def month_days(year: int, month: int) -> Interval | None:
    """Return the days of a month; 101-112 are those of the Hijri year `year`. None where no calendar has it."""
    try:
        if month > HIJRI:
            first = Hijri(year, month - HIJRI, 1)
            start = first.to_gregorian()
            return Interval(date(start.year, start.month, start.day), step(start, Unit.DAY, first.month_length() - 1))
        return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def year_days(year: int, *, hijri: bool) -> Interval | None:
    """Return the days of a year, None where no calendar has it."""
    base = HIJRI if hijri else 0
    first, last = month_days(year, base + 1), month_days(year, base + 12)
    return Interval(first.start, last.end) if first and last else None


def month_of(day: date, *, hijri: bool) -> tuple[int, int] | None:
    """Return the year and month in which `day` lies, None where the calendar does not reach."""
    if not hijri:
        return day.year, day.month
    if not _HIJRI_FROM <= day <= _HIJRI_TO:
        return None
    known = Gregorian(day.year, day.month, day.day).to_hijri()
    return known.year, known.month + HIJRI


def next_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the year and month that lie `months` later (or earlier) in the same calendar."""
    base = HIJRI if month > HIJRI else 0
    years, left = divmod(month - base - 1 + months, 12)
    return year + years, base + left + 1


def step(day: date, unit: Unit, by: int) -> date | None:
    """Return the day `by` units after `day` (before, if negative), None beyond the calendar.

    Hours count as the days they touch: 24 hours are one day, 36 are two. A month later than the 31st is the last day.
    """
    try:
        if unit in _MONTHS:
            year, month = next_month(day.year, day.month, by * _MONTHS[unit])
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        if unit is Unit.HOUR:
            return day + timedelta(days=(abs(by) + 23) // 24 * (1 if by > 0 else -1))
        return day + timedelta(days=by * (7 if unit is Unit.WEEK else 1))
    except (ValueError, OverflowError):
        return None
