"""Events through time, counted by day, week and month."""

from datetime import date

import pytest

from marsad.extract.term import IncidentType
from marsad.record.incident.brief import Symbol
from marsad.record.incident.course import Step, course
from marsad.when.interval import Interval

ANY = Interval(None, None)


def event(
    key: str,
    start: date | None,
    *,
    sort: IncidentType = IncidentType.SHELLING,
    killed: int | None = None,
    is_denied: bool = False,
) -> Symbol:
    return Symbol(id=key, type=sort, start=start, end=start, killed=killed, point=None, is_denied=is_denied)


@pytest.mark.parametrize(
    ("step", "first", "last"),
    [
        pytest.param(Step.DAY, date(2017, 11, 9), date(2017, 11, 9), id="day"),
        pytest.param(Step.WEEK, date(2017, 11, 6), date(2017, 11, 12), id="week, from Monday to Sunday"),
        pytest.param(Step.MONTH, date(2017, 11, 1), date(2017, 11, 30), id="month"),
    ],
)
def test_an_event_is_counted_in_the_stretch_in_which_it_began(step: Step, first: date, last: date) -> None:
    (found,) = course([event("a", date(2017, 11, 9), killed=4)], (), ANY, step).stretches
    assert (found.start, found.end, found.events, found.killed, found.only) == (first, last, 1, 4, "a")


def test_families_are_counted_apart_and_the_dead_of_a_stretch_added_up() -> None:
    day = date(2017, 11, 9)
    told = [event("a", day, killed=4), event("b", day, killed=None), event("c", day, sort=IncidentType.CLASH, killed=1)]
    found = course(told, (), ANY).stretches
    assert [(each.family, each.events, each.killed, each.only) for each in found] == [
        ("fighting", 1, 1, "c"),
        ("fire", 2, 4, None),
    ]


def test_what_had_begun_before_the_days_is_told_on_their_first() -> None:
    days = Interval(date(2017, 11, 9), date(2017, 11, 20))
    found = course([event("a", date(2017, 11, 1))], (), days)
    assert found.days == days
    assert [each.start for each in found.stretches] == [date(2017, 11, 9)]


def test_what_has_no_day_and_what_is_only_denied_is_counted_beside() -> None:
    found = course([event("a", None), event("b", date(2017, 11, 9), is_denied=True)], (), ANY)
    assert (found.stretches, found.undated, found.denied) == ((), 1, 1)


@pytest.mark.parametrize(
    ("last", "step"),
    [
        pytest.param(date(2017, 4, 10), Step.DAY, id="a hundred days"),
        pytest.param(date(2017, 4, 11), Step.WEEK, id="one more"),
        pytest.param(date(2018, 12, 2), Step.MONTH, id="more than a hundred weeks"),
    ],
)
def test_the_step_is_the_finest_that_can_be_read(last: date, step: Step) -> None:
    assert course([event("a", date(2017, 1, 1)), event("b", last)], (), ANY).step is step


@pytest.mark.parametrize("step", Step)
def test_the_last_day_that_there_is_ends_the_last_stretch(step: Step) -> None:
    (found,) = course([event("a", date.max)], (), ANY, step).stretches
    assert found.start <= date.max <= found.end


def test_reports_are_counted_by_the_same_stretches_and_days_without_one_are_left_out() -> None:
    days = Interval(date(2017, 11, 9), date(2017, 11, 20))
    published = [date(2017, 11, day) for day in (8, 9, 9, 20, 21)]
    found = course([], published, days).output
    assert [(each.start, each.end, each.reports) for each in found] == [
        (date(2017, 11, 9), date(2017, 11, 9), 2),
        (date(2017, 11, 20), date(2017, 11, 20), 1),
    ]


def test_where_nothing_is_known_there_are_no_days() -> None:
    found = course([], [date(2017, 11, 9)], ANY)
    assert (found.days, found.output) == (ANY, ())
