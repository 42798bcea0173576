"""Since when a figure without words of time counts."""

from datetime import date

import pytest
from extract_values import PUBLISHED, said

from marsad.extract.statement import Casualties, Displacement

CASES = [
    pytest.param(
        "تقصف قوات النظام بلدات ريف إدلب منذ 20 أيلول 2018.\n\nونزح أكثر من 330 ألف شخص من منازلهم.",
        date(2018, 9, 20),
        id="a_campaigns_displaced",
    ),
    pytest.param(
        "حصيلة القصف منذ 20 أيلول 2018:\n- مقتل 70 مدنيا.\n- مقتل 12 من قوات النظام.",
        date(2018, 9, 20),
        id="a_heading_over_a_list",
    ),
    pytest.param(
        "قال المرصد السوري إن المدينة تقصف منذ 20 أيلول 2018، وأن القصف تسبب في مقتل 70 مدنيا.",
        date(2018, 9, 20),
        id="what_is_said_goes_on",
    ),
    pytest.param(
        "تشن قوات النظام منذ 18 أيلول 2018 هجوما على بلدات ريف إدلب.\n\nوتسبب الهجوم منذ بدئه بمقتل 394 مدنيا.",
        date(2018, 9, 18),
        id="since_its_beginning_that_is_told_before",
    ),
    pytest.param(
        "وتواصل القصف على المدينة لليوم الـ 45 على التوالي. وأدت العملية منذ انطلاقها إلى مقتل 30 مدنيا.",
        date(2018, 9, 1),
        id="since_the_first_of_so_many_days",
    ),
    pytest.param(
        "تهاجم قوات النظام مدينة إدلب لليوم الـ 15 على التوالي. وأسفر الهجوم حتى الآن عن استشهاد 13 مدنيا.",
        date(2018, 10, 1),
        id="so_far_of_so_many_days",
    ),
    pytest.param(
        "أعلنت الأمم المتحدة اليوم أن أربعمئة شخص قتلوا في هجمات تشنها قوات النظام منذ الجمعة على إدلب.",
        date(2018, 10, 12),
        id="since_a_day_not_that_of_the_telling",
    ),
    pytest.param("قتل منذ بدء المعارك 120 عنصرا من قوات النظام.", None, id="since_a_beginning_that_nobody_tells"),
    pytest.param(
        "وقال الدفاع المدني إن الغارة أسفرت حتى الآن عن مقتل خمسة مدنيين.", PUBLISHED, id="so_far_of_one_event"
    ),
    pytest.param("ونزح 300 شخص من منازلهم في بلدة داعل.", PUBLISHED, id="one_flight"),
]


@pytest.mark.parametrize(("text", "since"), CASES)
def test_since_when_a_figure_counts(text: str, since: date | None) -> None:
    told = [each for each in said(text).statements if isinstance(each, Casualties | Displacement)]
    assert told
    assert {each.window.start for each in told} == {since}


def test_an_event_behind_the_report_opens_no_time() -> None:
    text = "النبطية: 20 شهيدا و5 جرحى، الحصيلة منذ بدء العدوان (8 تشرين الأول 2023): 3204 شهداء."
    first, *_ = (each for each in said(text).statements if isinstance(each, Casualties))
    assert (first.window.start, first.window.end) == (None, PUBLISHED)
