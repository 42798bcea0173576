"""Tokens, their clitics, and words bared for a search."""

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text import token
from marsad.text.token import TokenKind, bare, readings, tokens

_WORD = st.text("ابتدرسقكلمنهويف", min_size=1, max_size=10)


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(token).failed == 0


@given(st.text("ابلو 12.،_-ab\n", max_size=40))
def test_tokens_hold_everything_but_blanks(text: str) -> None:
    found = tokens(text)
    assert "".join(one.text for one in found) == "".join(text.split())
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_tokens_have_kinds() -> None:
    assert [one.kind for one in tokens("قتل24،")] == [TokenKind.WORD, TokenKind.DIGITS, TokenKind.SIGN]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        pytest.param("وبالمدينه", ("و", "ب", True, "مدينه", ""), id="and-in-the"),
        pytest.param("للميادين", ("", "ل", True, "ميادين", ""), id="to-the"),
        pytest.param("فلهجين", ("ف", "ل", False, "هجين", ""), id="so-for"),
        pytest.param("وسيقتحمون", ("و", "س", False, "يقتحمون", ""), id="future"),
        pytest.param("كالمدافع", ("", "ك", True, "مدافع", ""), id="like-the"),
        pytest.param("وجثتهم", ("و", "", False, "جثت", "هم"), id="pronoun"),
        pytest.param("والرقه", ("و", "", True, "رقه", ""), id="and-the"),
    ],
)
def test_a_word_can_be_read_with_its_clitics(word: str, parts: tuple[str, str, bool, str, str]) -> None:
    found = [(one.conjunction, one.preposition, one.article, one.stem, one.enclitic) for one in readings(word)]
    assert parts in found


@given(_WORD)
def test_every_reading_spells_the_word_and_the_whole_comes_first(word: str) -> None:
    found = readings(word)
    assert found[0].stem == word
    assert [len(one.stem) for one in found] == sorted((len(one.stem) for one in found), reverse=True)
    for one in found:
        article = ("ل" if one.preposition == "ل" else "ال") if one.article else ""
        assert one.conjunction + one.preposition + article + one.stem + one.enclitic == word


def test_the_future_stands_before_a_present_only() -> None:
    assert all(one.preposition != "س" for one in readings("سلاح"))


@pytest.mark.parametrize("stem", ["مدينه", "حلب", "وادي", "بلده", "كتيبه", "لواء", "بوكمال", "فصايل", "الغام"])
@pytest.mark.parametrize("before", ["و", "ب", "ل", "ال", "وال", "بال", "وبال", "فال"])
def test_a_search_meets_a_word_however_it_is_attached(stem: str, before: str) -> None:
    assert bare(before + stem) == bare(stem)


@given(_WORD)
def test_baring_twice_changes_nothing(word: str) -> None:
    assert bare(bare(word)) == bare(word)
    assert bare(word) == word[len(word) - len(bare(word)) :]
