"""Spellings, nearness of names, folding of many."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.likeness import likest
from marsad.theatre.spelling import spellings

ARABIC = st.text(alphabet="ابتجحدرسطعفقكلمنهوي ةأإى", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("كفر نبل", "كفرنبل"),
        ("كفرنبل", "كفر نبل"),
        ("تل رفعت", "تلرفعت"),
        ("دير الزور", "ديرالزور"),
        ("ابو كمال", "ابوكمال"),
        ("زملكا", "زملكه"),
        ("خناصره", "خناصرا"),
        ("شيخ مقصود", "الشيخ مقصود"),
        ("البوكمال", "البو كمال"),
    ],
)
def test_a_name_has_another_spelling(name: str, other: str) -> None:
    assert other in tuple(spellings(name))


@pytest.mark.parametrize("name", ["حمص", "داريا", "تل", "الميادين", "حلب"])
def test_some_names_have_none(name: str) -> None:
    assert tuple(spellings(name)) == ()


@given(ARABIC)
@settings(max_examples=100)
def test_no_spelling_is_the_name_itself(name: str) -> None:
    text = fold(name).text.strip()
    assert text not in tuple(spellings(text))


@pytest.mark.parametrize(
    ("name", "admin1", "place"),
    [
        ("السفافيه", "Deir ez-Zor", "Alsafafnah"),
        ("الشعيطاط", "Deir ez-Zor", "Al-Shaitat"),
        ("رسم السكاف", "Hama", "Rasm Skaf"),
    ],
)
def test_the_likest_name_is_found(gazetteer: Gazetteer, name: str, admin1: str, place: str) -> None:
    found = likest(name, gazetteer.names_in(admin1))
    assert found is not None
    assert found.name_en == place


@pytest.mark.parametrize("name", ["ال", "كفر", "زغبستان", "جبل"])
def test_what_is_like_nothing_or_too_short_is_not_found(gazetteer: Gazetteer, name: str) -> None:
    assert likest(name, gazetteer.names_in("Deir ez-Zor")) is None


@given(st.lists(ARABIC, max_size=6))
@settings(max_examples=60)
def test_many_fold_like_each(names: list[str]) -> None:
    assert folded(names) == tuple(fold(name).text.strip() for name in names)


def test_a_name_of_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="line break"):
        folded(["دير\nالزور"])
