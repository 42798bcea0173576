"""What a person types finds the place that is meant, or all that may be."""

import pytest

from marsad.theatre.loading import load
from marsad.theatre.search import alike, meant, search

SYRIA = load("syria")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("الميادين", "ocha:C5192", id="arabic"),
        pytest.param("ألميادين", "ocha:C5192", id="arabic-other-alef"),
        pytest.param("Mayadin", "ocha:C5192", id="latin-without-article"),
        pytest.param("al-mayadin", "ocha:C5192", id="latin-with-article"),
        pytest.param("Ar Rastan", "ocha:C2870", id="latin-assimilated-article"),
        pytest.param("Deir ez-Zor", "ocha:C5086", id="city-before-governorate"),
        pytest.param("حمص", "ocha:C2528", id="known-city-before-hamlets"),
        pytest.param("ocha:C5175", "ocha:C5175", id="id"),
        pytest.param("C5175", "ocha:C5175", id="pcode"),
        pytest.param("ocha:SY09", "ocha:SY09", id="governorate-by-id"),
    ],
)
def test_a_name_finds_its_place(asked: str, found: str) -> None:
    place = meant(search(SYRIA, asked))
    assert place
    assert place.id == found


def test_namesakes_are_all_found() -> None:
    found = search(SYRIA, "تل أحمر")
    assert len(found) > 1
    assert meant(found) is None
    assert len({place.id for place in found}) == len(found)


def test_nothing_is_called_so() -> None:
    assert search(SYRIA, "مدينة الخيال") == ()
    assert search(SYRIA, "") == ()


def test_a_slip_of_the_pen_is_told_what_is_near() -> None:
    assert "الميادين" in alike(SYRIA, "الميادن")
