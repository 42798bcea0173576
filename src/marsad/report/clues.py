"""The clues to a report's day in its expressions of time."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from marsad.report.clue import Clue, Tier
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.when.calendar import month_days
from marsad.when.expression import Expression
from marsad.when.interval import Interval
from marsad.when.moment import resolve
from marsad.when.stated import Relation, Sense, Stated, Turn

# Code points before a date in which a word of its sentence tells what the date is.
_NEAR = 45
# A paragraph's end closes what a quotation mark left open.
_PARITY = re.compile('["\\n]')
_TODAY = re.compile(r"(\w+) +(?:هذا +)?اليوم\b")


class Words(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words around a date, and what they make of it."""

    part: str
    forms: tuple[str, ...]


@cache
def forms(part: str) -> frozenset[str]:
    """Return the folded words of `part`."""
    rows = load("marsad.report", "clues.yaml", Words)
    return frozenset(fold(form).text for row in rows if row.part == part for form in row.forms)


def clues(folded: str, times: Sequence[Expression], tier: Tier, back: int) -> Iterator[Clue]:
    """Return the clues in `times`, which stand in words that were first published `back` days before the report."""
    month_is_current = False
    for time in times:
        for stated in (time.first, time.last):
            if stated is None:
                continue
            same = stated.month_turn is Turn.SAME and month_is_current
            base = Clue(start=time.start, end=time.end, tier=tier, back=back)
            clue = _clue(base, stated, time, same_month=same)
            if clue and not (stated.offset == 0 and _is_any_day(folded, time, stated)):
                yield replace(clue, recent=clue.dated and not _is_onset(folded, time))
            if stated.month is not None or stated.month_turn is not None:
                month_is_current = stated.month_turn is Turn.CURRENT or same


def unquoted(folded: str, times: Sequence[Expression]) -> Iterator[Expression]:
    """Return the points and ranges among `times` that do not stand inside quotation marks.

    What is quoted are somebody else's words, often of another day.
    """
    odd, at = False, 0
    for time in times:
        for sign in _PARITY.findall(folded, at, time.start):
            odd = sign == '"' and not odd
        at = time.start
        if not odd and time.sense in (Sense.POINT, Sense.RANGE):
            yield time


def _clue(base: Clue, stated: Stated, time: Expression, *, same_month: bool) -> Clue | None:
    if stated.offset is not None:
        return _own_day(base, stated, _absolute(time) if stated.hijri else None)
    if stated.hijri or stated.pair not in (None, stated.month):
        return None
    if stated.month_turn is Turn.CURRENT or same_month:
        return replace(base, dated=True, weekday=stated.weekday, day=stated.day, month=stated.month, year=stated.year)
    if stated.month and stated.year and time.relation is not Relation.UNTIL:
        return _bound(base, stated)
    return replace(base, year=stated.year) if stated.year_turn is Turn.CURRENT and stated.year else None


def _own_day(base: Clue, stated: Stated, whole: date | None) -> Clue | None:
    """Return the clue of "today" or "yesterday" with a weekday or a date beside it."""
    if stated.offset is None or stated.offset > 0 or (stated.hijri and whole is None):
        return None
    named = replace(
        base,
        back=base.back - stated.offset,
        weekday=stated.weekday,
        day=whole.day if whole else stated.day,
        month=whole.month if whole else stated.month,
        year=whole.year if whole else stated.year,
    )
    return named if named.parts else None


def _bound(base: Clue, stated: Stated) -> Clue | None:
    """Return that the report is not older than a date; of the past month, nor a year younger."""
    month = month_days(stated.year or 1, stated.month or 1)
    if month is None or month.start is None or month.end is None:
        return None
    if stated.month_turn is Turn.PAST:
        latest = month_days((stated.year or 1) + 1, stated.month or 1)
        return replace(base, earliest=month.end + timedelta(days=1), latest=latest.end if latest else None)
    day = month.start + timedelta(days=(stated.day or 1) - 1)
    current = stated.year if stated.year_turn is Turn.CURRENT else None
    return replace(base, earliest=day, year=current)


def _absolute(time: Expression) -> date | None:
    found = resolve(time, None)
    return found.days.start if found.absolute and found.days == Interval(found.days.start, found.days.start) else None


def _is_any_day(folded: str, time: Expression, stated: Stated) -> bool:
    """Return whether "the day ال..." is no "today": في اليوم الـ 16 من الشهر."""
    if stated.day is None or stated.weekday is not None:
        return False
    found = _TODAY.search(folded, max(0, time.start - _NEAR), time.end)
    return found is not None and found.group(1) in forms("apart")


def _is_onset(folded: str, time: Expression) -> bool:
    if time.relation is not Relation.ON:
        return True
    clause = folded[max(0, time.start - _NEAR) : time.start].rpartition("،")[2]
    return any(word in forms("onset") for word in clause.replace("و", " و", 1).split())
