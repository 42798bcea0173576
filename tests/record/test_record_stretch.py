"""What a map shows of a tenure says when its news is old as the record's own answer of each day says it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.record.control.assessment import assessed
from marsad.record.control.stretch import old_after
from marsad.record.control.tenure import Status, Tenure
from marsad.store.line import line_of
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


@given(tenure=tenures(), day=st.integers(-300, 1200).map(lambda number: FIRST + timedelta(days=number)))
def test_news_is_fresh_on_the_days_on_which_the_record_does_not_call_it_old(tenure: Tenure, day: date) -> None:
    fresh = line_of(tenure).fresh
    is_fresh = (fresh.start is None or fresh.start <= day) and (fresh.end is None or day <= fresh.end)
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
    assert line_of(tenure).fresh == Interval(None, None)
