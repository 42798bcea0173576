"""The account of a report: its marks, its clauses, the words behind every field, and the reasons for silence."""

from datetime import date
from html import unescape
from re import DOTALL, findall, sub

import pytest

from marsad.explain.account import Account, account
from marsad.explain.mark import Sort
from marsad.explain.nearest import why_not
from marsad.explain.page import page, pieces
from marsad.report.document import Metadata
from marsad.report.reading import written

TEXT = (
    "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل، وقتل خمسة مدنيين.\n"
    "أحرز المنتخب هدفا في مباراة الأمس وخسر في الشوط الثاني.\n"
    "وسيطرت فصائل على المنطقة. تجمهرت جموع غفيرة."
)


def told(text: str = TEXT) -> Account:
    return account(written("text", text, text.encode(), Metadata(publisher="SOHR", published=date(2018, 1, 3))))


def test_every_mark_quotes_words_of_the_text() -> None:
    found = told()
    assert {mark.sort for mark in found.marks} >= {Sort.PLACE, Sort.PARTY, Sort.PEOPLE, Sort.TIME, Sort.TRIGGER}
    named = {(mark.sort, mark.span.quote(found.text)): mark.meaning for mark in found.marks}
    assert named[Sort.PLACE, "بلدة الشحيل"] == "Al-Shuhayl, Deir ez-Zor"
    assert named[Sort.PARTY, "قوات سوريا الديمقراطية"] == "SDF"
    assert named[Sort.TIME, "أمس"] == "2018-01-02"


def test_a_field_shows_the_words_that_filled_it() -> None:
    found = told()
    control = next(reason for reason in found.reasons if reason.kind == "control")
    fields = {field.name: field for field in control.fields}
    assert [span.quote(found.text) for span in fields["places"].words] == ["الشحيل"]
    assert [span.quote(found.text) for span in fields["date"].words] == ["أمس"]
    assert fields["holder"].value == "SDF"
    assert fields["date"].value == "2018-01-02 (expression)"


def test_what_is_left_alone_is_named() -> None:
    assert [passage.topic for passage in told().passages] == ["conflict", "sport", "conflict"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        pytest.param("خسر في الشوط", "about sport", id="another-topic"),
        pytest.param("وسيطرت فصائل على المنطقة", "control.take by", id="the-rule-that-came-near"),
        pytest.param("تجمهرت جموع", "no rule knows", id="no-rule"),
        pytest.param("سيطرت قوات سوريا", "did give a statement", id="it-did"),
    ],
)
def test_why_not_says_which_rule_came_nearest(words: str, line: str) -> None:
    found = told()
    (answer,) = why_not(found, words)
    assert any(line in told for told in answer.lines(found.text))


def test_a_rule_says_what_it_lacked() -> None:
    found = told("سيطرت على المدينة الفوضى.")
    (answer,) = why_not(found, "سيطرت")
    assert answer.candidates[0].rule == "take"
    assert "party" in answer.candidates[0].lacks


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        pytest.param("سيطرت قوات النظام على الوضع في حماة.", "سيطرت", "lacks in its clause: place", id="no-place"),
        pytest.param("سيطر مجهولون على بلدة الشحيل.", "سيطر", "lacks in its clause: party", id="no-party"),
        pytest.param(
            "ستنسحب قوات النظام من بلدة الشحيل.",
            "ستنسحب",
            "a withdrawal or a gift that is told as news",
            id="not-yet-left",
        ),
    ],
)
def test_a_rule_of_control_says_what_its_clause_lacked(text: str, words: str, line: str) -> None:
    found = told(text)
    (answer,) = why_not(found, words)
    assert any(line in told for told in answer.lines(found.text))


def test_the_rule_that_came_nearest_is_told_first() -> None:
    found = told("اقتربت قوات النظام من السيطرة على بلدة الشحيل وسيطر مجهولون على الوضع.")
    (answer,) = why_not(found, found.text)
    distances = [candidate.distance for candidate in answer.candidates]
    assert distances == sorted(distances)
    assert len(answer.candidates) > 1


def test_a_word_spelled_alike_names_its_rule() -> None:
    found = told("سيطيرت قوات النظام على بلدة الشحيل.")
    (answer,) = why_not(found, "سيطيرت")
    assert [like.rule for like in answer.alike] == ["control.take"]


def test_words_that_the_report_does_not_hold_have_no_answer() -> None:
    assert why_not(told(), "غير موجود") == ()
    assert why_not(told(), "") == ()


def test_the_page_holds_the_whole_text_and_every_statement() -> None:
    found = told()
    assert "".join(piece.words for piece in pieces(found)) == found.text
    html = page(found)
    (shown,) = findall(r'<div class="text">(.*?)</div>', html, DOTALL)
    assert unescape(sub("<[^>]*>", "", shown)) == found.text
    assert html.count("<article") == len(found.reasons)
    assert 'dir="rtl"' in html


def test_a_report_cannot_write_into_the_page() -> None:
    evil = 'قتل خمسة مدنيين <script>alert("1")</script> في مدينة "الميادين" & غيرها.'
    found = told(evil)
    html = page(found, '"><b>', why_not(found, "قتل"))
    assert "<script" not in html
    assert "<b>place" not in html.replace("<b>trigger", "")
    assert "&lt;script&gt;" in html
    assert "default-src &#39;none&#39;" in html or "default-src 'none'" in html
