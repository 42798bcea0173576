"""Folding: one spelling of everything, and the way back to every original code point."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import SpanError
from marsad.text.fold import Folded, fold

# What reports hold: letters in all spellings, marks, controls, ligatures, digits, blanks, other scripts.
_ARABIC = "ابتثحخدرسعقكلمنهويأإآؤئىةءٱیکھەگپ"
_MARKS = "ًٌٍَُِّْٰٓـ"
_HIDDEN = "\u200b\u200c\u200f\u202b\u202c\u2066\u2069\ufeff\x00\x07"
_LIGATURES = "ﻻﻼﷲﷺﱛﺍﺑﺔﻰﭼﹰ¨ﬁ½…㎏"
_KNOTTED = st.text(st.sampled_from("ا َﻻ…\u200f\u00a0_¨1"), max_size=20)
_TEXT = _KNOTTED | st.text(
    st.sampled_from(_ARABIC + _MARKS + _HIDDEN + _LIGATURES + "   \n\r\t\u00a0_«»“”'-12٣۴٪٫٬aZßİ中한")
    | st.characters(),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("أإآٱ", "اااا", id="alef"),
        pytest.param("ىیئي", "يييي", id="ya"),
        pytest.param("ةهەھ", "هههه", id="ha"),
        pytest.param("ؤو", "وو", id="waw"),
        pytest.param("کكگ", "ككك", id="kaf"),
        pytest.param("مُحَمَّدٌ", "محمد", id="harakat"),
        pytest.param("الرقـــة", "الرقه", id="tatweel"),
        pytest.param("ﺍﻟﺮﻗﺔ", "الرقه", id="presentation-forms"),
        pytest.param("ﻻجئ", "لاجي", id="lam-alef"),
        pytest.param("ر\u200cق\u200fة\ufeff", "رقه", id="controls"),
        pytest.param("٠١٢٣٤٥٦٧٨٩", "0123456789", id="arabic-digits"),
        pytest.param("۰۱۲۳۴۵۶۷۸۹", "0123456789", id="persian-digits"),
        pytest.param("٣٫٥ و١٬٢٣٤ و٪", "3.5 و1,234 و%", id="separators"),
        pytest.param("«أ» “ب” „ج‟", '"ا" "ب" "ج"', id="double-quotes"),
        pytest.param("‘a’", "'a'", id="single-quotes"),
        pytest.param("2 – 3 — 4", "2 - 3 - 4", id="dashes"),
        pytest.param("أ\u00a0ب\tج", "ا ب ج", id="blanks"),
        pytest.param("دير   الزور", "دير الزور", id="doubled-blanks"),
        pytest.param("#دير_الزور", "#دير الزور", id="hashtag"),
        pytest.param("أ\r\nب", "ا\n\nب", id="line-breaks"),
        pytest.param("SANA", "sana", id="case"),
        pytest.param("شيء", "شيء", id="hamza-alone-stays"),
    ],
)
def test_letters_have_one_spelling(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_every_code_point_folds_to_what_folding_leaves_alone() -> None:
    step = 4096
    for start in range(0, sys.maxunicode + 1, step):
        # A letter between, so that blanks are not joined.
        text = "x".join(map(chr, range(start, start + step)))
        once = fold(text).text
        assert fold(once).text == once, f"U+{start:X}"


@given(_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    again = fold(once)
    assert again.text == once
    assert (again.starts, again.shifts) == ((), ())


@given(_TEXT)
def test_folding_is_folding_each_code_point(text: str) -> None:
    assert fold(text).text.replace(" ", "") == "".join(fold(char).text for char in text).replace(" ", "")


@given(_TEXT)
def test_every_offset_goes_back_to_what_made_it(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    assert all(before <= after for before, after in pairwise(origins))
    for at, origin in enumerate(origins):
        assert folded.text[at] in fold(text[origin]).text


@given(_TEXT)
def test_an_original_offset_goes_forward_to_what_it_made(text: str) -> None:
    folded = fold(text)
    origins = [folded.origin(at) for at in range(len(folded.text))]
    for origin in range(len(text) + 1):
        expected = next((at for at, back in enumerate(origins) if back >= origin), len(folded.text))
        assert folded.offset(origin) == expected


@given(_TEXT, st.data())
def test_a_span_quotes_what_was_folded(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    assert folded.text[start:end] in fold(span.quote(text)).text
    assert span.start == folded.origin(start)


def test_a_span_holds_the_marks_of_its_last_letter_and_no_control_behind_it() -> None:
    text = "في حلبَ\u200f، "
    folded = fold(text)
    start = folded.text.index("حلب")
    assert folded.span(start, start + 3).quote(text) == "حلبَ"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 4), (9, 10)])
def test_a_stretch_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=r"folded text of 3"):
        fold("حلبَ").span(start, end)


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param("\u200fَ\u200b", id="marks-only")])
def test_nothing_folds_to_nothing(text: str) -> None:
    assert fold(text) == Folded(text, "", *(fold(text).starts, fold(text).shifts, fold(text).origins))
    assert fold(text).offset(len(text)) == 0


def test_a_script_of_many_letters_folds_as_each_letter_does() -> None:
    text = "".join(map(chr, range(0xAC00, 0xAC00 + 500))) + "أ"
    assert fold(text).text == "".join(fold(char).text for char in text)
