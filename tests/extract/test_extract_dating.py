"""When it happened, by the words beside it and by the other facts of its sentence."""

from datetime import date

import pytest
from extract_values import drafted

from marsad.extract.statement import Control, Incident
from marsad.extract.term import DateBasis
from marsad.when.interval import Interval

NEWS = date(2018, 10, 15)


def dating(text: str) -> tuple[Interval, DateBasis]:
    """Return the days and basis of the last control or event that `text` states, read on 15 October 2018."""
    told = [s for s in drafted(text).statements if isinstance(s, Control | Incident)]
    found = max(told, key=lambda statement: statement.span.start).date
    return found.days, found.basis


@pytest.mark.parametrize(
    ("text", "days", "basis"),
    [
        pytest.param(
            "دخل الأهالي بلدة طفس غداة سيطرة قوات النظام على بلدة داعل.",
            Interval.day(date(2018, 10, 14)),
            DateBasis.EXPRESSION,
            id="the_day_after_it",
        ),
        pytest.param(
            "عاد الأهالي بعد ثلاثة أيام على سيطرة قوات النظام على بلدة داعل.",
            Interval.day(date(2018, 10, 12)),
            DateBasis.EXPRESSION,
            id="three_days_after_it",
        ),
        pytest.param(
            "عاد الأهالي أمس بعد يومين من سيطرة قوات النظام على بلدة داعل.",
            Interval.day(date(2018, 10, 12)),
            DateBasis.EXPRESSION,
            id="two_days_before_the_day_of_the_news",
        ),
        pytest.param(
            "عاد الأهالي بعد أسابيع من سيطرة قوات النظام على بلدة داعل.",
            Interval(None, NEWS),
            DateBasis.UPPER_BOUND,
            id="so_many_weeks_are_no_day",
        ),
        pytest.param(
            "عثر الأهالي أمس على مقبرة في بلدة طفس، وكان تنظيم داعش قد سيطر على بلدة داعل.",
            Interval(None, date(2018, 10, 14)),
            DateBasis.UPPER_BOUND,
            id="what_had_been_before_the_day_named",
        ),
        pytest.param(
            "وصلت القافلة إلى بلدة داعل التي تسيطر عليها قوات النظام.",
            Interval.day(NEWS),
            DateBasis.AS_OF,
            id="what_is_so_beside_the_news",
        ),
        pytest.param(
            "وصلت القافلة إلى بلدة داعل التي سيطرت عليها قوات النظام.",
            Interval(None, NEWS),
            DateBasis.UPPER_BOUND,
            id="what_was_done_before_the_news",
        ),
        pytest.param(
            "انفجرت السبت عبوة في طفس. ولا تزال الاشتباكات دائرة بين قوات النظام والفصائل في بلدة داعل.",
            Interval.day(NEWS),
            DateBasis.AS_OF,
            id="what_goes_on_is_of_the_day_of_the_news",
        ),
        pytest.param(
            "سيطرت قوات النظام ليلة أمس على بلدة داعل.",
            Interval(date(2018, 10, 14), NEWS),
            DateBasis.EXPRESSION,
            id="last_night_is_of_two_days",
        ),
    ],
)
def test_a_fact_is_dated_by_its_words_and_its_sentence(text: str, days: Interval, basis: DateBasis) -> None:
    assert dating(text) == (days, basis)
