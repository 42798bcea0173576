"""Names looked up while somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.theatre.directory import Directory, Fit
from marsad.theatre.loading import load

SMALL = Directory.of(
    [
        ("mayadin", ("الميادين", "Al-Mayadin")),
        ("desert", ("بادية الميادين",)),
        ("bukamal", ("البوكمال", "البو كمال", "Al-Bukamal")),
        ("deir", ("دير الزور", "Deir ez-Zor")),
        ("midan", ("الميدان",)),
        ("signs", ("—",)),
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("الميادين", "mayadin same, desert word", id="whole"),
        pytest.param("ميادين", "mayadin same, desert word", id="without_the_article"),
        pytest.param("المَيــادين", "mayadin same, desert word", id="marks_and_tatweel"),
        pytest.param("الم", "mayadin begins, midan begins, desert word", id="begun_with_the_article"),
        pytest.param("مي", "mayadin begins, midan begins, desert word", id="begun_without_it"),
        pytest.param("دير الز", "deir begins", id="begun_second_word"),
        pytest.param("ديرالزور", "deir same", id="written_together"),
        pytest.param("الزور", "deir word", id="second_word"),
        pytest.param("بوكمال", "bukamal same", id="one_word_of_two"),
        pytest.param("ألبوكمال", "bukamal same", id="other_alef"),
        pytest.param("albukamal", "bukamal same", id="latin_written_together"),
        pytest.param("al buk", "bukamal begins", id="latin_begun"),
        pytest.param("المياذين", "mayadin near", id="slip_of_the_pen"),
        pytest.param("Deir al-Zor", "deir near", id="another_transcription"),
        pytest.param("قرطاجنة", "", id="nothing_like_it"),
        pytest.param("—", "", id="signs"),
        pytest.param(" ", "", id="blank"),
    ],
)
def test_what_is_typed_finds_whom_it_fits_the_best_first(asked: str, found: str) -> None:
    assert ", ".join(f"{hit.id} {hit.fit.value}" for hit in SMALL.find(asked)) == found


def test_no_more_are_found_than_asked_for() -> None:
    assert [hit.id for hit in SMALL.find("مي", limit=1)] == ["mayadin"]


def test_an_empty_directory_finds_nothing() -> None:
    assert Directory.of([]).find("الميادين") == ()


@given(st.text())
def test_whatever_is_typed_is_answered(asked: str) -> None:
    assert len(SMALL.find(asked)) <= 10


def test_every_place_of_a_theatre_is_found_by_each_of_its_names() -> None:
    places = load("lebanon").places
    directory = Directory.of((place.id, place.names) for place in places)
    for place in places[::40]:
        for name in place.names:
            found = {hit.id: hit.fit for hit in directory.find(name, limit=200)}
            assert found.get(place.id) is Fit.SAME, name
