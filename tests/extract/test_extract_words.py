"""Words by their position, and closed classes."""

import pytest

from marsad.extract.mention.words import words
from marsad.extract.particle import particles


def test_words_are_found_by_offset() -> None:
    found = words("في بلده هجين، امس")
    assert [found[i] for i in range(len(found))] == ["في", "بلده", "هجين", "امس"]
    assert found.from_offset(0) == 0
    assert found.from_offset(1) == 1
    assert found.holding(4) == 1
    assert found.holding(0) == 0


def test_before_the_first_word_there_is_none() -> None:
    assert words(" - كلمه").holding(0) == -1


def test_a_sign_between_words_parts_them() -> None:
    found = words('بلده "هجين"، امس')
    assert found.joined(0, 1)
    assert not found.joined(1, 2)


def test_a_closed_class_is_folded() -> None:
    assert "الي" in particles("stops-object")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        particles("no-such-class")
