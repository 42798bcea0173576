"""What does not fit together is said on the moment, and nothing is made up for it."""

from datetime import date

import pytest

from marsad.text.fold import fold
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment, moments

THURSDAY = date(2017, 11, 23)


def first(words: str, anchor: date | None = THURSDAY) -> Moment:
    """Return the first moment of `words`."""
    return moments(fold(words).text, anchor)[0]


CONTRADICTIONS = [
    ("يوم الجمعة الـ 16 من تشرين الثاني 2017", "weekday-contradicts-date", "2017-11-16", "2017-11-16"),
    ("اليوم الثلاثاء", "weekday-contradicts-date", "2017-11-23", "2017-11-23"),
    ("أمس الخميس", "weekday-contradicts-date", "2017-11-22", "2017-11-22"),
    ("الأحد 17/11", "weekday-contradicts-date", "2017-11-17", "2017-11-17"),
    ("أمس الأول الـ 20 من تشرين الثاني", "relative-day-contradicts-date", "2017-11-20", "2017-11-20"),
    ("في 5 آذار من العام الجاري 2016", "year-contradicts-turn", "2016-03-05", "2016-03-05"),
    ("في العام الماضي 2013", "year-contradicts-turn", "2013-01-01", "2013-12-31"),
    ("في 5 آذار الجاري", "month-contradicts-turn", "2017-03-05", "2017-03-05"),
    ("في 5 تشرين الثاني الجاري من العام 2016", "month-contradicts-turn", "2016-11-05", "2016-11-05"),
    ("في أيلول/أكتوبر 2016", "months-contradict", "2016-09-01", "2016-10-31"),
    ("ليل الاثنين – الأربعاء", "night-of-days-apart", "2017-11-21", "2017-11-22"),
    ("ليل الأربعاء – الخميس 14 تشرين الثاني 2017", "weekday-contradicts-date", "2017-11-13", "2017-11-14"),
]


@pytest.mark.parametrize(("words", "issue", "start", "end"), [pytest.param(*row, id=row[0]) for row in CONTRADICTIONS])
def test_a_contradiction_is_reported_and_the_date_wins(words: str, issue: str, start: str, end: str) -> None:
    moment = first(words)
    assert issue in moment.issues
    assert moment.days == Interval(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("الأحد 14 تشرين الأول 2017", "2017-10-14", id="day"),
        pytest.param("بعد منتصف ليل الأحد 14 تشرين الأول 2017", "2017-10-14", id="the-night-after-it"),
        pytest.param("ليل الأربعاء – الخميس 14 تشرين الثاني 2017", "2017-11-14", id="night-between"),
        pytest.param("من الأحد 14 تشرين الأول إلى 20 تشرين الأول 2017", "2017-10-14", id="range"),
        pytest.param("السبت 14 تشرين الأول 2017", None, id="right"),
    ],
)
def test_the_day_that_a_weekday_contradicts_is_kept(words: str, day: str | None) -> None:
    assert first(words).contradicted == (date.fromisoformat(day) if day else None)


IMPOSSIBLE = [
    "31 شباط 2017",
    "29 شباط 2017",
    "31 نيسان",
    "31/4/2017",
    "2017-02-30",
    "30/13/2017 و31/11/2017",
    "في 5 شهر 14 2017",
    "30 شوال 1436هـ و31 رمضان 1438",
    "الاثنين 15/20",
]


@pytest.mark.parametrize(
    "words",
    [
        *("31 شباط 2017", "29 شباط 2017", "31 نيسان", "31/4/2017", "2017-02-30", "31 رمضان 1438", "30 صفر 1439"),
        *("32 تشرين الأول 2017", "الـ 35 من أيلول", "45 من الشهر الجاري", "32/10/2017", "30/13/2017", "0/10/2017"),
        *("2017-00-10", "من 5 إلى 35 تشرين الأول"),
    ],
)
def test_an_impossible_day_has_no_interval_and_says_so(words: str) -> None:
    moment = first(words)
    assert moment.days == Interval(None, None)
    assert moment.precision is Precision.UNKNOWN
    assert moment.issues == ("impossible-date",)


@pytest.mark.parametrize(
    "words", ["مقتل 45 في تشرين الأول 2017", "ارتفع العدد إلى 45 هذا الشهر", "45 قتيلاً، تشرين الأول 2017"]
)
def test_a_number_that_counts_something_else_is_no_day(words: str) -> None:
    moment = first(words)
    assert moment.precision is Precision.MONTH
    assert moment.issues == ()


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_no_impossible_day_raises(words: str) -> None:
    for moment in moments(fold(words).text, THURSDAY):
        assert isinstance(moment.days, Interval)


def test_a_range_that_ends_before_it_starts_has_no_interval() -> None:
    moment = first("من 8 آذار 2017 إلى 5 آذار 2016")
    assert moment.days == Interval(None, None)
    assert moment.issues == ("range-reversed",)


def test_since_a_day_after_the_anchor_stays_open() -> None:
    moment = first("منذ 5 كانون الأول 2017")
    assert moment.days == Interval(date(2017, 12, 5), None)
    assert moment.issues == ("since-after-anchor",)


def test_a_right_weekday_raises_no_issue() -> None:
    assert first("يوم الخميس الـ 16 من تشرين الثاني 2017").issues == ()
