"""Which party a word names depends on the day."""

from datetime import date

import pytest

from marsad.text.fold import fold
from marsad.theatre.naming import PartyNames
from marsad.theatre.theatre import Theatre


@pytest.fixture(scope="module")
def names(syria: Theatre) -> PartyNames:
    return PartyNames(syria.parties)


@pytest.mark.parametrize(
    ("word", "day", "party"),
    [
        ("الجيش السوري", date(2017, 10, 1), "REGIME"),
        ("الجيش السوري", date(2024, 12, 7), "REGIME"),
        ("الجيش السوري", date(2025, 7, 13), "SYRIA_TRANSITIONAL"),
        ("الجيش السوري", None, "REGIME"),
        ("قوات النظام", date(2025, 7, 13), "REGIME"),
        ("الحكومة السورية", date(2025, 3, 7), "SYRIA_TRANSITIONAL"),
        ("تنظيم “الدولة الإسلامية”", date(2017, 10, 1), "IS"),
        ("داعش", None, "IS"),
        ("قسد", None, "SDF"),
        ("قوات سورية الديمقراطية", None, "SDF"),
        ("حزب الله العراقي", None, "IRAQI_HEZBOLLAH"),
        ("حزب الله", None, "HEZBOLLAH"),
        ("هيئة تحرير الشام", None, "HTS"),
        ("المسلحين الموالين لها", None, "PRO_REGIME"),
        ("التنظيم", None, None),
        ("مدرسة", None, None),
    ],
)
def test_a_word_names_its_party(names: PartyNames, word: str, day: date | None, party: str | None) -> None:
    assert names.strong(fold(word).text, day) == party


@pytest.mark.parametrize(
    ("word", "day", "parties"),
    [
        ("التنظيم", None, {"IS"}),
        ("الأمن العام", date(2020, 1, 1), set()),
        ("الأمن العام", date(2025, 3, 7), {"SYRIA_TRANSITIONAL"}),
        ("المجموعات الإرهابية", None, {"REBELS"}),
        ("قوات الأمن", date(2014, 1, 1), {"REGIME", "SECURITY_FORCES"}),
        ("قوات الأمن", date(2025, 3, 7), {"SYRIA_TRANSITIONAL", "SECURITY_FORCES"}),
        ("مدرسة", None, set()),
    ],
)
def test_a_weak_word_may_name_several(names: PartyNames, word: str, day: date | None, parties: set[str]) -> None:
    found = names.weak(fold(word).text, day)
    assert {row.party for row in found} == parties
    assert all(row.cue.needs for row in found)
