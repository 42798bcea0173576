"""What a map shows of a tenure says when its news is old as the record's own answer of each day says it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.record.control.assessment import assessed
from marsad.record.control.stretch import old_after
from marsad.record.control.tenure import Status, Tenure, news
from marsad.record.control.version import Version
from marsad.store.chart import NONE, Chart, charted, day_of
from marsad.store.chart_rows import TENURES, of_versions
from marsad.when.interval import Interval

FIRST = date(2017, 6, 1)
days = st.integers(0, 400).map(lambda number: FIRST + timedelta(days=number))


@st.composite
def tenures(draw: st.DrawFn) -> Tenure:
    start, end = sorted((draw(days), draw(days) + timedelta(days=401)))
    heard = sorted((draw(days), draw(days)))
    return Tenure(
        place_id="q1",
        start=draw(st.sampled_from((None, start))),
        end=draw(st.sampled_from((None, end))),
        began=Interval.day(start),
        holder=("A",),
        status=Status.HELD,
        confidence=0.5,
        statements=draw(st.sampled_from(((), ("s1",)))),
        reason="captured",
        first_evidence=draw(st.sampled_from((None, heard[0]))),
        last_evidence=draw(st.sampled_from((None, heard[1]))),
    )


def chart(*of: Tenure) -> Chart:
    """Return the tenures in columns, as of one place each."""
    versions = [Version(tenure=replace(each, place_id=f"q{at:04}"), known_from=FIRST) for at, each in enumerate(of)]
    return charted([of_versions(versions)], TENURES.numbers)


def fresh_alone(tenure: Tenure) -> Interval:
    """Return the days on which news of the tenure is not old."""
    evidence = tenure.first_evidence, tenure.last_evidence
    heard = news(tenure.start, tenure.end, evidence, rests=bool(tenure.statements))
    if heard is None:
        return Interval(None, None)
    while_new = timedelta(days=old_after())
    earliest, latest = heard.first - date.min, date.max - heard.last
    return Interval(
        heard.first - while_new if earliest >= while_new else None,
        heard.last + while_new if latest >= while_new else None,
    )


def fresh(*of: Tenure) -> list[Interval]:
    days = zip(*(each.tolist() for each in chart(*of).fresh()), strict=True)
    return [Interval(*(day_of(number, NONE) for number in each)) for each in days]


@given(tenure=tenures(), day=st.integers(-300, 1200).map(lambda number: FIRST + timedelta(days=number)))
def test_news_is_fresh_on_the_days_on_which_the_record_does_not_call_it_old(tenure: Tenure, day: date) -> None:
    (days,) = fresh(tenure)
    is_fresh = (days.start is None or days.start <= day) and (days.end is None or day <= days.end)
    assert not tenure.covers(day) or is_fresh is not assessed(tenure, day).is_old


def test_news_at_the_ends_of_time_never_grows_old() -> None:
    tenure = Tenure(
        place_id="q1",
        start=None,
        end=None,
        began=Interval(None, None),
        holder=("A",),
        status=Status.HELD,
        confidence=0.5,
        statements=(),
        reason="captured",
        first_evidence=date.min + timedelta(days=old_after() - 1),
        last_evidence=date.max,
    )
    assert fresh(tenure) == [Interval(None, None)]


@given(st.lists(tenures(), max_size=5))
def test_many_tenures_at_once_are_as_fresh_as_each_alone(many: list[Tenure]) -> None:
    assert fresh(*many) == [fresh_alone(each) for each in many]
