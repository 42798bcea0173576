from datetime import date

import pytest

from marsad.report.composing import compose
from marsad.report.document import Document, Metadata
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Basis, Report

RIVER = OutletNames(id="River Observatory", forms=("مرصد النهر لحقوق الإنسان", "مرصد النهر"))
WIRE = OutletNames(id="WIRE", forms=("وكالة ميم", "ميم"), agency=True)
TITLE = "القوات تدخل البلدة بعد اشتباكات"
BODY = "دخلت القوات البلدة بعد اشتباكات عنيفة استمرت طوال الليل وسقط فيها قتلى وجرحى من الجانبين وفق السكان المحليين."


def composed(text: str, given: Metadata | None = None) -> Report:
    known = given or Metadata(publisher="River Observatory")
    return compose(Document(source="a.txt", id="sha256:0", text=text, metadata=known), (RIVER, WIRE))


@pytest.mark.parametrize(
    ("text", "day", "words"),
    [
        pytest.param(f"{TITLE}\n\n05 مارس 2018\n{BODY}", date(2018, 3, 5), "05 مارس 2018", id="a line over the text"),
        pytest.param(f"{TITLE}\n\n{BODY}\n\nالاثنين 5 آذار 2018", date(2018, 3, 5), None, id="a line under it"),
        pytest.param(f"{TITLE}\nنشر في: 5/3/2018 الساعة 10:45\n{BODY}", date(2018, 3, 5), "5/3/2018", id="a label"),
        pytest.param(
            f"{TITLE}\n\nحلب 5-3-2018 ميم- {BODY}", date(2018, 3, 5), "5-3-2018", id="in an agency's dateline"
        ),
        pytest.param(f"{TITLE}\n\nحلب، 5 آذار/مارس 2018 – {BODY}", date(2018, 3, 5), None, id="in a place's dateline"),
        pytest.param(f"{TITLE}\n\nحلب - وكالة ميم | الاثنين 5 مارس 2018\n{BODY}", date(2018, 3, 5), None, id="both"),
        pytest.param(f"{BODY} وذلك اليوم الاثنين 5 آذار / مارس 2018", date(2018, 3, 5), None, id="today with its date"),
        pytest.param(
            f"{BODY} وكان القصف بدأ أمس الأحد 4 آذار 2018", date(2018, 3, 5), None, id="yesterday with its date"
        ),
        pytest.param(
            f"{BODY} صباح أمس الأول السبت (3 آذار 2018)", date(2018, 3, 5), None, id="the day before yesterday"
        ),
        pytest.param(
            f"{BODY} من الـ 1 من آذار / مارس الجاري وحتى اليوم الـ 5 من الشهر ذاته، من العام الجاري 2018",
            date(2018, 3, 5),
            None,
            id="today's date, the month and the year apart",
        ),
        pytest.param(
            f"{BODY} أمس الأحد الـ 4 من آذار / مارس الجاري، بعد هدنة كانون الثاني / يناير الفائت من العام 2018",
            date(2018, 3, 5),
            None,
            id="the year from the past month's",
        ),
        pytest.param(
            f"{BODY} صباح اليوم الثلاثاء، وكان الرتل دخلها في الـ 3 من آذار / مارس الجاري من العام 2018",
            date(2018, 3, 6),
            "صباح اليوم الثلاثاء",
            id="the weekday next to the latest date of the month",
        ),
        pytest.param(
            f"{BODY}\n\nومرصد النهر نشر أمس الأحد، أنه رصد عصر الأحد الـ 4 من آذار / مارس الجاري من العام 2018 رتلاً",
            date(2018, 3, 5),
            "أمس الأحد",
            id="yesterday's weekday, dated in what was told then",
        ),
        pytest.param(
            f"{TITLE}\n\nدخلت القوات البلدة اليوم الأحد 28 شوال 1435 هـ. {BODY}", date(2014, 8, 24), None, id="Hijri"
        ),
    ],
)
def test_a_day_that_is_stated_is_read(text: str, day: date, words: str | None) -> None:
    published = composed(text).published
    assert published.days is not None
    assert (published.days.start, published.days.end, published.basis) == (day, day, Basis.TEXT)
    assert published.span is not None
    assert words is None or published.span.quote(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BODY, id="nothing"),
        pytest.param(f"{BODY} وذلك صباح اليوم الثلاثاء", id="a weekday alone"),
        pytest.param(f"{BODY} اليوم السبت الـ 24 من آذار / مارس الجاري", id="no year"),
        pytest.param(f"{BODY} وسقطت البلدة في 5 آذار 2018", id="a date of an event"),
        pytest.param(f"{BODY} الأحد 4 آذار 2018", id="a weekday and date in a sentence"),
        pytest.param(f"{BODY} اليوم الجمعة، وذلك منذ 7 تشرين الأول 2023", id="a weekday and a date long past"),
        pytest.param(
            f"{BODY} اليوم الخميس، منذ انطلاق العملية في الـ 3 من آذار / مارس الجاري من العام 2018",
            id="a weekday and the beginning of something",
        ),
        pytest.param(f'{BODY} وقال "اليوم الاثنين 5 آذار 2018 يوم عظيم" في كلمته', id="in somebody's words"),
        pytest.param(f"{BODY}\n\nوكان مرصد النهر نشر أمس أن القصف طال البلدة اليوم الأحد 4 آذار 2018", id="told again"),
        pytest.param(f"{BODY}\n\nوكانت جهات قد نشرت أمس أن القصف وقع اليوم الأحد 4 آذار 2018", id="told by anybody"),
        pytest.param(f"انطلقت الحملة في اليوم الـ 16 من آذار 2018. {BODY}", id="the day, not today"),
        pytest.param(f"مجزرة البلدة - 5 آذار 2018\n\n{BODY}", id="a date in a title"),
        pytest.param(f"{TITLE}\n\nحلب 5 آذار/مارس (ميم) - {BODY}", id="a dateline without a year"),
    ],
)
def test_a_day_that_is_not_stated_stays_unknown(text: str) -> None:
    report = composed(text)
    assert (report.published.days, report.published.basis) == (None, Basis.UNKNOWN)
    assert report.issues == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{BODY} اليوم الثلاثاء 5 آذار 2018", id="a weekday that is not the date's"),
        pytest.param(f"{TITLE}\n\n5 آذار 2018\n{BODY} أمس الثلاثاء", id="a printed date and another yesterday"),
        pytest.param(f"{TITLE}\n\n5 آذار 2018\n{BODY}\n\n7 آذار 2018\n{BODY}", id="a chronicle"),
        pytest.param(f"{BODY} اليوم الاثنين 5 آذار 2018، بعد انسحابها أمس الأحد 11 آذار 2018", id="two days"),
    ],
)
def test_dates_that_exclude_each_other_are_reported_and_the_day_stays_unknown(text: str) -> None:
    report = composed(text)
    assert (report.published.days, report.published.basis) == (None, Basis.UNKNOWN)
    assert [issue.code for issue in report.issues] == ["dates-contradict"]
    assert report.issues[0].source == "a.txt"


def test_metadata_give_the_day_and_a_text_that_says_another_is_reported() -> None:
    text = f"{BODY} وذلك صباح اليوم الثلاثاء"
    agreeing = composed(text, Metadata(published=date(2018, 3, 6)))
    differing = composed(text, Metadata(published=date(2018, 3, 5)))
    assert agreeing.issues == ()
    assert differing.published.basis is Basis.METADATA
    assert [issue.code for issue in differing.issues] == ["day-contradicts-text"]
    assert "صباح اليوم الثلاثاء" in differing.issues[0].message
