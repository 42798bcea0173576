"""The tables of linking are sound, and every row does what its examples say."""

from itertools import combinations_with_replacement

import pytest

from marsad.extract.term import IncidentType
from marsad.record.incident.kinship import Likeness, differ, family, likeness, most_specific
from marsad.record.incident.measure import MEASURES, Pair
from marsad.record.incident.naming import reasons, types
from marsad.record.incident.rules import Example, Row, rows, score, weigh
from marsad.record.incident.sketch import Sketch, drawn
from marsad.record.incident.words import wordings

CASES = [pytest.param(row, example, id=f"{row.id}-{i}") for row in rows() for i, example in enumerate(row.examples)]
Sort = IncidentType


def pair(a: Sketch, b: Sketch) -> Pair:
    return Pair(drawn(a), drawn(b))


@pytest.mark.parametrize(("row", "example"), CASES)
def test_a_row_fits_its_examples_and_no_near_miss(row: Row, example: Example) -> None:
    shown = pair(example.a, example.b)
    fits = row.speaks_of(shown.kind) and row.fits(MEASURES[row.measure](shown))
    assert fits is example.fits


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in rows()])
def test_a_row_is_shown_to_fit_and_to_miss_and_moves_something(row: Row) -> None:
    assert {example.fits for example in row.examples} == {True, False}
    assert row.refuses is (row.weight == 0)
    assert reasons()[row.id] == (row.en, row.ar)


def test_every_measure_is_measured_by_a_row() -> None:
    assert {row.measure for row in rows()} == MEASURES.keys() - {"days_apart"}


@pytest.mark.parametrize(("row", "example"), CASES)
def test_a_score_is_the_sum_of_its_reasons_whichever_statement_is_first(row: Row, example: Example) -> None:
    one, other = pair(example.a, example.b), pair(example.b, example.a)
    weighed = weigh(one)
    assert weighed.score == pytest.approx(sum(weight for _, weight in weighed.reasons))
    assert weigh(other) == weighed
    assert score(one) == (-float("inf") if weighed.is_refused else weighed.score)


def test_every_type_is_named_and_of_one_family_and_like_itself() -> None:
    for sort in Sort:
        assert types()[sort].en
        assert family(sort)
        assert likeness(sort, sort) is Likeness.SAME
    for a, b in combinations_with_replacement(Sort, 2):
        assert likeness(a, b) is likeness(b, a)
        assert not (differ(a, b) and a is b)


@pytest.mark.parametrize(
    ("told", "most"),
    [
        ([Sort.EXPLOSION, Sort.IED_OR_MINE], Sort.IED_OR_MINE),
        ([Sort.CLASH, Sort.CLASH, Sort.AMBUSH], Sort.AMBUSH),
        ([Sort.SHELLING, Sort.SHELLING, Sort.EXPLOSION], Sort.SHELLING),
        ([], None),
    ],
    ids=["a mine is a blast", "an ambush is a fight", "the family told most", "nothing told"],
)
def test_of_the_types_told_the_most_specific_of_the_leading_family_stands(told: list[Sort], most: Sort | None) -> None:
    assert most_specific(told) is most
    assert most_specific(reversed(told)) is most


def test_words_that_tell_of_another_event_and_of_hours_are_heard_with_what_is_written_on_to_them() -> None:
    one, other = wordings(["وشنت غارة أخرى مساءً على السوق", "غارات على السوق"])
    assert (one.is_another, one.dayparts) == (True, frozenset({"evening"}))
    assert (other.is_another, other.dayparts) == (False, frozenset())
    assert one.words & other.words == {"سوق"}
