"""Days cut into stretches of a calendar: none is lost, none is in two."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.inquiry.stretch import Every, fitting, stretches
from marsad.when.interval import Interval

DAY = timedelta(days=1)


def cut(first: str, last: str, every: Every) -> list[tuple[str, str]]:
    days = Interval(date.fromisoformat(first), date.fromisoformat(last))
    return [(str(each.start), str(each.end)) for each in stretches(days, every)]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        pytest.param(Every.YEAR, [("2017-12-30", "2017-12-31"), ("2018-01-01", "2018-01-02")], id="years"),
        pytest.param(Every.QUARTER, [("2017-12-30", "2017-12-31"), ("2018-01-01", "2018-01-02")], id="quarters"),
        pytest.param(Every.MONTH, [("2017-12-30", "2017-12-31"), ("2018-01-01", "2018-01-02")], id="months"),
        pytest.param(Every.WEEK, [("2017-12-30", "2017-12-31"), ("2018-01-01", "2018-01-02")], id="weeks from Monday"),
        pytest.param(
            Every.DAY,
            [(f"{day}", f"{day}") for day in ("2017-12-30", "2017-12-31", "2018-01-01", "2018-01-02")],
            id="days",
        ),
    ],
)
def test_stretches_are_those_of_the_calendar_cut_to_the_days(every: Every, expected: list[tuple[str, str]]) -> None:
    assert cut("2017-12-30", "2018-01-02", every) == expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 900), st.sampled_from(Every))
def test_every_day_is_in_one_stretch(first: date, more: int, every: Every) -> None:
    last = first + timedelta(days=more)
    found = list(stretches(Interval(first, last), every))
    assert (found[0].start, found[-1].end) == (first, last)
    assert all(one.end and other.start and one.end + DAY == other.start for one, other in pairwise(found))


@pytest.mark.parametrize("every", list(Every))
def test_the_ends_of_the_calendar_are_reached(every: Every) -> None:
    assert next(stretches(Interval(date.min, date(1, 1, 3)), every)).start == date.min
    assert [each.end for each in stretches(Interval(date(9999, 12, 29), date.max), every)][-1] == date.max


def test_open_days_have_no_stretches() -> None:
    assert list(stretches(Interval(None, date(2018, 1, 1)), Every.MONTH)) == []


@pytest.mark.parametrize(
    ("last", "every"),
    [
        pytest.param("2017-02-17", Every.DAY, id="48 days"),
        pytest.param("2017-02-18", Every.WEEK, id="49 days"),
        pytest.param("2018-06-01", Every.MONTH, id="some months"),
        pytest.param("2027-06-01", Every.QUARTER, id="some years"),
        pytest.param("2117-06-01", Every.YEAR, id="a century"),
    ],
)
def test_stretches_are_as_many_as_a_chart_shows(last: str, every: Every) -> None:
    assert fitting(Interval(date(2017, 1, 1), date.fromisoformat(last))) is every
