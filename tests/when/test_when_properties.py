"""What holds for any text and any day."""

import itertools
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.fold import fold
from marsad.when.expression import expressions
from marsad.when.interval import Precision
from marsad.when.moment import moments, resolve
from marsad.when.vocabulary import words

PIECES = sorted(
    {fold(form).text for word in words() for form in word.forms}
    | {
        "16",
        "2017",
        "1438",
        "31/12/2017",
        "ال 24",
        "و",
        "/",
        "-",
        "(",
        ")",
        "،",
        ".",
        "\n",
        "قتل",
        "السادس عشر",
        "ثلاثة",
        "99",
    }
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
DAYS = st.dates()
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]


@settings(max_examples=150)
@given(TEXTS, DAYS)
def test_no_row_of_date_words_raises_on_any_day(text: str, anchor: date) -> None:
    for moment in moments(text, anchor):
        assert 0 <= moment.start < moment.end <= len(text)
        if moment.days.start and moment.days.end:
            assert moment.days.start <= moment.days.end
        if moment.precision is Precision.DAY:
            assert moment.days.start is not None


@settings(max_examples=100)
@given(st.text(max_size=80), DAYS)
def test_no_text_raises(text: str, anchor: date) -> None:
    moments(fold(text).text, anchor)
    expressions(text)


@settings(max_examples=100)
@given(TEXTS)
def test_expressions_are_in_order_and_apart(text: str) -> None:
    found = expressions(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@settings(max_examples=100)
@given(TEXTS, DAYS)
def test_resolving_again_changes_nothing(text: str, anchor: date) -> None:
    assert moments(text, anchor) == moments(text, anchor)
    for expression in expressions(text):
        assert resolve(expression, anchor) == resolve(expression, anchor)


@settings(max_examples=100)
@given(TEXTS, DAYS)
def test_an_absolute_moment_is_the_same_on_any_day(text: str, anchor: date) -> None:
    for expression in expressions(text):
        moment = resolve(expression, anchor)
        if moment.absolute and moment.relation.value in ("on", "window"):
            assert resolve(expression, None).days == moment.days


@given(st.dates(date(1900, 1, 20), date(2100, 12, 1)), st.integers(0, 6))
def test_a_weekday_is_the_latest_until_the_anchor(anchor: date, weekday: int) -> None:
    name = fold(WEEKDAYS[weekday]).text
    (bare,), (past,), (following,) = (
        moments(name, anchor),
        moments(f"{name} الماضي", anchor),
        moments(f"{name} المقبل", anchor),
    )
    assert bare.days.start is not None
    assert past.days.start is not None
    assert following.days.start is not None
    assert bare.days.start.weekday() == past.days.start.weekday() == following.days.start.weekday() == weekday
    assert timedelta(0) <= anchor - bare.days.start <= timedelta(6)
    assert timedelta(1) <= anchor - past.days.start <= timedelta(7)
    assert timedelta(1) <= following.days.start - anchor <= timedelta(7)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_in_digits_and_in_words_is_that_day(day: date) -> None:
    (iso,) = moments(day.isoformat(), None)
    (plain,) = moments(f"{day.day}/{day.month}/{day.year}", None)
    assert iso.days.start == iso.days.end == plain.days.start == plain.days.end == day


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 300))
def test_a_window_of_hours_reaches_back_over_every_day_it_touches(anchor: date, hours: int) -> None:
    (window,) = moments(f"خلال {hours} ساعه", anchor)
    assert window.days.end == anchor
    assert window.days.start == anchor - timedelta(days=-(-hours // 24))


def _seconds(text: str) -> float:
    start = time.process_time()
    expressions(text)
    return time.process_time() - start


@pytest.mark.soak
def test_time_grows_with_the_text_and_not_faster() -> None:
    hard = [
        "من ",
        "12 ",
        "بين 5 و 8 ",
        "منذ في ",
        "يوم ",
        "تشرين الثاني / ",
        "منذ انطلاق المعركه في ",
        "(",
        "ليل الخميس - ",
    ]
    expressions("امس")
    for piece in hard:
        short, long = (_seconds(piece * (size // len(piece))) for size in (16_000, 128_000))
        assert long < 24 * max(short, 0.01), piece


@pytest.mark.soak
def test_prose_is_read_by_the_megabyte() -> None:
    sentence = fold(
        "قتل خمسة من عناصر التنظيم يوم الخميس الفائت جراء قصف استهدف مواقعهم في بادية دير الزور الشرقية. "
    ).text
    assert _seconds(sentence * (250_000 // len(sentence))) < 2
