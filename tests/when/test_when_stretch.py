"""Expressions that state too little, or lie where the calendar ends, mean nothing and raise nothing."""

from datetime import date

import pytest

from marsad.errors import LexiconError
from marsad.text.fold import fold
from marsad.text.matcher import Form
from marsad.when.expression import Expression, expressions
from marsad.when.interval import Interval
from marsad.when.kind import Kind
from marsad.when.moment import moments, resolve
from marsad.when.stated import Relation, Sense, Stated, Turn, Unit
from marsad.when.vocabulary import Reading, refuse_twins

ANCHOR = date(2017, 11, 23)
NOTHING = Interval(None, None)

EMPTY = [
    (Sense.RANGE, Stated(day=5), None),
    (Sense.NIGHT, Stated(weekday=3), None),
    (Sense.NIGHT, Stated(weekday=3), Stated()),
    (Sense.BACK, Stated(), None),
    (Sense.AGO, Stated(unit=Unit.DAY), None),
    (Sense.POINT, Stated(unit=Unit.DECADE, turn=Turn.PAST), None),
    (Sense.POINT, Stated(year=1200), None),
    (Sense.POINT, Stated(day=5), None),
]


@pytest.mark.parametrize(("sense", "first", "last"), EMPTY)
def test_too_little_means_nothing(sense: Sense, first: Stated, last: Stated | None) -> None:
    expression = Expression(start=0, end=4, relation=Relation.ON, sense=sense, first=first, last=last, rule="x")
    assert resolve(expression, ANCHOR).days == NOTHING


@pytest.mark.parametrize(
    "words",
    [
        "امس",
        "قبل اسبوع",
        "قبل 100 عقود",
        "ليل الاربعاء - الخميس",
        "الاحد الماضي",
        "منذ 900 سنوات",
        "الاسبوع الماضي",
        "العام الماضي",
    ],
)
def test_before_the_calendar_begins_nothing_is_known(words: str) -> None:
    for anchor in (date.min, date.max):
        for moment in moments(words, anchor):
            assert moment.days.start is None or moment.days.start >= date.min


def test_an_unknown_night_of_a_date_stays_unknown() -> None:
    (moment,) = moments(fold("ليل الأربعاء - الخميس 31 شباط 2017").text, ANCHOR)
    assert moment.days == NOTHING
    assert moment.issues == ("impossible-date",)


def test_a_bracket_is_closed_with_its_words_and_no_other_is() -> None:
    for text, words in (
        ("(امس الخميس) قتل", "امس الخميس"),
        ("اليوم (الخميس 16/11/2017) قتل", "اليوم (الخميس 16/11/2017)"),
    ):
        (found,) = expressions(text)
        assert text[found.start : found.end] == words


def test_one_form_cannot_be_two_words() -> None:
    first, second = Reading(Kind.DAY, "day", "a"), Reading(Kind.WEEK, "week", "b")
    with pytest.raises(LexiconError, match="both a and b"):
        refuse_twins([Form(text="يوم", payload=first), Form(text="يوم", payload=second)])
