"""Words as somebody who searches reports writes them."""

import pytest

from marsad.errors import WordingError
from marsad.store.asked import Term
from marsad.store.wording import terms


def term(*words: str, begins: bool = False, written: str = "", excluded: bool = False) -> Term:
    return Term(words=words, begins=begins, written=written, excluded=excluded)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("  ", [], id="blank"),
        pytest.param("وبالمدينة", [term("مدينه")], id="folded_and_bare"),
        pytest.param("قصف المدينة", [term("قصف"), term("مدينه")], id="words"),
        pytest.param("«قصف المدينة»", [term("قصف", "مدينه")], id="phrase"),
        pytest.param('"قصف المدينة" غارة', [term("قصف", "مدينه"), term("غاره")], id="phrase_and_word"),
        pytest.param("قصف -غارة", [term("قصف"), term("غاره", excluded=True)], id="left_out"),
        pytest.param("−غارة", [term("غاره", excluded=True)], id="left_out_with_a_true_minus"),
        pytest.param("-«قصف المدينة»", [term("قصف", "مدينه", excluded=True)], id="phrase_left_out"),
        pytest.param("2016-2017", [term("2016"), term("2017")], id="hyphen_inside"),
        pytest.param("مدن*", [term("مدن", begins=True, written="مدن")], id="beginning"),
        pytest.param("المدن*", [term("مدن", begins=True, written="المدن")], id="beginning_with_an_article"),
        pytest.param("-مدن*", [term("مدن", begins=True, written="مدن", excluded=True)], id="beginning_left_out"),
        pytest.param("قصف ، غارة", [term("قصف"), term("غاره")], id="signs_are_no_words"),
    ],
)
def test_words_are_read_as_they_are_meant(text: str, expected: list[Term]) -> None:
    assert [*terms(text)] == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('قصف "المدينة', "quotation mark", id="open_quote"),
        pytest.param("«قصف", "quotation mark", id="open_arabic_quote"),
        pytest.param("قصف»", "quotation mark", id="closing_quote_alone"),
        pytest.param("«قصف”", "quotation mark", id="quotes_of_two_sorts"),
        pytest.param("*", "a star needs", id="star_alone"),
        pytest.param("م*", "a star needs", id="one_letter"),
        pytest.param("الم*", "a star needs", id="one_letter_behind_an_article"),
        pytest.param("قص*ف", "not inside", id="star_inside"),
        pytest.param("،", "no word", id="only_signs"),
        pytest.param("-", "no word", id="minus_alone"),
        pytest.param("«»", "no word", id="empty_phrase"),
        pytest.param("ا" * 401, "too many", id="too_long"),
    ],
)
def test_what_means_nothing_is_refused_in_plain_words(text: str, said: str) -> None:
    with pytest.raises(WordingError, match=said):
        terms(text)
