"""Which words an expression has, and what they state."""

import pytest

from marsad.text.fold import fold
from marsad.when.expression import Expression, expressions
from marsad.when.stated import Part, Relation, Sense, Stated, Turn, Unit

SPANS = [
    ("قتلوا يوم الخميس الفائت الـ 16 من نوفمبر الجاري في كمين", ["يوم الخميس الفائت الـ 16 من نوفمبر الجاري"]),
    ("وأمس الأول قصفت البلدة", ["أمس الأول"]),
    ("بالأمس قصفت وفجر اليوم سقطت", ["الأمس", "فجر اليوم"]),
    ("(دخلتها فجر الخميس) وخسرت", ["فجر الخميس"]),
    ("رقصوا أمس (الخميس) في الساحة", ["أمس (الخميس)"]),
    ("في تموز (يوليو) الماضي انسحبوا", ["تموز (يوليو) الماضي"]),
    ("(17 أكتوبر/تشرين الأول 2017)", ["17 أكتوبر/تشرين الأول 2017"]),
    ("اليوم الثلاثاء (17 أكتوبر 2017) مقاتلون", ["اليوم الثلاثاء (17 أكتوبر 2017)"]),
    ("دمشق، 29 أكتوبر 2025", ["29 أكتوبر 2025"]),
    ("سقطت أمس، وفق شهود", ["أمس"]),
    ("قال أمس\nالخميس عادوا", ["أمس", "الخميس"]),
    ("منذ انطلاق المعركة، قال أمس ناشط", ["منذ", "أمس"]),
    ("منذ قرار الانسحاب في الـ 19 من ديسمبر 2018 قتل", ["منذ قرار الانسحاب في الـ 19 من ديسمبر 2018"]),
    ("في 16/11/2017 و17/11/2017", ["في 16/11/2017", "17/11/2017"]),
    ("2017-11-16T08:30", ["2017-11-16"]),
    ("للخميس المقبل", ["لخميس المقبل"]),
    ("وفي الساعات الـ 24 الفائتة قتل", ["في الساعات الـ 24 الفائتة"]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=row[0][:40]) for row in SPANS])
def test_an_expression_is_its_words_and_no_more(text: str, expected: list[str]) -> None:
    folded = fold(text)
    words = [folded.text[one.start : one.end] for one in expressions(folded.text)]
    assert words == [fold(one).text for one in expected]


STATED = [
    ("في 16 تشرين الثاني / نوفمبر 2017", Stated(day=16, month=11, pair=11, year=2017)),
    ("الخميس الفائت", Stated(weekday=3, weekday_turn=Turn.PAST)),
    ("أمس الخميس", Stated(offset=-1, weekday=3)),
    ("مطلع آب 2015", Stated(part=Part.START, month=8, year=2015)),
    ("15 رمضان 1438", Stated(day=15, month=109, year=1438)),
    ("15/9/1438", Stated(day=15, month=109, year=1438)),
    ("الشهر الفائت", Stated(unit=Unit.MONTH, turn=Turn.PAST)),
    ("قبل ثلاثة أيام", Stated(unit=Unit.DAY, count=3)),
    ("قبل نحو 24 ساعة", Stated(unit=Unit.HOUR, count=24, about=True)),
    ("قبل أيام", Stated(unit=Unit.DAY, count=0)),
    ("في 8 من الشهر ذاته", Stated(day=8, the_month=True, month_turn=Turn.SAME)),
    ("فجر اليوم", Stated(offset=0, part_of_day="dawn")),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=row[0]) for row in STATED])
def test_the_words_state_these_parts(text: str, expected: Stated) -> None:
    (one,) = expressions(fold(text).text)
    assert one.first == expected


RELATIONS = [
    ("16 تشرين الثاني 2017", Relation.ON, Sense.POINT),
    ("منذ 16 تشرين الثاني 2017", Relation.SINCE, Sense.POINT),
    ("منذ أسبوع", Relation.SINCE, Sense.BACK),
    ("منذ اندلاع الثورة", Relation.SINCE, Sense.EVENT),
    ("حتى 16 تشرين الثاني 2017", Relation.UNTIL, Sense.POINT),
    ("قبل 16 تشرين الثاني 2017", Relation.UNTIL, Sense.BEFORE),
    ("خلال 48 ساعة", Relation.WINDOW, Sense.LASTING),
    ("خلال الساعات الـ 48 الماضية", Relation.WINDOW, Sense.BACK),
    ("من 5 إلى 8 آذار", Relation.WINDOW, Sense.RANGE),
    ("ليل السبت - الأحد", Relation.ON, Sense.NIGHT),
    ("قبل يومين", Relation.ON, Sense.AGO),
]


@pytest.mark.parametrize(("text", "relation", "sense"), [pytest.param(*row, id=row[0]) for row in RELATIONS])
def test_the_words_relate_in_this_way(text: str, relation: Relation, sense: Sense) -> None:
    (one,) = expressions(fold(text).text)
    assert (one.relation, one.sense) == (relation, sense)


def test_an_expression_has_words() -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Expression(
            start=3, end=3, relation=Relation.ON, sense=Sense.POINT, first=Stated(), last=None, rule="x"
        )  # fmt: skip


def test_a_gregorian_year_is_not_of_the_hijri_calendar() -> None:
    assert Stated(year=1438).hijri
    assert not Stated(year=2017).hijri
    assert not Stated(month=11, year=1438).hijri
    assert not Stated().hijri
