from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.when.interval import Interval

DAY = date(2017, 11, 16)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(st.none() | st.dates()), draw(st.none() | st.dates())
    return Interval(min(start, end), max(start, end)) if start and end else Interval(start, end)


def test_an_interval_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Interval(DAY, date(2017, 11, 15))


def test_a_day_is_an_interval() -> None:
    assert Interval.day(DAY) == Interval(DAY, DAY)


def test_before_is_known_only_where_the_bounds_tell() -> None:
    earlier, later = Interval.day(DAY), Interval.day(date(2017, 11, 17))
    assert earlier.before(later) is True
    assert later.before(earlier) is False
    assert earlier.before(earlier) is False
    assert Interval(None, None).before(later) is None
    assert Interval(DAY, date(2017, 11, 20)).before(later) is None


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_start_behind_the_end_bounds_nothing(end: date | None, start: date | None) -> None:
    found = Interval.up_to(end, start)
    assert found.end == end
    assert found.start in (start, None)
    assert (found.start is None) == (start is None or (end is not None and end < start))


@given(intervals(), intervals())
def test_a_hull_holds_both_and_leaves_open_what_is_open(one: Interval, other: Interval) -> None:
    hull = one.hull(other)
    assert hull == other.hull(one)
    assert hull.hull(one) == hull
    assert hull.start is None or (one.start is not None and hull.start <= one.start)
    assert hull.end is None or (one.end is not None and hull.end >= one.end)
