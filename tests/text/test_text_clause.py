"""Sentences and clauses of run-on reports."""

import doctest

import pytest

from marsad.text import clause
from marsad.text.clause import clauses, sentences
from marsad.text.connective import Boundary, Connective, connectives
from marsad.text.fold import fold


def _split(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[start:end] for start, end in sentences(folded)]


def _opened(text: str) -> list[tuple[str | None, Boundary | None]]:
    folded = fold(text).text
    return [(part.connective, part.boundary) for part in clauses(folded, 0, len(folded))]


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(clause).failed == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="empty"),
        pytest.param(" \n \n", 0, id="blank"),
        pytest.param("قتل خمسة. وجرح ستة.", 2, id="stops"),
        pytest.param("قتل خمسة\nوجرح ستة", 2, id="lines"),
        pytest.param("قتل خمسة؟ وجرح ستة! وفقد سبعة؛ وعاد واحد", 4, id="other-stops"),
        pytest.param("قتل خمسة... وجرح ستة", 2, id="ellipsis"),
        pytest.param("بلغ 12.950 شخصاً في 3.5 كم", 1, id="numbers"),
        pytest.param("بلغ عددهم 24. وجرح 30.", 2, id="number-at-the-end"),
        pytest.param("قال د. خالد إنه عاد", 1, id="title"),
        pytest.param("نقلت أ.ف.ب عن شاهد", 1, id="initials"),
        pytest.param("نشر موقع www.example.org صوراً", 1, id="address"),
        pytest.param("قال «دخلنا المدينة. خرج العدو. انتهى الأمر» اليوم", 1, id="quotation"),
        pytest.param("قال «دخلنا المدينة.» وخرج العدو", 2, id="quotation-closed-by-stop"),
        pytest.param("قال «دخلنا المدينة. خرج العدو. انتهى", 3, id="quotation-left-open"),
        pytest.param("دخلوا المدينة.وخرجوا منها", 2, id="no-blank"),
    ],
)
def test_a_text_falls_into_sentences(text: str, count: int) -> None:
    assert len(_split(text)) == count


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        pytest.param("سيطرت القوات على القرية", [(None, None)], id="one"),
        pytest.param("فيما سيطرت القوات على القرية", [(None, None)], id="connective-first"),
        pytest.param(
            "سيطرت القوات على القرية، فيما انسحب التنظيم، وقتل عشرة",
            [(None, None), ("while", Boundary.HARD), ("and-verb", Boundary.HARD)],
            id="three",
        ),
        pytest.param(
            "دخلت القوات القرية وقتل عشرة",
            [(None, None), ("and-verb", Boundary.SOFT)],
            id="verb-without-comma",
        ),
        pytest.param("دخلت القوات القرية، والقصف مستمر", [(None, None)], id="noun-after-comma"),
        pytest.param("قصفت القرية عقب انسحاب القوات", [(None, None), ("after", Boundary.SOFT)], id="after"),
        pytest.param("قصفت القرية وسط تحليق للطيران", [(None, None), ("amid", Boundary.SOFT)], id="amid"),
        pytest.param("قصفت وسط المدينة", [(None, None)], id="centre-of-town"),
        pytest.param("قصفت القرية فيما بعد", [(None, None)], id="later"),
        pytest.param("كانت كبيرة من حيث المساحة", [(None, None)], id="in-respect-of"),
        pytest.param(
            "قصفت القرية وفي حين انسحب التنظيم", [(None, None), ("while", Boundary.HARD)], id="with-conjunction"
        ),
        pytest.param("أربعة انتحاريين فجروا أنفسهم", [(None, None)], id="verb-that-begins-with-f"),
        pytest.param("جثث في محلة وادي الذهب", [(None, None)], id="valley"),
        pytest.param("أحصت كذلك ناجين", [(None, None)], id="also-inside"),
        pytest.param(
            "قصفت القرية عقب، فيما انسحبوا",
            [(None, None), ("after", Boundary.SOFT), ("while", Boundary.HARD)],
            id="comma-between",
        ),
        pytest.param("قصفت القرية وعقب فيما انسحبوا", [(None, None), ("while", Boundary.HARD)], id="the-harder-wins"),
        pytest.param("قصفت القرية، كما وقتل عشرة", [(None, None), ("as-also", Boundary.HARD)], id="in-a-row"),
    ],
)
def test_a_sentence_falls_into_clauses(text: str, opened: list[tuple[str | None, Boundary | None]]) -> None:
    assert _opened(text) == opened


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.id) for entry in connectives()])
def test_every_connective_opens_a_clause_and_no_near_miss_does(entry: Connective) -> None:
    after = entry.next[0] if entry.next else "شيء"
    for form in entry.forms:
        assert _opened(f"حدث أمر، {form} {after} آخر") == [(None, None), (entry.id, entry.boundary)], form
    for past, present in entry.verbs:
        for word in (past, present):
            assert (entry.id, entry.boundary) in _opened(f"حدث أمر، و{word} شيء آخر"), word
    for near in entry.never:
        assert (entry.id, entry.boundary) not in _opened(f"حدث أمر، {near} شيء آخر"), near
