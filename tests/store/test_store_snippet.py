"""Where the words that were searched for stand, as spans of the text before folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.store.snippet import WIDTH, hits, snippet
from marsad.store.wording import terms


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        pytest.param("قصفت المدينةَ", "مدينة", ["المدينةَ"], id="article_and_mark"),
        pytest.param("وبالمدينـــة.", "المدينة", ["وبالمدينـــة"], id="attached_and_tatweel"),
        pytest.param("📷 قُتل ١٢ شخصاً", "12", ["١٢"], id="number_in_other_digits_behind_a_sign_of_two_units"),
        pytest.param("أطلق النار على إدلب", "ادلب", ["إدلب"], id="hamza"),
        pytest.param("قصف مدفعي ثم قصف جوي", "«قصف جوي»", ["قصف جوي"], id="phrase"),
        pytest.param("قصف، جوي", "«قصف جوي»", ["قصف، جوي"], id="phrase_over_a_sign"),
        pytest.param("قصف جوي", "جوي قصف", ["قصف", "جوي"], id="words_apart"),
        pytest.param("المدنيون والمدنيين ومدن", "مدني*", ["المدنيون", "والمدنيين"], id="beginning"),
        pytest.param("بلدة وبلدية", "بلد*", ["بلدة", "وبلدية"], id="beginning_that_looks_attached"),
        pytest.param("قصف غارة", "قصف -غارة", ["قصف"], id="left_out"),
        pytest.param("مدينة السلام", "لام", [], id="inside_a_word"),
    ],
)
def test_hits_are_whole_words_of_the_original(text: str, asked: str, expected: list[str]) -> None:
    assert [span.quote(text) for span in hits(text, terms(asked))] == expected


def test_a_snippet_has_the_words_together_rather_than_one_alone() -> None:
    text = "قصف " + "كلام آخر " * 60 + "قصف الطيران مدينة الميادين " + "كلام آخر " * 60
    found = snippet(text, terms("الميادين قصف"))
    assert found
    assert [span.quote(text) for span in found.hits] == ["قصف", "الميادين"]
    assert found.text == found.span.quote(text)
    assert len(found.text) <= WIDTH
    assert not found.text.startswith(" ")


def test_without_words_a_snippet_is_how_the_text_begins_behind_its_title() -> None:
    text = "العنوان هنا\n\nأول النص " + "كلام " * 200
    found = snippet(text, (), start=len("العنوان هنا"))
    assert found
    assert found.text.startswith("أول النص")
    assert found.text.endswith("كلام")


def test_of_a_title_alone_there_is_no_snippet() -> None:
    assert snippet("العنوان هنا", (), start=11) is None
    assert snippet("العنوان هنا", terms("شيء")) is None


@given(
    st.text(alphabet="ا أإلبوقصف ةه\u064e\u0640\u202e📷12٣،\n", max_size=300),
    st.sampled_from(["قصف", "«قصف ا»", "قص*", "12"]),
)
def test_whatever_the_text_every_span_quotes(text: str, asked: str) -> None:
    found = snippet(text, terms(asked))
    if found:
        assert text[found.span.start : found.span.end] == found.text
        for hit in found.hits:
            assert found.span.start <= hit.start < hit.end <= found.span.end
