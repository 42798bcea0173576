"""Whose word it is: bounds by verbs, names that only look like people or parties, the town that is meant."""

from datetime import date

import pytest

import marsad
from marsad.extract.statement import Casualties, Displacement, Figure, Incident, Statement
from marsad.extract.term import Modality

DAY = date(2017, 11, 10)


def _told(text: str, publisher: str | None = None) -> tuple[Statement, ...]:
    return marsad.extract(text, publisher=publisher, published=DAY).statements


def _harmed(text: str, publisher: str | None = None) -> list[Casualties]:
    return [each for each in _told(text, publisher) if isinstance(each, Casualties)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param("مدنيون يفوقون 140 ألفاً", 140_001, None, id="plural"),
        pytest.param("أشخاص تعدوا 900 شخص", 901, None, id="went-beyond"),
        pytest.param("ما يربو عددهم على 300 شخص", 301, None, id="their-number"),
        pytest.param("ما لا يتعدى 60 عائلة", None, 60, id="not-beyond"),
        pytest.param("عائلات لم تتخط 40 عائلة", None, 40, id="did-not-pass"),
        pytest.param("ما لا يقلون عن 500 شخص", 500, None, id="no-fewer"),
        pytest.param("عائلات تقل عن 30 عائلة", None, 29, id="fewer"),
    ],
)
def test_a_verb_bounds_a_figure_in_any_form(text: str, low: int | None, high: int | None) -> None:
    told = _told(f"نزح {text} من ريف حماة إلى مدينة إدلب.")
    (moved,) = [each for each in told if isinstance(each, Displacement)]
    assert (moved.figure.low, moved.figure.high) == (low, high)


@pytest.mark.parametrize("verb", ["تجاوزت", "تخطت", "فاقت", "تعدت"])
def test_a_verb_bounds_the_figure_behind_its_tally(verb: str) -> None:
    (dead,) = _harmed(f"{verb} حصيلة القتلى المدنيين 90 قتيلاً في مدينة الرقة.")
    assert dead.figure == Figure(low=91, high=None)


def test_no_sum_behind_a_verb_is_counted_among_the_dead() -> None:
    told = _harmed("قال إن النفقات فاقت 300 مليون وإن 12 جندياً قتلوا في تدمر.")
    assert [each.figure.low for each in told] == [12]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        pytest.param("قضت وحدات الجيش على 12 من الإرهابيين في ريف حماة.", ("REBELS",), id="the-army"),
        pytest.param("قالت قسد إن مقاتليها قتلوا 9 من الإرهابيين في بلدة هجين.", ("IS",), id="the-sdf"),
        pytest.param("قالت وزارة الدفاع التركية إن قواتها قتلت 7 من الإرهابيين في عفرين.", ("SDF",), id="turkey"),
        pytest.param(
            "قتل الجيش السوري 7 من الإرهابيين في هجوم لتنظيم داعش على تدمر.", ("REBELS",), id="not-who-follows"
        ),
        pytest.param("قتل 9 من الإرهابيين في غارة على بلدة هجين.", (), id="nobody-said"),
    ],
)
def test_terrorists_are_whom_those_fight_who_are_named(text: str, victims: tuple[str, ...]) -> None:
    assert [each.victims for each in _harmed(text)] == [victims]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("أحبطت وحدات الجيش هجوماً قرب محردة وقتلت 20 مسلحاً.", Modality.ASSERTED, id="foiled-and-killed"),
        pytest.param("فشل التنظيم في اقتحام محردة وقتل 20 من عناصره.", Modality.ASSERTED, id="failed-and-died"),
        pytest.param("نفى الجيش أن تكون طائراته قتلت 20 مدنياً في محردة.", Modality.DENIED, id="denied"),
    ],
)
def test_what_is_joined_to_a_failure_did_happen(text: str, modality: Modality) -> None:
    assert [each.modality for each in _harmed(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قالت صفحة أخبار قوات سوريا الديمقراطية إن لغماً انفجر في الرقة.", id="page"),
        pytest.param("شهدت موسكو تفجيراً في محطة قطار بحسب قناة النظام.", id="capital"),
    ],
)
def test_a_name_in_another_s_name_is_no_party(text: str) -> None:
    assert all(not (each.actors or each.targets) for each in _told(text) if isinstance(each, Incident))


def test_a_capital_that_bombs_is_its_government() -> None:
    (raid,) = [each for each in _told("قصفت موسكو مدينة إدلب بالصواريخ.") if isinstance(each, Incident)]
    assert raid.actors == ("RUSSIA",)


@pytest.mark.parametrize("where", ["محافظة صلاح الدين", "مدينة تكريت في صلاح الدين"])
def test_a_place_called_like_a_man_is_nobody_killed(where: str) -> None:
    told = _harmed(f"قتل المقدم حسن الأحمد من قوات النظام في {where}.")
    assert all(each.victims != ("CIVILIANS",) for each in told)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("انسحب تنظيم داعش من بلدة خان طومان قرب مدينة حلب، وقصف الطيران البلدة.", "خان طومان", id="town"),
        pytest.param("وصل جرحى من بلدة معرة مصرين إلى مدينة إدلب، وتعرضت المدينة لقصف مدفعي.", "إدلب", id="city"),
        pytest.param("قصف الطيران قرية حيش قرب مدينة سراقب، وسقط في القرية 5 قتلى مدنيين.", "حيش", id="village"),
    ],
)
def test_the_town_is_the_last_that_is_called_so(text: str, place: str) -> None:
    last = max(_told(text), key=lambda each: each.span.start)
    assert [found.name_ar for found in last.places] == [place]
