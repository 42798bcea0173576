"""The tree of days in which intervals are kept."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.record.control.version import EVER
from marsad.store.fork import fork, forks

days = st.integers(1, EVER.toordinal())


@given(days, days, days)
def test_an_interval_is_found_at_a_node_of_every_day_that_it_holds(one: int, other: int, day: int) -> None:
    first, last = min(one, other), max(one, other)
    assert fork(first, last) in forks(first)
    assert fork(first, last) in forks(last)
    if first <= day <= last:
        assert fork(first, last) in forks(day)


@given(days)
def test_a_day_has_few_nodes(day: int) -> None:
    assert len(forks(day)) <= 23
