"""The days of what a report documents, of what goes on for days, and of what happened by night."""

from datetime import date

import pytest
from extract_values import PUBLISHED, said

from marsad.extract.statement import Casualties, Incident
from marsad.when.interval import Interval

SEPTEMBER = Interval(date(2018, 9, 1), date(2018, 9, 30))
NEWS = Interval.day(PUBLISHED)
_REPORT = "وثّقت لجنة الرصد خلال شهر أيلول الماضي 60 انتهاكا في محافظة درعا."

TOLLS = [
    pytest.param(f"{_REPORT}\nوكان من بين القتلى 14 رجلا.", SEPTEMBER, id="a_part_of_it_is_no_background"),
    pytest.param(f"{_REPORT}\nوشمل التوثيق مقتل ثلاثة مدنيين في بلدة طفس.", SEPTEMBER, id="paragraph_by_paragraph"),
    pytest.param(
        "في الفترة من 1 إلى 30 أيلول، وثّقت اللجنة انتهاكات في درعا.\nوسُجل مقتل 16 مدنيا في بلدة طفس.",
        SEPTEMBER,
        id="told_before_who_documents_it",
    ),
    pytest.param(
        f"{_REPORT}\nوأشارت اللجنة في تقرير أصدرته اليوم إلى مقتل 14 مدنيا بالقصف.\nوقتل 9 مدنيين بالألغام.",
        SEPTEMBER,
        id="the_day_on_which_it_came_out_is_not_of_it",
    ),
    pytest.param(f"{_REPORT}\nوأمس قتل ثلاثة مدنيين في بلدة طفس.", Interval.day(date(2018, 10, 14)), id="but_a_day_is"),
    pytest.param("وكان قتل 14 رجلا في بلدة طفس.", Interval(None, PUBLISHED), id="what_had_been_is_background"),
]


@pytest.mark.parametrize(("text", "days"), TOLLS)
def test_what_a_report_documents_is_of_its_period(text: str, days: Interval) -> None:
    told = [each for each in said(text).statements if isinstance(each, Casualties)]
    assert told
    assert told[-1].window == days


EVENTS = [
    pytest.param(
        "تتواصل الاشتباكات بين قوات النظام وتنظيم داعش في بلدة طفس لليوم الرابع على التوالي.",
        Interval(date(2018, 10, 12), PUBLISHED),
        id="the_fourth_day_of_it",
    ),
    pytest.param(
        "اشتباكات عنيفة بين قوات النظام وتنظيم داعش في بلدة طفس لليوم الخامس والعشرين.",
        Interval(date(2018, 9, 21), PUBLISHED),
        id="the_twenty_fifth",
    ),
    pytest.param(
        "انسحب مقاتلو تنظيم داعش من بلدة طفس، ولليوم الرابع يستمر القصف.",
        NEWS,
        id="whoever_withdraws_does_so_once",
    ),
    pytest.param(
        "قصفت طائرات روسية بلدة طفس ليلا.",
        Interval(date(2018, 10, 14), PUBLISHED),
        id="by_night_is_of_both_days",
    ),
    pytest.param("قصفت طائرات روسية بلدة طفس، وخرج الأهالي ليلا.", NEWS, id="another_clause_has_its_own_night"),
    pytest.param(
        f"{_REPORT}\nوقصفت طائرات روسية بلدة طفس.",
        SEPTEMBER,
        id="an_event_of_a_documented_period",
    ),
]


@pytest.mark.parametrize(("text", "days"), EVENTS)
def test_what_goes_on_has_all_its_days(text: str, days: Interval) -> None:
    told = [each for each in said(text).statements if isinstance(each, Incident)]
    assert told
    assert told[0].date.days == days
