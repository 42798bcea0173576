"""The ledger against every way in which people may have died, and what no further claim may do to it."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_enumeration import MOST, Ways
from ledger_values import ask, bounds, claim

from marsad.record.counter.claim import Claim, Scope

DAYS = (1, 2)
# Boxes of which any two nest or lie apart, and others.
NESTED = (("d1", (1, 2)), ("d1", (1, 1)), ("v1", (1, 1)), ("d1", (2, 2)), ("v1", (2, 2)))
CROSSING = (*NESTED, ("v1", (1, 2)))
EVENTS = ("e1", "e2")
few = settings(max_examples=60, deadline=None)


@st.composite
def worlds(draw: st.DrawFn, boxes: Sequence[tuple[str, tuple[int, int]]]) -> list[Claim]:
    """Return claims of few people: of all in a box, of some, or of at most two events."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(1, 6))):
        area, days = draw(st.sampled_from(boxes))
        low = draw(st.integers(0, MOST))
        high = draw(st.sampled_from([None, *range(low, MOST + 1)]))
        scope = draw(st.sampled_from(Scope))
        event = (
            draw(st.sampled_from(EVENTS))
            if scope is Scope.EVENT and sum(c.event is not None for c in claims) < 2
            else None
        )
        kept = scope if scope is not Scope.EVENT or event is not None else Scope.SOME
        # Of an event in a wide box there are too many ways to try.
        narrow = {"area": ("v1",), "scope": kept, "event": event} if event else {"area": (area,), "scope": kept}
        claims.append(claim(f"c{number}", low, high, days, approx=draw(st.booleans()), **narrow))
    return claims


questions = st.sampled_from(CROSSING).map(lambda box: claim("asked", 0, None, box[1], area=(box[0],)))


def asked_days(asked: Claim) -> tuple[int, int]:
    assert asked.start is not None
    assert asked.end is not None
    return asked.start.day, asked.end.day


@few
@given(worlds(CROSSING), questions)
def test_the_bounds_contain_every_way_in_which_all_claims_hold(claims: list[Claim], asked: Claim) -> None:
    found = Ways.of(claims, DAYS).range(claims, asked)
    if found is not None:
        low, high = bounds(claims, asked_days(asked), area=asked.area)
        assert low <= found[0]
        assert high is None or (found[1] is not None and found[1] <= high)


@few
@given(worlds(NESTED), questions)
def test_the_bounds_are_those_of_the_ways_where_the_claims_nest(claims: list[Claim], asked: Claim) -> None:
    found = Ways.of(claims, DAYS).range(claims, asked)
    if found is not None:
        assert bounds(claims, asked_days(asked), area=asked.area) == found
    else:
        assert ask(claims, (1, 2)).contradictions


@few
@given(worlds(NESTED))
def test_no_more_claims_are_set_aside_than_must_be(claims: list[Claim]) -> None:
    found = ask(claims, (1, 2))
    relaxed = [name for each in found.contradictions for name in each.relaxed]
    assert len(relaxed) == Ways.of(claims, DAYS).fewest_false(claims)
    assert all(each.is_smallest for each in found.contradictions)
    left = [each for each in claims if each.id not in relaxed]
    assert not ask(left, (1, 2)).contradictions
    assert bounds(left, (1, 2)) == (found.low, found.high)


@few
@given(worlds(CROSSING), questions)
def test_the_claims_that_bind_a_bound_suffice_for_it(claims: list[Claim], asked: Claim) -> None:
    found = ask(claims, asked_days(asked), area=asked.area)
    for source in found.by_source:
        lowest = [each for each in claims if each.id in source.bounds.low_by]
        highest = [each for each in claims if each.id in source.bounds.high_by]
        assert bounds(lowest, asked_days(asked), area=asked.area)[0] == source.bounds.low
        if source.bounds.high is not None:
            assert bounds(highest, asked_days(asked), area=asked.area)[1] == source.bounds.high


@few
@given(worlds(CROSSING), questions)
def test_a_new_consistent_claim_never_widens_the_bounds(claims: list[Claim], asked: Claim) -> None:
    known = claims[:-1]
    before = ask(known, asked_days(asked), area=asked.area)
    if ask(claims, (1, 2)).contradictions:
        return
    after = ask(claims, asked_days(asked), area=asked.area)
    assert after.low >= before.low
    assert before.high is None or (after.high is not None and after.high <= before.high)


@few
@given(worlds(CROSSING), questions, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_changes_nothing(claims: list[Claim], asked: Claim, chance: object) -> None:
    mixed = list(claims)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ask(mixed, asked_days(asked), area=asked.area) == ask(claims, asked_days(asked), area=asked.area)


@pytest.mark.parametrize(
    "claims", [pytest.param([], id="none"), pytest.param([claim("a", 3, 3, (5, 5))], id="elsewhere")]
)
def test_where_nobody_says_anything_anything_may_be(claims: list[Claim]) -> None:
    found = ask(claims, (1, 2))
    assert (found.low, found.high, found.statements, found.counted) == (0, None, (), ())
