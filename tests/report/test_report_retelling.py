from datetime import date

import pytest

from marsad.report.composing import compose
from marsad.report.document import Document, Metadata
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Freshness
from marsad.report.retelling import anchors
from marsad.text.fold import fold

RIVER = OutletNames(id="River Observatory", forms=("مرصد النهر لحقوق الإنسان", "مرصد النهر"))
OTHER = OutletNames(id="Other", forms=("شبكة الجبل",))
DAY = date(2018, 3, 15)
NEW = "سيطرت القوات على تلة تشرف على القرية"
LATER = "وانسحب عناصر من الحاجز الغربي فجراً"
OLD = "القوات فجرت جسراً قرب القرية"


def passages(text: str, published: date | None = DAY) -> list[tuple[str, str, date | None]]:
    given = Metadata(publisher="River Observatory", published=published)
    report = compose(Document(source="a.txt", id="sha256:0", text=text, metadata=given), (RIVER, OTHER))
    return [(found.span.quote(text), found.status.value, found.as_of) for found in report.passages]


@pytest.mark.parametrize(
    ("anchor", "day"),
    [
        pytest.param("وكان مرصد النهر نشر أمس أن", date(2018, 3, 14), id="was, name, verb, yesterday"),
        pytest.param("وكان مرصد النهر قد نشر أول أمس أن", date(2018, 3, 13), id="had"),
        pytest.param("وكان نشر مرصد النهر لحقوق الإنسان صباح اليوم أن", DAY, id="verb before the name"),
        pytest.param("ونشر مرصد النهر مساء أمس أنه رصد أن", date(2018, 3, 14), id="verb first"),
        pytest.param("مرصد النهر نشر أمس الأربعاء، أن", date(2018, 3, 14), id="name first, with its weekday"),
        pytest.param("في حين نشر مرصد النهر قبل ساعات أن", DAY, id="hours ago"),
        pytest.param("فيما نشر مرصد النهر كذلك قبل قليل أن", DAY, id="a word between, a while ago"),
        pytest.param("وكان نشر مرصد النهر قبل نحو 24 ساعة من الآن، أن", date(2018, 3, 14), id="24 hours ago"),
        pytest.param("وكان مرصد النهر قد أورد، أمس، نبأ مفاده أن", date(2018, 3, 14), id="commas"),
        pytest.param("وكان مرصد النهر نشر في الـ 9 من الشهر الجاري أن", date(2018, 3, 9), id="a day of this month"),
        pytest.param("وكان مرصد النهر نشر يوم الأحد الفائت الـ 11 من آذار / مارس أن", date(2018, 3, 11), id="a date"),
        pytest.param("وكنا قد ذكرنا أمس أن", date(2018, 3, 14), id="we"),
        pytest.param("وكانت شبكتنا قد ذكرت أمس أن", date(2018, 3, 14), id="our network"),
        pytest.param("وكان مرصد النهر ذكر في وقت سابق أن", None, id="some time ago"),
    ],
)
def test_what_follows_an_anchor_is_told_again(anchor: str, day: date | None) -> None:
    text = f"{NEW}\n\n{anchor} {OLD}\n\n{LATER}"
    assert passages(text) == [
        (NEW, "fresh", DAY),
        (f"{anchor} {OLD}", "republished", day),
        (LATER, "fresh", DAY),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("ونشر مرصد النهر صوراً للموقع", id="no time"),
        pytest.param("وكان مرصد النهر رصد أمس دخول رتل إلى القرية", id="it observed, it did not publish"),
        pytest.param("وكانت شبكة الجبل نشرت أمس أن القوات انسحبت", id="another outlet"),
        pytest.param("ونشر الجيش أمس أن قواته انسحبت", id="an army"),
        pytest.param("نشر مرصد النهر مراقبين. أمس قال السكان أن الوضع هادئ", id="the time is of another sentence"),
    ],
)
def test_near_misses_are_new(sentence: str) -> None:
    assert passages(f"{NEW}\n\n{sentence}") == [(f"{NEW}\n\n{sentence}", "fresh", DAY)]


def test_one_paragraph_may_tell_twice_and_words_that_lead_to_an_anchor_belong_to_it() -> None:
    first = f"ونشر مرصد النهر أمس أن {OLD}،"
    second = f"كما تجدر الإشارة إلى أن مرصد النهر نشر أمس الأول أن {OLD}"
    assert passages(f"{NEW}، {first} {second}") == [
        (f"{NEW}،", "fresh", DAY),
        (first, "republished", date(2018, 3, 14)),
        (second, "republished", date(2018, 3, 13)),
    ]


def test_a_list_behind_a_colon_is_told_again_too() -> None:
    text = f"وكان مرصد النهر نشر أمس أن الحصيلة كالآتي:\n- 3 مدنيين\n- عنصران\n{LATER}"
    found = passages(text)
    assert [(status, day) for _, status, day in found] == [("republished", date(2018, 3, 14)), ("fresh", DAY)]
    assert found[0][0].endswith("عنصران")


def test_the_text_may_come_back_to_the_day() -> None:
    statuses = [status for _, status, _ in passages(f"ونشر مرصد النهر أمس أن {OLD}، أما اليوم فقد {NEW}")]
    assert statuses == ["republished", "fresh"]


def test_without_a_day_of_publication_only_a_whole_date_tells_when() -> None:
    whole = f"وكان مرصد النهر نشر في الـ 9 من آذار / مارس من العام 2018 أن {OLD}"
    assert passages(f"{whole}\nوكان مرصد النهر نشر أمس أن {OLD}", None) == [
        (whole, "republished", date(2018, 3, 9)),
        (f"وكان مرصد النهر نشر أمس أن {OLD}", "republished", None),
    ]


def test_a_day_after_publication_is_no_day_of_an_earlier_report() -> None:
    assert passages(f"وكان مرصد النهر نشر في 20 آذار 2018 أن {OLD}")[0][1:] == ("republished", None)


def test_long_runs_of_commas_take_no_longer_than_words() -> None:
    text = fold("نشر مرصد النهر " + "، " * 200_000).text
    assert anchors(text, [(4, 14)], ()) == ()


def test_both_ways_of_freshness_have_names() -> None:
    assert [status.value for status in Freshness] == ["fresh", "republished"]
