"""What only looks told: a verb that is a time of day, a fight denied by its verb, people named beside a verb."""

from datetime import date

import pytest

import marsad
from marsad.extract.statement import Casualties, Incident, Statement
from marsad.extract.term import IncidentType, Modality

DAY = date(2017, 11, 10)


def _told(text: str) -> tuple[Statement, ...]:
    return marsad.extract(text, published=DAY).statements


def _events(text: str) -> list[Incident]:
    return [each for each in _told(text) if isinstance(each, Incident)]


def _harmed(text: str) -> list[Casualties]:
    return [each for each in _told(text) if isinstance(each, Casualties)]


def test_dawn_of_a_day_blows_nobody_up() -> None:
    told = _events("سقطت صواريخ على حي الوعر في حمص فجر اليوم نفسه وأصيب ثلاثة مدنيين.")
    assert [each.type for each in told] == [IncidentType.SHELLING]


def test_one_who_blows_himself_up_does() -> None:
    told = _events("فجر انتحاري من تنظيم داعش نفسه في حي الوعر في حمص.")
    assert [each.type for each in told] == [IncidentType.SUICIDE_BOMBING]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("لم تقع اشتباكات بين قسد وتنظيم داعش في بلدة هجين.", Modality.DENIED, id="did-not-occur"),
        pytest.param("لم يسجل قصف من قوات النظام على مدينة دوما.", Modality.DENIED, id="none-recorded"),
        pytest.param("تقع اشتباكات بين قسد وتنظيم داعش في بلدة هجين.", Modality.ASSERTED, id="occur"),
        pytest.param("لم تتوقف اشتباكات بين قسد وتنظيم داعش في بلدة هجين.", Modality.ASSERTED, id="did-not-stop"),
    ],
)
def test_a_negation_of_a_noun_s_verb_is_of_its_event(text: str, modality: Modality) -> None:
    assert [each.modality for each in _events(text)] == [modality]


@pytest.mark.parametrize("unit", ["دورية من", "مفرزة من", "مجموعة من", ""])
def test_a_party_some_of_whose_men_arrest_does(unit: str) -> None:
    (taken,) = _events(f"اعتقلت {unit} قوات النظام سبعة شبان في مدينة جاسم.")
    assert (taken.type, taken.actors) == (IncidentType.ARREST, ("REGIME",))


def test_whoever_is_aimed_at_strikes_nobody() -> None:
    told = _events("نفى الجيش أي استهداف للمدنيين في مدينة دوما.")
    assert all("CIVILIANS" not in each.actors for each in told)
    assert [each.actors for each in _events("استهداف لقوات النظام في مدينة دوما بقذائف الهاون.")] == [("REGIME",)]


def test_who_owns_up_to_losses_makes_no_other_news() -> None:
    told = _told("أقر الجيش الإسرائيلي بإصابة أحد عشر جندياً من قواته في بلدة الخيام.")
    assert all(each.type is not IncidentType.STATEMENT for each in told if isinstance(each, Incident))


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("قدر شيخ من المنطقة عدد من قتلوا في بلدة هجين بنحو 40 مدنياً.", [40], id="who-counts"),
        pytest.param("ومن بين القتلى في درعا عمر الزعبي، وهو عضو سابق في لجنة التفاوض.", [1], id="who-he-is"),
        pytest.param("وأعلن مسعف من البلدة أن شابين قتلا في مدينة درعا.", [2], id="dual"),
        pytest.param("وقال إن شاباً من البلدة قتل في مدينة درعا.", [1], id="one"),
    ],
)
def test_who_is_named_beside_a_verb_is_not_its_dead(text: str, figures: list[int]) -> None:
    assert [each.figure.low for each in _harmed(text)] == figures
