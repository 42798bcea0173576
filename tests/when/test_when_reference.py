"""Words that mean a time which was named before them."""

from datetime import date

import pytest

from marsad.text.fold import fold
from marsad.when.expression import expressions
from marsad.when.interval import Interval
from marsad.when.moment import moments, resolve

ANCHOR = date(2017, 11, 23)

TEXTS = [
    ("دخلوا البلدة في الـ 6 من تشرين الأول 2016، وخرجوا منها في الـ 8 من الشهر ذاته", ["2016-10-06", "2016-10-08"]),
    ("سيطروا عليها في 5 أيار 2015، وفي اليوم ذاته أعدموا أسرى", ["2015-05-05", "2015-05-05"]),
    ("سيطروا عليها في 5 أيار 2015، وفي اليوم التالي انسحبوا", ["2015-05-05", "2015-05-06"]),
    ("بلغوها الجمعة بعد قصف استهدفها مساء اليوم السابق", ["2017-11-17", "2017-11-16"]),
    ("وقع الهجوم الأحد الماضي، وقبل ذلك بيومين قصفت البلدة", ["2017-11-19", "2017-11-17"]),
    ("في 18 شباط من العام 2015 وفي 3 آب من العام نفسه", ["2015-02-18", "2015-08-03"]),
    ("في أيار من العام الفائت، وفي 18 آب من العام ذاته", ["2016-05-01", "2016-08-18"]),
    ("وثقنا خلال أيلول الماضي قتلى، وجرى خلال الشهر ذاته قصف", ["2017-09-01", "2017-09-01"]),
    ("في عام 2015 جرى قصف، وفي آب من نفس العام حصار", ["2015-01-01", "2015-08-01"]),
    ("من 5 إلى 8 آذار 2016 ثم في 20 من الشهر ذاته", ["2016-03-05", "2016-03-20"]),
    # a stretch that ends today is not a time that was named
    ("في 5 أيار 2015 قتلى، وخلال الـ 24 ساعة الفائتة جرحى، وفي اليوم ذاته", ["2015-05-05", "2017-11-22", "2015-05-05"]),
]


@pytest.mark.parametrize(("text", "starts"), [pytest.param(*row, id=row[0][:40]) for row in TEXTS])
def test_the_same_day_month_or_year_is_the_one_named_before(text: str, starts: list[str]) -> None:
    found = moments(fold(text).text, ANCHOR)
    assert [str(moment.days.start) for moment in found] == starts


@pytest.mark.parametrize("text", ["في الـ 8 من الشهر ذاته", "في اليوم ذاته", "في آب من العام نفسه", "في اليوم التالي"])
def test_with_nothing_named_before_they_mean_nothing(text: str) -> None:
    (moment,) = moments(fold(text).text, ANCHOR)
    assert moment.days == Interval(None, None)


def test_the_same_month_as_a_whole_year_is_unknown() -> None:
    found = moments(fold("عام 2015 وفي 5 من الشهر ذاته").text, ANCHOR)
    assert found[-1].days == Interval(None, None)


def test_the_current_month_without_an_anchor_is_the_one_named_before() -> None:
    found = moments(fold("في 6 تشرين الأول 2016 ثم في 8 من الشهر الجاري").text, None)
    assert found[-1].days == Interval.day(date(2016, 10, 8))


def test_resolve_takes_the_reference_it_is_given() -> None:
    (expression,) = expressions(fold("في الـ 8 من الشهر ذاته").text)
    moment = resolve(expression, ANCHOR, reference=Interval.day(date(2016, 10, 6)))
    assert moment.days == Interval.day(date(2016, 10, 8))
    assert not moment.absolute


def test_a_moment_keeps_the_days_that_since_opened() -> None:
    (moment,) = moments(fold("منذ 5 أيلول").text, ANCHOR)
    assert moment.named == Interval.day(date(2017, 9, 5))
    assert moment.days == Interval(date(2017, 9, 5), ANCHOR)


def test_about_is_kept() -> None:
    (about,) = moments(fold("منذ نحو أسبوع").text, ANCHOR)
    (sharp,) = moments(fold("منذ أسبوع").text, ANCHOR)
    assert (about.approximate, sharp.approximate) == (True, False)
