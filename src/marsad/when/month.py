"""Which month and which year words name."""

from dataclasses import dataclass
from datetime import date

from marsad.when.calendar import month_of, next_month
from marsad.when.located import Standpoint
from marsad.when.stated import HIJRI, Stated, Turn

_LONGEST_MONTH, _LONGEST_YEAR = 31, 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of a year; `pair` is its second name, where that is another month."""

    year: int
    month: int
    pair: int | None = None
    absolute: bool = False
    issues: tuple[str, ...] = ()


def month_named(stated: Stated, view: Standpoint) -> Month | None:
    """Return the month that `stated` names, None where it cannot be known."""
    if stated.month is None:
        return _the_month(stated, view) if stated.the_month else None
    pair = stated.pair if stated.pair not in (None, stated.month) else None
    issues = ("months-contradict",) if pair is not None else ()
    year, year_issues = year_named(stated, view)
    if year is not None:
        year_issues += _turn_issues(stated, year, view)
        return Month(
            year=year,
            month=stated.month,
            pair=pair,
            absolute=stated.year is not None,
            issues=issues + year_issues,
        )
    if stated.year_turn is not None or view.anchor is None:
        return None
    year = _year_by_month(stated.month, stated.month_turn, view)
    if year is None:
        return None
    return Month(year=year, month=stated.month, pair=pair, issues=issues + _turn_issues(stated, year, view))


def _turn_issues(stated: Stated, year: int, view: Standpoint) -> tuple[str, ...]:
    """Return the issue that "this November" is not the month of the anchor, if it is so."""
    if stated.month_turn is not Turn.CURRENT or view.anchor is None:
        return ()
    return () if month_of(view.anchor, hijri=stated.hijri) == (year, stated.month) else ("month-contradicts-turn",)


def year_named(stated: Stated, view: Standpoint) -> tuple[int | None, tuple[str, ...]]:
    """Return the year that is said, in digits or by "this" or "last", with what contradicts it."""
    by_turn = _year_by_turn(stated.year_turn, view, hijri=stated.hijri)
    if stated.year is None:
        return by_turn, ()
    wrong = by_turn is not None and by_turn != stated.year
    return stated.year, (("year-contradicts-turn",) if wrong else ())


def _year_by_turn(turn: Turn | None, view: Standpoint, *, hijri: bool) -> int | None:
    base = _standing(turn, view)
    known = month_of(base, hijri=hijri) if base is not None and turn is not None else None
    if known is None or turn is None:
        return None
    return known[0] + (0 if turn is Turn.SAME else turn.value)


def _standing(turn: Turn | None, view: Standpoint) -> date | None:
    """Return the day from which "same", "this", "last" and "next" count."""
    if turn is Turn.SAME:
        return named_since(view, within_days=_LONGEST_YEAR)
    if view.anchor is None and turn is Turn.CURRENT and view.reference is not None:
        return view.reference.start
    return view.anchor


def named_since(view: Standpoint, *, within_days: int) -> date | None:
    """Return where the time last named begins, None where it is longer than `within_days`."""
    known = view.reference
    if known is None or known.start is None or known.end is None or (known.end - known.start).days >= within_days:
        return None
    return known.start


def _year_by_month(month: int, turn: Turn | None, view: Standpoint) -> int | None:
    """Return the year of the latest such month not after the anchor's; before it if past, after it if next."""
    base = _standing(turn, view)
    known = month_of(base, hijri=month > HIJRI) if base is not None else None
    if known is None:
        return None
    year, now = known
    if turn is Turn.NEXT:
        return year if month > now else year + 1
    return year if month < now or (month == now and turn is not Turn.PAST) else year - 1


def _the_month(stated: Stated, view: Standpoint) -> Month | None:
    """Return "the same month", "the past month" and the like."""
    base = _standing(stated.month_turn, view)
    if stated.month_turn is Turn.SAME:
        base = named_since(view, within_days=_LONGEST_MONTH)
    if base is None or stated.month_turn is None:
        return None
    by = 0 if stated.month_turn is Turn.SAME else stated.month_turn.value
    year, month = next_month(base.year, base.month, by)
    return Month(year=year, month=month)
