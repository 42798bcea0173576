"""Where the people of a figure came to harm, and where an event happened."""

import pytest
from extract_values import said

from marsad.extract.statement import Casualties, Incident

CASES = [
    pytest.param("قتل ثلاثة مدنيين في مدينة إدلب.", [["إدلب"]], id="behind_it"),
    pytest.param("قصفت الطائرات مدينة إدلب. وقتل ثلاثة مدنيين.", [["إدلب"]], id="of_the_sentence_before"),
    pytest.param("قتل في مدينة إدلب أربعة نازحين من مدينة حمص.", [["إدلب"]], id="not_where_they_come_from"),
    pytest.param(
        "سقط في محافظة إدلب 12 قتيلا و30 جريحا، تلتها محافظة حلب حيث سقط 9 قتلى.",
        [["محافظة إدلب"], ["محافظة إدلب"], ["حلب"]],
        id="not_that_of_the_next_figure",
    ),
    pytest.param(
        "معارك مدينة تدمر\n\nوقال المرصد ومقره بريطانيا إن 90 مدنيا قتلوا منذ مطلع العام.",
        [["تدمر"]],
        id="a_total_is_of_what_the_report_is_about",
    ),
    pytest.param(
        "قتلى أيلول في سوريا\n\nوثقت الشبكة مقتل 90 مدنيا خلال شهر أيلول الفائت.",
        [["سوريا"]],
        id="a_total_of_a_whole_country",
    ),
    pytest.param(
        "قصفت الطائرات مدينة إدلب. وقتل ثلاثة مدنيين في قرية النخلات.",
        [["النخلات", "إدلب"]],
        id="what_no_gazetteer_has_with_the_place_before",
    ),
]


@pytest.mark.parametrize(("text", "places"), CASES)
def test_where_it_happened(text: str, places: list[list[str]]) -> None:
    told = [each for each in said(text).statements if isinstance(each, Casualties)]
    assert [[place.text for place in each.places] for each in told] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سيطرت الفصائل على مدينة سرمين. وانسحبت قوات النظام نحو مدينة سراقب.", ["سرمين"]),
        ("انسحبت قوات النظام نحو مدينة سراقب.", ["سراقب"]),
        ("انسحبت قوات النظام من مدينة سرمين إلى مدينة سراقب.", ["سرمين"]),
        ("تقدمت قوات النظام من مدينة سرمين إلى مدينة سراقب.", ["سراقب"]),
        ("قصفت قوات النظام بلدات في محافظة إدلب، منها سرمين وبنش.", ["سرمين", "بنش"]),
        ("دخلت المساعدات إلى بلدة مضايا التي تحاصرها قوات النظام قرب دمشق.", ["مضايا"]),
        ("قصفت قوات النظام مدينة سرمين بالمدفعية.", ["سرمين"]),
    ],
)
def test_an_event_is_where_it_happens_not_where_it_leads(text: str, places: list[str]) -> None:
    told = [each for each in said(text).statements if isinstance(each, Incident)]
    assert [place.text for place in told[-1].places] == places
