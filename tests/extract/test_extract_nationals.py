"""Of which one country people are, told behind their count."""

from datetime import date

import pytest

import marsad
from marsad.extract.statement import Casualties


@pytest.mark.parametrize(
    ("counted", "detail"),
    [
        pytest.param("12 من الجنسية السورية", "من الجنسية السورية", id="bare"),
        pytest.param("12 عنصرا من الجنسية العراقية", "من الجنسية العراقية", id="behind_a_noun"),
        pytest.param("12 مقاتلا يحملون الجنسية اللبنانية", "يحملون الجنسية اللبنانية", id="who_bear_it"),
        pytest.param("12 عنصرا من جنسيات سورية وعراقية", None, id="of_several"),
        pytest.param("12 عنصرا في البلدة، ومنحت الجنسية السورية لغيرهم", None, id="of_others"),
    ],
)
def test_a_part_of_one_nationality(counted: str, detail: str | None) -> None:
    text = f"ارتفع إلى 40 عدد قتلى المسلحين الموالين لقوات النظام في مدينة البوكمال بدير الزور، بينهم {counted}."
    reading = marsad.extract(text, publisher="SOHR", published=date(2017, 11, 22))
    found = [s for s in reading.statements if isinstance(s, Casualties) and s.figure.low == 12]
    assert [statement.victim_detail for statement in found] == [detail]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("من جنسيات سورية وعراقية", id="nationalities"),
        pytest.param("من جنسيات مختلفة سورية وعراقية وروسية", id="of_several_sorts"),
        pytest.param("ومعظمهم من الجنسية السورية", id="one"),
    ],
)
def test_a_nationality_is_no_place(told: str) -> None:
    text = f"نزح 300 شخص {told} من بلدة السوسة بريف دير الزور."
    reading = marsad.extract(text, publisher="SOHR", published=date(2019, 1, 5))
    named = {place.text for statement in reading.statements for place in statement.places}
    assert named == {"السوسة"}


def test_a_country_is_a_place() -> None:
    reading = marsad.extract("نزح 300 شخص من سورية إلى لبنان.", publisher="SOHR", published=date(2019, 1, 5))
    assert {place.text for statement in reading.statements for place in statement.places} >= {"سورية"}
