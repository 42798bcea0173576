"""The one day on which all clues of a report agree, or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from marsad.report.clue import Clue, Tier

# A named weekday is the next one behind the latest date of the same month, where that is not older than a week.
_NEAREST_DAYS = 6
_FIRST_YEAR, _LAST_YEAR = 1, 9998


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """The day that the clues give and the clue that says most of it; `contradiction` where clues exclude each other."""

    day: date | None = None
    clue: Clue | None = None
    contradiction: bool = False


def deduce(clues: Sequence[Clue]) -> Deduction:
    """Return the day of publication where exactly one agrees with all `clues`.

    What an older passage says of its own days may be out of date: it bounds the month and the year, and only as long
    as the newer words agree.
    """
    clues = _distinct(clues)
    naming = [clue for clue in clues if clue.names_the_day and clue.tier is not Tier.OLDER]
    if not naming:
        return Deduction()
    best = min(naming, key=lambda clue: (clue.tier, -clue.parts, clue.start))
    weighed = [clue for clue in clues if not (clue.names_the_day and clue.tier is Tier.OLDER)]
    days = _agreeing(weighed)
    if days == []:
        weighed = [clue for clue in weighed if clue.tier is not Tier.OLDER]
        days = _agreeing(weighed)
    if days is None:
        return Deduction()
    if not days:
        return Deduction(contradiction=True)
    day = days[0] if len(days) == 1 else _nearest(days, naming, weighed)
    return Deduction(day=day, clue=best) if day else Deduction()


def _distinct(clues: Sequence[Clue]) -> Sequence[Clue]:
    """Return the first of all clues that say the same."""
    first = {replace(clue, start=0, end=1): clue for clue in reversed(clues)}
    return sorted(first.values(), key=lambda clue: clue.start)


def contradicting(clues: Sequence[Clue], published: date) -> Clue | None:
    """Return the first of the report's own `clues` that does not agree with the day `published`."""
    return next(
        (clue for clue in clues if clue.names_the_day and clue.tier <= Tier.FRESH and not clue.fits(published)), None
    )


def _agreeing(clues: Sequence[Clue]) -> list[date] | None:
    """Return the days on which all clues agree, in order; None where no clue gives a year."""
    windows = [window for clue in clues if (window := _window(clue))]
    if not windows:
        return None
    first, last = max(window[0] for window in windows), min(window[1] for window in windows)
    span = range(first.toordinal(), last.toordinal() + 1)
    days = (date.fromordinal(ordinal) for ordinal in span)
    return [day for day in days if all(clue.fits(day) for clue in clues)]


def _window(clue: Clue) -> tuple[date, date] | None:
    """Return the first and last day that the year of a clue allows."""
    if clue.earliest and clue.latest:
        return clue.earliest, clue.latest
    if clue.year is None or not _FIRST_YEAR <= clue.year <= _LAST_YEAR:
        return None
    late = timedelta(days=clue.back)
    return date(clue.year, 1, 1) + late, date(clue.year, 12, 31) + late


def _nearest(days: Sequence[date], naming: Sequence[Clue], clues: Sequence[Clue]) -> date | None:
    """Return the first of several `days` where it is the weekday next to the latest date of the same month.

    Where it is that date itself, the weekday must be said of it too: "yesterday, Friday", and "Friday the 4th".
    """
    weekdays = [clue for clue in naming if clue.weekday is not None]
    dates = [(found, clue) for clue in clues if (found := _date_of(clue, days[0]))]
    if not weekdays or not dates or (days[0].year, days[0].month) != (days[-1].year, days[-1].month):
        return None
    latest, clue = max(dates, key=lambda item: (item[0], item[1].start))
    if days[0] - latest > timedelta(days=_NEAREST_DAYS):
        return None
    if days[0] > latest:
        return days[0]
    said_of_it = any(days[0] - timedelta(days=named.back) == latest - timedelta(days=clue.back) for named in weekdays)
    return days[0] if clue.weekday is not None and said_of_it else None


def _date_of(clue: Clue, day: date) -> date | None:
    """Return the earliest publication that a dated clue allows in the month of `day`."""
    if not clue.recent or clue.day is None:
        return None
    seen = day - timedelta(days=clue.back)
    try:
        return seen.replace(day=clue.day) + timedelta(days=clue.back)
    except ValueError:
        return None
