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


LISTED = [
    pytest.param(
        "سقطت الرقة بيد داعش، وتلتها بعد يومين الطبقة.", ["captured الرقة IS", "captured الطبقة IS"], id="what_followed"
    ),
    pytest.param(
        "سيطر الحوثيون على عمران ومن ثم صنعاء.", ["captured عمران HOUTHIS", "captured صنعاء HOUTHIS"], id="and_then"
    ),
    pytest.param(
        "سقط اللواء 93 في عين عيسى بيد تنظيم الدولة، وقبله الفرقة 17.",
        ["captured اللواء 93 IS", "captured الفرقة 17 IS"],
        id="what_went_before_behind_its_taker",
    ),
    pytest.param(
        "سيطر الجيش السوري على كفرنبل، وبعدها قصف حاس.", ["captured كفرنبل REGIME"], id="another_verb_of_another_place"
    ),
    pytest.param(
        "باتت الرمادي، كبرى مدن محافظة الأنبار، في قبضة داعش.", ["captured الرمادي IS"], id="an_apposition_is_no_item"
    ),
]
SITES = [
    pytest.param(
        "استعاد الجيش السوداني مدينة سنجة ومقر الفرقة 17 مشاة بداخلها.",
        ["recaptured سنجة SAF", "recaptured مقر الفرقة 17 مشاة SAF"],
        id="the_seat_of_a_unit",
    ),
    pytest.param(
        "سيطرت الفصائل على فرع المخابرات الجوية في حلب.", ["captured فرع المخابرات الجوية REBELS"], id="a_service"
    ),
    pytest.param(
        "سيطرت قوات الدعم السريع على محطة كهرباء أم دباكر في كوستي.",
        ["captured محطة كهرباء أم دباكر RSF"],
        id="what_a_site_is_for",
    ),
    pytest.param(
        "سيطرت قوات الوفاق على الميناء النهري.", ["captured الميناء النهري GNA"], id="an_adjective_like_a_dual"
    ),
    pytest.param("سيطر الجيش السوري على المدينة الصناعية.", ["captured المدينة الصناعية REGIME"], id="a_sort_of_town"),
]


@pytest.mark.parametrize(("text", "told"), [*LISTED, *SITES])
def test_what_is_in_the_same_hands(text: str, told: list[str]) -> None:
    found = [each for each in drafted(text).statements if isinstance(each, Control)]
    assert [f"{each.status.value} {each.places[0].text} {'+'.join(each.holder)}" for each in found] == told


POINTED = [
    pytest.param("نفت الفصائل سقوط بلدة كفرنبودة.", ["lost كفرنبودة "], id="who_denies_a_fall_holds_it"),
    pytest.param("طردت قوات النظام مسلحي داعش، ولم يبق بأيدي هؤلاء سوى بلدة هجين.", ["held هجين IS"], id="these"),
    pytest.param("طردت الفصائل القوات المهاجمة من بلدة رتيان.", ["captured رتيان REBELS"], id="whoever_attacked"),
    pytest.param(
        "دخلت قوات النظام بلدة صوران بعد انسحاب الفصائل، ثم تمكنت من انتزاع جبل الأربعين.",
        ["captured صوران REGIME", "captured جبل الأربعين REGIME"],
        id="who_retreats_takes_nothing",
    ),
    pytest.param("دارت معارك في إدلب معقل هيئة تحرير الشام.", [], id="named_a_stronghold_in_passing"),
    pytest.param("وصل وفد إلى مدينة سنار لتفقد محطات المياه بعد معارك الدعم السريع.", [], id="a_visit_is_no_loss"),
]
AROUND = [
    pytest.param(
        "دخلت مجموعات من مقاتلي الدعم السريع مدينة الضعين.", ["captured الضعين RSF"], id="groups_of_the_doers"
    ),
    pytest.param(
        "دخل مقاتلو هيئة تحرير الشام مدينة سراقب وأخرجوا منها آخر جنود النظام.",
        ["captured سراقب HTS"],
        id="from_it_whom",
    ),
    pytest.param(
        "انتقلت السيطرة على معبر باب الهوى من أحرار الشام إلى هيئة تحرير الشام.",
        ["captured معبر باب الهوى HTS"],
        id="from_one_to_another",
    ),
    pytest.param(
        "فك جنود الجيش السوداني حصار الدعم السريع عن القيادة العامة وسيطروا على مدينة الخرطوم.",
        ["captured الخرطوم SAF"],
        id="whose_siege_it_was",
    ),
    pytest.param("أعلن العبادي تحرير المدينة القديمة وهزيمة داعش.", [], id="whose_defeat_it_is"),
    pytest.param(
        "تخضع بلدة رأس بعلبك وجرودها لسيطرة الجيش اللبناني.",
        ["held رأس بعلبك LEBANESE_ARMY"],
        id="a_town_and_its_own_land",
    ),
    pytest.param(
        "استعاد تنظيم الدولة الإسلامية حي الميدان وسط مدينة دير الزور.",
        ["recaptured الميدان IS"],
        id="in_the_middle_of_a_town",
    ),
    pytest.param("استعاد الجيش السوري بعد معارك عنيفة بلدة معردس.", ["recaptured معردس REGIME"], id="after_what"),
    pytest.param(
        "استعاد الجيش السوري بعد قصف بلدة معردس السيطرة على صوران.", ["recaptured صوران REGIME"], id="what_was_shelled"
    ),
    pytest.param(
        "سيطر داعش على مدينة سنجار. وكانت البيشمركة استعادت القضاء قبل عام.",
        ["captured سنجار IS", "recaptured سنجار PESHMERGA"],
        id="a_district_called_like_its_town",
    ),
    pytest.param("طالبت السلطات المحلية في الرقة قوات سوريا الديمقراطية بالقضاء على داعش.", [], id="no_district"),
    pytest.param(
        "شنت قوات النظام هجوما على مدينة دوما أتاح لها السيطرة على نحو نصفها.",
        ["captured دوما REGIME"],
        id="half_of_it",
    ),
]


@pytest.mark.parametrize(("text", "told"), [*POINTED, *AROUND])
def test_what_other_words_point_to(text: str, told: list[str]) -> None:
    found = [each for each in drafted(text).statements if isinstance(each, Control)]
    assert [f"{each.status.value} {each.places[0].text} {'+'.join(each.holder)}" for each in found] == told
