"""The language data test themselves: every form is found as its entry says, nothing of `never` is."""

from datetime import date

import pytest

from marsad.text.fold import fold
from marsad.when.atoms import atoms
from marsad.when.expression import expressions
from marsad.when.grammar import Rule, rules
from marsad.when.kind import Kind
from marsad.when.moment import moments
from marsad.when.vocabulary import Word, number_words, words

MONTHS = (Kind.MONTH, Kind.IN_MONTH, Kind.WEAK_MONTH)
ALL_WORDS = [pytest.param(word, id=word.id) for word in words()]


@pytest.mark.parametrize("word", ALL_WORDS)
def test_every_form_is_read_as_its_entry(word: Word) -> None:
    for form in word.forms:
        (atom,) = atoms(fold(form).text)
        assert (atom.kind, atom.value) == (word.kind, word.value), form


@pytest.mark.parametrize("word", ALL_WORDS)
def test_no_near_miss_is(word: Word) -> None:
    for near_miss in word.never:
        text = fold(near_miss).text
        assert all((atom.kind, atom.value) != (word.kind, word.value) for atom in atoms(text)), near_miss


@pytest.mark.parametrize("word", ALL_WORDS)
def test_every_entry_has_a_source_and_forms(word: Word) -> None:
    assert word.source.strip()
    assert word.forms
    assert all(fold(form).text.strip() for form in word.forms)
    assert len({fold(form).text for form in word.forms}) == len(word.forms), "a form that folds like another"


@pytest.mark.parametrize("word", [pytest.param(w, id=w.id) for w in words() if w.kind in MONTHS])
def test_every_gregorian_month_dates(word: Word) -> None:
    for form in word.forms:
        (moment,) = moments(fold(f"في 15 {form} 2017").text, None)
        assert moment.days.start == moment.days.end == date(2017, int(word.value), 15)


@pytest.mark.parametrize("word", [pytest.param(w, id=w.id) for w in words() if w.kind is Kind.HIJRI_MONTH])
def test_every_hijri_month_dates(word: Word) -> None:
    for form in word.forms:
        (moment,) = moments(fold(f"في 1 {form} 1438هـ").text, None)
        assert moment.absolute
        assert moment.days.start is not None
        assert date(2016, 10, 2) <= moment.days.start <= date(2017, 9, 20)


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in rules()])
def test_every_rule_reads_its_examples_whole(rule: Rule) -> None:
    assert rule.source
    assert rule.examples or rule.never or rule.id == "since-event"
    for example in rule.examples:
        text = fold(example).text
        (one,) = expressions(text)
        assert one.rule == rule.id, example
        words_before = text[: one.start].split()
        assert words_before in ([], ["في"]), example
        assert one.end == len(text), example


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in rules() if r.never])
def test_no_rule_reads_its_near_misses(rule: Rule) -> None:
    for near_miss in rule.never:
        assert expressions(fold(near_miss).text) == (), near_miss


def test_number_words_reach_every_day_of_a_month() -> None:
    ordinals = {reading.value for _, reading in number_words() if reading.kind is Kind.ORDINAL}
    cardinals = {reading.value for _, reading in number_words() if reading.kind is Kind.CARDINAL}
    assert set(range(1, 32)) <= ordinals
    assert set(range(1, 100)) <= cardinals
