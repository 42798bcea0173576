"""What figures come to: nested, overlapping, of events, of parts, by several origins."""

from typing import Any

import pytest
from ledger_values import PARTIES, PLACES, ask, bounds, claim, day

from marsad.extract.term import Measure, Unit
from marsad.record.contradiction import Conflict
from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.ask import answer, answers
from marsad.record.ledger.facet import Described, Pair, exclude, facets, is_rest, rests
from marsad.record.ledger.ledger import Ledger
from marsad.record.ledger.outcome import JointExample, joints
from marsad.record.ledger.question import Question

Days = tuple[int | None, int | None]
BOTH = ("H", "R")
# A running total of ten days with what its text says of it: nationals, a party of its own, the last six days.
TOTAL = (
    claim("total", 194, 194, (1, 10), groups=BOTH),
    claim("syrians", 78, 78, (1, 10), groups=BOTH, subset_of="total", scope=Scope.SOME, detail="Syrian nationals"),
    claim("h", 15, 15, (1, 10), groups=("H",), subset_of="total"),
    claim("late", 30, 30, (5, 10), groups=BOTH, subset_of="total"),
)


@pytest.mark.parametrize(
    ("asked", "days", "expected"),
    [
        pytest.param({"groups": BOTH}, (1, 10), (194, 194), id="the total itself"),
        pytest.param({"groups": ("H",)}, (1, 10), (15, 15), id="a part by party"),
        pytest.param({"groups": ("R",)}, (1, 10), (179, 179), id="the rest by party"),
        pytest.param({"groups": BOTH}, (5, 10), (30, 30), id="a part by days"),
        pytest.param({"groups": BOTH}, (1, 4), (164, 164), id="the rest by days"),
        pytest.param({"groups": ("R",)}, (5, 10), (15, 30), id="a part of both"),
        pytest.param({"groups": BOTH, "area": ("v1",)}, (1, 10), (0, 194), id="a village in it has at most all"),
        pytest.param({"groups": BOTH, "area": ("g",)}, (1, 10), (194, None), id="what holds it has at least all"),
        pytest.param({"groups": ("X",)}, (1, 10), (0, None), id="nobody counts others"),
        pytest.param({"groups": ()}, (1, 10), (194, None), id="whoever"),
    ],
)
def test_a_total_and_its_parts_bound_every_question(
    asked: dict[str, Any], days: Days, expected: tuple[int, Any]
) -> None:
    assert bounds(TOTAL, days, **asked) == expected


def test_a_part_is_never_added_to_its_total_and_what_is_left_is_told() -> None:
    found = ask(TOTAL, (1, 10), groups=BOTH)
    assert [(each.division, each.parts, each.low, each.high) for each in found.unallocated] == [
        ("who", ("h", "syrians"), 101, 116),
        ("when", ("late",), 164, 164),
    ]


def test_the_rest_of_a_total_shares_nobody_with_its_other_parts() -> None:
    rest = claim("rest", 101, 101, (1, 10), groups=BOTH, subset_of="total", scope=Scope.SOME, detail="البقية")
    who = ask([TOTAL[0], TOTAL[1], rest], (1, 10), groups=BOTH).unallocated[0]
    assert (who.division, who.low, who.high) == ("who", 15, 15)


def test_two_events_of_one_day_add_up_and_bound_their_town_from_below_alone() -> None:
    events = [claim(f"e{i}", low, low, (3, 3), scope=Scope.EVENT, event=str(i)) for i, low in ((1, 5), (2, 4))]
    assert bounds(events, (3, 3)) == (9, None)


def test_an_event_that_may_be_another_is_not_added_to_it() -> None:
    events = [claim("e1", 5, 5, (3, 3), scope=Scope.EVENT, event="1"), claim("e2", 4, 4, (3, 3), scope=Scope.EVENT)]
    assert bounds(events, (3, 3)) == (5, None)


def test_what_an_event_leaves_of_its_total_lies_elsewhere() -> None:
    event = {"scope": Scope.EVENT, "event": "1"}
    claims = [
        claim("all", 8, 8, (3, 3), area=("v1", "v2"), **event),
        claim("one", 3, 3, (3, 3), area=("v1",), **event),
    ]
    assert bounds(claims, (3, 3), area=("v2",)) == (5, None)


def test_a_running_total_since_nobody_knows_when_bounds_from_below_alone() -> None:
    assert bounds([claim("a", 40, 40, (None, 9), scope=Scope.SOME)], (None, 10)) == (40, None)


def test_killed_and_wounded_together_bound_the_killed() -> None:
    claims = [
        claim("both", 30, 30, (1, 1), outcome="killed_or_wounded"),
        claim("hurt", 18, None, (1, 1), outcome="wounded"),
    ]
    assert bounds(claims, (1, 1)) == (0, 12)


@pytest.mark.parametrize(
    ("joint", "example"),
    [
        pytest.param(row.id, example, id=f"{row.id} {example.part}")
        for row in joints().values()
        for example in row.examples
    ],
)
def test_a_joint_outcome_bounds_each_of_its_parts(joint: str, example: JointExample) -> None:
    claims = [
        claim("joint", example.joint, example.joint, (1, 1), outcome=joint),
        claim("part", example.figure, example.figure, (1, 1), outcome=example.part),
    ]
    assert bool(ask(claims, (1, 1), outcome=joint).contradictions) is not example.holds


@pytest.mark.parametrize(
    "example", [pytest.param(example, id=example.detail) for row in rests() for example in row.examples]
)
def test_a_description_is_of_the_rest(example: Described) -> None:
    assert is_rest(example.detail) is example.is_rest


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{row.id} {example.one} {example.other}")
        for row in facets()
        for example in row.examples
    ],
)
def test_a_facet_tells_descriptions_apart(example: Pair) -> None:
    assert exclude(example.one, example.other) is not example.both


def test_women_and_children_of_one_total_are_different_people() -> None:
    part: dict[str, Any] = {"subset_of": "total", "scope": Scope.SOME}
    claims = [
        claim("total", None, 9, (1, 1)),
        claim("women", 3, 3, (1, 1), detail="نساء", **part),
        claim("children", 4, 4, (1, 1), detail="أطفال", **part),
    ]
    assert bounds(claims, (1, 1)) == (7, 9)


def test_each_origin_answers_alone_and_all_together_reach_from_the_lowest_to_the_highest() -> None:
    claims = [claim("a", 10, 12, (1, 1), origin="A"), claim("b", 30, 31, (1, 1), origin="B")]
    found = ask(claims, (1, 1))
    assert (found.low, found.high, found.contradictions) == (10, 31, ())
    assert [(each.origin, each.bounds.low, each.bounds.high) for each in found.by_source] == [
        ("A", 10, 12),
        ("B", 30, 31),
    ]
    assert found.statements == ("a", "b")


def test_an_open_end_of_one_origin_stays_open() -> None:
    claims = [claim("a", 10, 12, (1, 1), origin="A"), claim("b", 11, None, (1, 1), origin="B")]
    assert bounds(claims, (1, 1)) == (10, None)


def test_an_origin_that_bounds_nothing_opens_nothing() -> None:
    claims = [claim("a", 10, 12, (1, 1), origin="A"), claim("b", 50, None, (1, 9), origin="B", area=("g",))]
    assert bounds(claims, (1, 1)) == (10, 12)


def test_one_origin_s_contradiction_is_named_and_disturbs_no_other() -> None:
    claims = [
        claim("total", 8, 8, (1, 3), quote="eight in three days"),
        claim("one", 11, 11, (2, 2), approx=True, quote="about eleven on the second"),
        claim("b", 7, 7, (1, 3), origin="B"),
    ]
    found = ask(claims, (1, 3))
    (named,) = found.contradictions
    assert (named.conflict, named.origin, named.is_smallest) == (Conflict.FIGURES, "O", True)
    assert named.statements == ("one", "total")
    assert named.relaxed == ("one",)
    assert "eight in three days" in named.en
    assert "about eleven on the second" in named.ar
    assert [(each.origin, each.bounds.low, each.bounds.high) for each in found.by_source] == [("B", 7, 7), ("O", 8, 8)]


def test_the_fewest_claims_are_set_aside() -> None:
    days = [claim(f"d{i}", 5, 5, (i, i)) for i in range(1, 5)]
    found = ask([claim("total", 2, 2, (1, 4)), *days], (1, 4))
    assert (found.low, found.high) == (20, 20)
    assert [each.relaxed for each in found.contradictions] == [("total",)]


def test_a_doer_narrows_a_figure_only_where_another_is_told_of() -> None:
    first = claim("a", 60, 60, (1, 1), by=("X",))
    assert bounds([first], (1, 1)) == (60, 60)
    assert bounds([first, claim("b", 40, 40, (1, 1), by=("Y",))], (1, 1)) == (100, None)
    assert bounds([first, claim("b", 40, 40, (2, 2), by=("Y",))], (1, 1)) == (60, 60)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        pytest.param("X", (60, 60), id="told"),
        pytest.param("Y", (0, 40), id="what is left"),
    ],
)
def test_a_question_by_doer_is_bounded_from_above_by_figures_without_one(by: str, expected: tuple[int, int]) -> None:
    claims = [claim("all", 100, 100, (1, 1)), claim("x", 60, 60, (1, 1), by=("X",))]
    assert bounds(claims, (1, 1), by=(by,)) == expected


def test_what_is_unconfirmed_counts_only_where_asked() -> None:
    claims = [claim("a", 3, 3, (1, 1)), claim("b", 5, None, (1, 1), confirmed=False)]
    assert ask(claims, (1, 1)).unconfirmed == ("b",)
    assert bounds(claims, (1, 1)) == (3, 3)
    assert bounds([claims[1]], (1, 1), unconfirmed=True) == (5, None)


def test_only_what_was_out_counts() -> None:
    claims = [
        claim("a", 3, 3, (1, 1), known=day(2)),
        claim("b", 5, None, (1, 1)),
        claim("c", 2, None, (1, 1), known=day(3)),
    ]
    assert ask(claims, (1, 1), as_of=day(2)).counted == ("a",)


def test_what_is_told_of_an_unnamed_part_of_a_place_bounds_the_place_from_below_alone() -> None:
    assert bounds([claim("a", 5, 5, (1, 1), area=("d1#ريف",))], (1, 1)) == (5, None)


def test_persons_and_families_are_apart() -> None:
    families: dict[str, Any] = {"outcome": "fled"}
    claims: list[Claim] = [
        claim("p", 500, 500, (1, 1), unit=Unit.PERSONS, measure=Measure.FLOW, **families),
        claim("f", 90, 90, (1, 1), unit=Unit.FAMILIES, measure=Measure.FLOW, **families),
    ]
    question = Question(
        outcome="fled", unit=Unit.FAMILIES, measure=Measure.FLOW, area=("d1",), start=day(1), end=day(1)
    )
    assert answer(question, claims, PLACES, PARTIES).counted == ("f",)


DAYS = ((1, 10), (5, 10), (1, 4), (6, None))


def test_questions_answered_together_have_the_answers_that_each_has_alone() -> None:
    doubted = claim("doubted", 3, None, (6, 7), groups=("H",), confirmed=False)
    clashing = (claim("few", 2, 2, (5, 6), groups=("H",)), claim("many", 9, 9, (6, 6), groups=("H",), scope=Scope.SOME))
    claims = (*TOTAL, *clashing, doubted, claim("other", 5, 5, (1, 10), groups=BOTH, origin="P"))
    questions = [
        Question(outcome="killed", groups=groups, area=area, start=day(start), end=day(end))
        for groups in (BOTH, ("H",), ("X",))
        for area in (("d1",), ("v1",), ("g",))
        for start, end in DAYS
    ]
    alone = [answer(question, claims, PLACES, PARTIES) for question in questions]
    assert any(each.contradictions for each in alone)
    assert any(each.unconfirmed for each in alone)
    assert list(answers(questions, Ledger.of(claims, PLACES), PARTIES)) == alone


def test_only_questions_that_hear_the_same_claims_are_answered_together() -> None:
    with pytest.raises(ValueError, match="differ in groups, area and days alone"):
        answers([Question(outcome="killed"), Question(outcome="wounded")], Ledger.of(TOTAL, PLACES), PARTIES)
    assert answers([], Ledger.of(TOTAL, PLACES), PARTIES) == ()


def test_the_work_ends_where_nobody_waits_for_it_any_more() -> None:
    class GoneError(Exception):
        pass

    def heed(_: float) -> None:
        raise GoneError

    with pytest.raises(GoneError):
        answers([Question(outcome="killed")], Ledger.of(TOTAL, PLACES), PARTIES, heed=heed)


def test_how_far_the_work_is_only_grows() -> None:
    shares: list[float] = []
    doubted = claim("doubted", 3, None, (6, 7), confirmed=False)
    claims = (*TOTAL, doubted, claim("other", 5, 5, (1, 10), origin="P"))
    questions = [Question(outcome="killed", start=day(start), end=day(end)) for start, end in DAYS]
    answers(questions, Ledger.of(claims, PLACES), PARTIES, heed=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], len(shares)) == (0, 12)
    assert all(share < 1 for share in shares)


def test_what_was_laid_out_is_taken_over_where_an_origin_said_nothing_since() -> None:
    question = Question(outcome="killed", groups=BOTH)
    early = Ledger.of((*TOTAL, claim("other", 5, 5, (1, 10), origin="P")), PLACES)
    answers([question], early, PARTIES)
    more = (*TOTAL, claim("other", 5, 5, (1, 10), origin="P"), claim("later", 7, 7, (1, 10), origin="P"))
    later = Ledger.of(more, PLACES, before=early)
    assert answers([question], later, PARTIES) == answers([question], Ledger.of(more, PLACES), PARTIES)
    old, new = early.hearing(question).voices, later.hearing(question).voices
    assert {voice: old[voice] is new[voice] for voice in new} == {"O": True, "P": False}
