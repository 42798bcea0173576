"""Nothing in a text makes reading it take more than time in proportion to its length, or fail."""

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.bound import bounds
from marsad.text.clause import clauses, sentences
from marsad.text.fold import fold
from marsad.text.numeral import quantities
from marsad.text.token import bare, tokens

_SIZE = 50_000
# Seconds for `_SIZE` code points on a busy machine; what is quadratic takes minutes.
_MOST = 5.0

_KNOTS = [
    pytest.param("و", id="conjunctions"),
    pytest.param("ال", id="articles"),
    pytest.param("7", id="digits"),
    pytest.param("7 ", id="numbers"),
    pytest.param("7 000 ", id="groups"),
    pytest.param("7.", id="decimals"),
    pytest.param("7-", id="hyphens"),
    pytest.param("7/7 ", id="slashes"),
    pytest.param("مئة و", id="hundreds"),
    pytest.param("ثلاثة آلاف و", id="thousands"),
    pytest.param("ألف ", id="scales"),
    pytest.param("عشرات ", id="vague"),
    pytest.param("بين 7 و", id="between"),
    pytest.param("أكثر من ", id="more-than"),
    pytest.param("على الأقل ", id="at-least"),
    pytest.param("7 على الأقل ", id="seven-at-least"),
    pytest.param("عدد من قتلوا ", id="those-who"),
    pytest.param('"', id="quotes"),
    pytest.param('". ', id="quotes-and-stops"),
    pytest.param("د. ", id="abbreviations"),
    pytest.param(".", id="stops"),
    pytest.param("\n", id="lines"),
    pytest.param("  ", id="blanks"),
    pytest.param(" َ", id="marks"),
    pytest.param("ﷺ ", id="ligatures"),
    pytest.param("، فيما ", id="connectives"),
    pytest.param("، وقتل ", id="verbs"),
    pytest.param("وسط ", id="amid"),
]


def _read_all(text: str) -> None:
    folded = fold(text)
    quantities(folded.text)
    bounds(folded.text)
    for start, end in sentences(folded.text):
        clauses(folded.text, start, end)
    for token in tokens(folded.text):
        bare(token.text)
    if folded.text:
        folded.span(0, len(folded.text))
        folded.offset(len(text) // 2)


@pytest.mark.soak
@pytest.mark.parametrize("knot", _KNOTS)
def test_reading_is_linear(knot: str) -> None:
    text = knot * (_SIZE // len(knot))
    begun = time.process_time()
    _read_all(text)
    assert time.process_time() - begun < _MOST


# A list as text is read more easily than seventy quoted words.
_WORDS = """
قتل جرح عنصر مدنيين القوات في من إلى على الأقل أكثر نحو بين ما لا يقل عن عدة عدد
ثلاثة عشر عشرة عشرين مئة مئتين ألف آلاف مليون نصف واحد أحد الثاني مئات عشرات ونيف
و ال 7 12 2017 3.5 12,950 4:30 50% T-4 ، . " - / ( ) فيما بينما وسط عقب حيث كما
"""
_PIECES = [*_WORDS.split(), "\n"]
_REPORTS = st.lists(st.sampled_from(_PIECES), max_size=25).flatmap(
    lambda pieces: st.lists(st.sampled_from(["", " ", " و", "  "]), min_size=len(pieces), max_size=len(pieces)).map(
        lambda joints: "".join(joint + piece for joint, piece in zip(joints, pieces, strict=True))
    )
)


@given(_REPORTS | st.text(max_size=60))
def test_quantities_lie_in_the_text_apart_and_in_order(text: str) -> None:
    folded = fold(text).text
    end = 0
    for quantity in quantities(folded):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(folded)
        assert (quantity.low or 0) <= (quantity.low or 0 if quantity.high is None else quantity.high)
        assert quantity.exact is None or (quantity.low == quantity.high == quantity.exact)
        end = quantity.number_end


@given(_REPORTS | st.text(max_size=60))
def test_sentences_and_clauses_hold_all_words_once(text: str) -> None:
    folded = fold(text).text
    parts = sentences(folded)
    assert "".join("".join(folded[start:end].split()) for start, end in parts) == "".join(folded.split())
    for start, end in parts:
        inside = clauses(folded, start, end)
        assert inside[0].start == start
        assert inside[-1].end == end
        assert all(one.end == other.start for one, other in itertools.pairwise(inside))
        assert all(one.start < one.end for one in inside)


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(quantities, id="quantities"),
        pytest.param(sentences, id="sentences"),
        pytest.param(tokens, id="tokens"),
    ],
)
def test_an_empty_text_holds_nothing(read: Callable[[str], tuple[object, ...]]) -> None:
    assert read("") == ()
