"""Which place a word of control is said of, and who holds it, where other words stand in between or around."""

import pytest
from extract_values import drafted

from marsad.extract.statement import Control

LOCATED = [
    pytest.param(
        "أصبحت بلدة داعل الزراعية في ريف درعا الأوسط منذ مساء أمس في قبضة الفصائل.",
        ["captured داعل REBELS"],
        id="a_town_behind_an_adjective_not_the_area_around_it",
    ),
    pytest.param(
        "تخضع بلدة كفرنبل، الواقعة في ريف إدلب الجنوبي، لسيطرة هيئة تحرير الشام.",
        ["held كفرنبل HTS"],
        id="a_town_and_where_it_lies",
    ),
    pytest.param(
        "مدينة سنجة، عاصمة ولاية سنار، صارت تحت سيطرة الجيش السوداني.",
        ["captured سنجة SAF"],
        id="a_town_and_of_what_it_is_the_capital",
    ),
    pytest.param(
        "أطلقت الدفاعات في قاعدة حميميم النار على طائرة جاءت من الأراضي الخاضعة لسيطرة هيئة تحرير الشام.",
        [],
        id="land_without_a_name",
    ),
    pytest.param(
        "قرى الثعلة والدور، التي لم يعد إليها أهلها، بيد القوات الحكومية.",
        ["held الثعلة REGIME", "held الدور REGIME"],
        id="nobody_went_back_is_not_no_longer",
    ),
]
HELD = [
    pytest.param("عادت مدينة تلعفر إلى كنف الدولة.", ["recaptured تلعفر IRAQI_GOV"], id="the_state_behind_control"),
    pytest.param("سيطرت الفصائل على بلدة مورك.", ["captured مورك REBELS"], id="the_factions_of_syria"),
    pytest.param("استعاد المغاوير تلة الحصن في بلدة عرسال.", ["recaptured تلة الحصن LEBANESE_ARMY"], id="commandos"),
    pytest.param(
        "سيطر الجيش الوطني على بلدتي عندان وحريتان وأزالوا السواتر.",
        ["captured عندان SNA", "captured حريتان SNA"],
        id="a_verb_is_no_item_of_a_list",
    ),
]


@pytest.mark.parametrize(("text", "told"), [*LOCATED, *HELD])
def test_whose_hands_a_place_is_in(text: str, told: list[str]) -> None:
    found = [each for each in drafted(text).statements if isinstance(each, Control)]
    assert [f"{each.status.value} {each.places[0].text} {'+'.join(each.holder)}" for each in found] == told
