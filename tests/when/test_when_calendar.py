from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.when.calendar import month_days, month_of, next_month, step, year_days
from marsad.when.interval import Interval
from marsad.when.stated import Unit


def test_months_have_their_days_in_both_calendars() -> None:
    assert month_days(2016, 2) == Interval(date(2016, 2, 1), date(2016, 2, 29))
    assert month_days(1438, 109) == Interval(date(2017, 5, 27), date(2017, 6, 24))


@pytest.mark.parametrize(("year", "month"), [(2017, 13), (0, 1), (1200, 101), (1501, 101), (1438, 113)])
def test_a_month_that_no_calendar_has_is_none(year: int, month: int) -> None:
    assert month_days(year, month) is None


def test_years_have_their_days_in_both_calendars() -> None:
    assert year_days(2017, hijri=False) == Interval(date(2017, 1, 1), date(2017, 12, 31))
    assert year_days(1439, hijri=True) == Interval(date(2017, 9, 21), date(2018, 9, 10))
    assert year_days(1000, hijri=True) is None


def test_the_month_of_a_day() -> None:
    assert month_of(date(2017, 6, 10), hijri=True) == (1438, 109)
    assert month_of(date(2017, 6, 10), hijri=False) == (2017, 6)
    assert month_of(date(1850, 1, 1), hijri=True) is None


@given(st.integers(1900, 2100), st.integers(1, 12), st.integers(-500, 500))
def test_going_months_forth_and_back_returns(year: int, month: int, by: int) -> None:
    assert next_month(*next_month(year, month, by), -by) == (year, month)
    assert next_month(*next_month(year, month + 100, by), -by) == (year, month + 100)


@pytest.mark.parametrize(
    ("unit", "by", "expected"),
    [
        (Unit.DAY, -1, date(2017, 3, 30)),
        (Unit.WEEK, 2, date(2017, 4, 14)),
        (Unit.MONTH, -1, date(2017, 2, 28)),
        (Unit.YEAR, -1, date(2016, 3, 31)),
        (Unit.DECADE, 1, date(2027, 3, 31)),
        (Unit.HOUR, -24, date(2017, 3, 30)),
        (Unit.HOUR, -25, date(2017, 3, 29)),
        (Unit.HOUR, 6, date(2017, 4, 1)),
    ],
)
def test_a_step_from_the_last_of_march(unit: Unit, by: int, expected: date) -> None:
    assert step(date(2017, 3, 31), unit, by) == expected


@given(st.dates(), st.sampled_from(Unit), st.integers(-20000, 20000))
def test_no_step_raises(day: date, unit: Unit, by: int) -> None:
    there = step(day, unit, by)
    assert there is None or (there >= day) == (by >= 0) or there == day
