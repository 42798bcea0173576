"""Whose the people are whom somebody calls his own, and who fighters told among a side's dead are."""

import pytest
from extract_values import said

from marsad.extract.statement import Casualties


def _told(text: str, publisher: str) -> list[tuple[str, int | None, tuple[str, ...]]]:
    found = [each for each in said(text, publisher=publisher).statements if isinstance(each, Casualties)]
    return [(each.outcome.value, each.figure.low, each.victims) for each in found]


@pytest.mark.parametrize(
    ("publisher", "text", "gives"),
    [
        pytest.param(
            "SDF",
            "هاجم مرتزقة داعش نقاطنا قرب هجين، وارتقى ثلاثة من خيرة شبابنا وأصيب خمسة من رفاقنا.",
            [("killed", 3, ("SDF",)), ("wounded", 5, ("SDF",))],
            id="behind-the-figure",
        ),
        pytest.param(
            "Iraqi Federal Police Command",
            "دخلت قطعاتنا حي النزال في الفلوجة. شهداؤنا اليوم أربعة وجرحانا تسعة.",
            [("killed", 4, ("IRAQI_POLICE",)), ("wounded", 9, ("IRAQI_POLICE",))],
            id="before-the-figure",
        ),
        pytest.param(
            "SAF",
            "صدت قواتنا هجوماً للدعم السريع على الفاشر، واحتسبت قواتنا شهيدين وستة جرحى.",
            [("killed", 2, ("SAF",)), ("wounded", 6, ("SAF",))],
            id="a-verb-of-offering",
        ),
        pytest.param(
            "Enab Baladi",
            'قال قائد في الجيش الوطني: "استشهد سبعة من رجالنا على محور كباني".',
            [("killed", 7, ("SNA",))],
            id="in-quoted-words",
        ),
        pytest.param(
            "Saba (Houthi)",
            "تقدم المجاهدون في صرواح أمام القوات الحكومية، وبلغت خسائر العدو 40 قتيلاً و65 مصاباً.",
            [("killed", 40, ("YEMEN_GOV",)), ("wounded", 65, ("YEMEN_GOV",))],
            id="the-losses-of-the-enemy",
        ),
    ],
)
def test_our_men_are_of_whoever_speaks(
    publisher: str, text: str, gives: list[tuple[str, int | None, tuple[str, ...]]]
) -> None:
    assert _told(text, publisher) == gives


def test_our_youth_are_nobodys_where_nobody_knows_who_speaks() -> None:
    told = _told("قصفت الطائرات حي الصناعة في إدلب، واستشهد ثلاثة من شبابنا.", "Idlib page")
    assert [victims for _, _, victims in told] == [("CIVILIANS",)]


def test_an_officer_among_a_militias_dead_is_the_militias() -> None:
    text = "صد الجيش السوداني هجوماً على الأبيض وقتل 30 من عناصر الدعم السريع، بينهم قائد ميداني برتبة عقيد."
    assert {victims for _, _, victims in _told(text, "Sudan Tribune")} == {("RSF",)}


@pytest.mark.parametrize(
    "text",
    [
        "قتل تسعة مدنيين باعتداء إرهابي في حلب.",
        "قتل تسعة مدنيين جراء هجوم إرهابي نفذه انتحاري في حلب.",
        "قتل تسعة مدنيين في غارة على حلب، وعادت 5 أسر إلى بيوتها.",
    ],
)
def test_an_adjective_and_a_family_are_no_further_casualties(text: str) -> None:
    assert _told(text, "Reuters") == [("killed", 9, ("CIVILIANS",))]


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        pytest.param(
            "قتل في المعارك قرب هجين /23/ عنصراً من داعش وأصيب /36/ آخرين.",
            [("killed", 23, ("IS",)), ("wounded", 36, ("IS",))],
            id="numbers-between-strokes",
        ),
        pytest.param(
            "أصيب في القصف على هجين سبعة مدنيين، وأدى انفجار لغم إلى إصابة اثنين آخرين.",
            [("wounded", 7, ("CIVILIANS",)), ("wounded", 2, ("CIVILIANS",))],
            id="others-who-have-their-number",
        ),
        pytest.param(
            "أدى الهجوم على قرية الباغوز إلى جرح 3مدنيين وحرق 70منزلا.",
            [("wounded", 3, ("CIVILIANS",))],
            id="nouns-written-with-their-number",
        ),
        pytest.param(
            "هاجمت قوات الدعم السريع مدينة الأبيض فتصدت لها القوات المسلحة السودانية وكبدتها 74 قتيلاً.",
            [("killed", 74, ("RSF",))],
            id="what-it-cost-them",
        ),
        pytest.param(
            "استشهد شاب برصاص الجيش الإسرائيلي في نابلس. وقالت مصادر طبية إن الشاب سامر عوض استشهد في نابلس.",
            [("killed", 1, ("CIVILIANS",))],
            id="one-who-is-named-behind",
        ),
    ],
)
def test_a_figure_is_told_once_and_is_somebodys(
    text: str, gives: list[tuple[str, int | None, tuple[str, ...]]]
) -> None:
    assert _told(text, "Reuters") == gives
