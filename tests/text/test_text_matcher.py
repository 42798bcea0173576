"""The matcher finds its forms as words, behind proclitics, and nothing inside other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.fold import fold
from marsad.text.matcher import ENCLITICS, PROCLITICS, Form, Match, Matcher


def _find(form: str, text: str, *, enclitic: bool = False) -> list[str]:
    folded = fold(text)
    matches = Matcher([Form(text=form, payload=form, enclitic=enclitic)]).find(folded.text)
    return [folded.text[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        pytest.param("حلب", "في حلب", ["حلب"], id="word"),
        pytest.param("حلب", "«حلب»،", ["حلب"], id="signs"),
        pytest.param("حلب", "حلب", ["حلب"], id="whole-text"),
        pytest.param("حلب", "وحلب وبحلب فلحلب كحلب", ["حلب"] * 4, id="proclitics"),
        pytest.param("حلب", "حـــلَبُ", ["حلب"], id="tatweel-and-marks"),
        pytest.param("حلب", "الحلبي محلب حلبة", [], id="inside-words"),
        pytest.param("حلب", "الحلب", [], id="article-is-not-loose"),
        pytest.param("حلب", "حلب/حمص-حلب", ["حلب", "حلب"], id="any-sign"),
        pytest.param("حلب", "حلب3", [], id="digit"),
        pytest.param("الميادين", "الميادين بالميادين والميادين", ["الميادين"] * 3, id="own-article"),
        pytest.param("الميادين", "للميادين وللميادين", ["لميادين"] * 2, id="own-article-behind-l"),
        pytest.param("الميادين", "ميادين", [], id="own-article-missing"),
        pytest.param("دير الزور", "بدير الزور", ["دير الزور"], id="two-words"),
        pytest.param("دير الزور", "دير  الزور", ["دير الزور"], id="two-blanks"),
        pytest.param("دير الزور", "#دير_الزور", ["دير الزور"], id="hashtag"),
        pytest.param("أبو كمال", "ابو كمال", ["ابو كمال"], id="spelling"),
    ],
)
def test_a_form_is_found_as_a_word(form: str, text: str, found: list[str]) -> None:
    assert _find(form, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("جثتهم", ["جثت"], id="pronoun"),
        pytest.param("وجثتهما", ["جثت"], id="both-sides"),
        pytest.param("جثتان", [], id="dual"),
        pytest.param("جثتهمها", [], id="too-long"),
    ],
)
def test_pronouns_may_be_attached_where_the_form_takes_them(text: str, found: list[str]) -> None:
    assert _find("جثت", text, enclitic=True) == found
    assert _find("جثت", text) == []


def test_a_match_tells_its_word() -> None:
    (match,) = Matcher([Form(text="جثت", payload=1, enclitic=True)]).find("من وجثتهم ")
    assert match == Match(4, 7, 1, 3, 9)


def test_overlapping_forms_are_all_found_longest_first() -> None:
    forms = ["دير", "دير الزور", "الزور", "دير الزور الغربي"]
    matches = Matcher(Form(text=form, payload=form) for form in forms).find("دير الزور الغربي")
    assert [match.payload for match in matches] == ["دير الزور الغربي", "دير الزور", "دير", "الزور"]


def test_one_spelling_may_mean_several_things_but_each_once() -> None:
    forms = [Form(text="الحمراء", payload=place) for place in (1, 2, 1)] + [Form(text="الحمرآء", payload=2)]
    assert [match.payload for match in Matcher(forms).find("الحمراء")] == [1, 2]


def test_no_forms_find_nothing() -> None:
    assert Matcher([Form(text="ً", payload=1)]).find("حلب") == []


def _slow(forms: list[str], text: str) -> set[tuple[int, int, str]]:
    """Return start, end and form of every match, looked for one form and one offset at a time."""
    found = set()
    for form in forms:
        spellings = [(form, 0)]
        if form.startswith("ال") and len(form) > 3:
            spellings.append(("لل" + form[2:], 1))
        for spelling, skip in spellings:
            for at in range(len(text)):
                end = at + len(spelling)
                if not text.startswith(spelling, at):
                    continue
                left = at
                while left and text[left - 1].isalnum():
                    left -= 1
                right = end
                while right < len(text) and text[right].isalnum():
                    right += 1
                if (left == at or text[left:at] in PROCLITICS) and (right == end or text[end:right] in ENCLITICS):
                    found.add((at + skip, end, form))
    return found


@given(
    st.lists(st.text("البح ", min_size=1, max_size=5).map(str.strip).filter(bool), max_size=6, unique=True),
    st.text("البحوهم ،", max_size=40),
)
def test_it_finds_what_a_slow_search_finds(forms: list[str], text: str) -> None:
    matcher = Matcher(Form(text=form, payload=fold(form).text, enclitic=True) for form in forms)
    matches = matcher.find(fold(text).text)
    assert {(m.start, m.end, m.payload) for m in matches} == _slow([fold(form).text for form in forms], fold(text).text)
    assert [(m.start, -m.end) for m in matches] == sorted((m.start, -m.end) for m in matches)
