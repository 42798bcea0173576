"""The same figure through time: found, in order, the later value in the place of the earlier."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_figures import PLACES, claim, day

from marsad.record.contradiction import Conflict
from marsad.record.counter.claim import Claim, Scope
from marsad.record.counter.headline import joined
from marsad.record.counter.series import counters, current, numbered

SINCE_JUNE = [claim(n, n, key=f"t{n}", days=(1, last)) for n, last in ((30, 5), (45, 8), (60, 11))]


def series(claims: list[Claim]) -> list[list[tuple[date | None, int | None]]]:
    return sorted([(point.end, point.low) for point in counter.points] for counter in counters(claims))


def left(*claims: Claim) -> dict[str, str]:
    """Return the scope of what still counts, by id."""
    return {claim.id: claim.scope.value for claim in current(claims).claims}


def test_a_running_total_is_one_series_in_order_of_its_days() -> None:
    assert series(list(reversed(SINCE_JUNE))) == [[(day(5), 30), (day(8), 45), (day(11), 60)]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(claim(9, 9), claim(9, 9, days=(2, 9)), id="another start"),
        pytest.param(claim(9, 9), claim(9, 9, origin="SANA"), id="another publisher"),
        pytest.param(claim(9, 9), claim(9, 9, area=("other",)), id="another area"),
        pytest.param(claim(9, 9), claim(9, 9, outcome="wounded"), id="another outcome"),
        pytest.param(claim(9, 9), claim(9, 9, counting="window"), id="another way of counting"),
        pytest.param(
            claim(9, 9, days=(8, 9), counting="window"),
            claim(9, 9, days=(8, 10), counting="window"),
            id="other windows",
        ),
        pytest.param(claim(9, 9, origin=""), claim(9, 9, origin="", report="r2"), id="nobody with a name, two reports"),
        pytest.param(
            claim(9, 9, counting="incident", event="e1"), claim(9, 9, counting="incident", event="e2"), id="two events"
        ),
    ],
)
def test_what_differs_is_another_counter(one: Claim, other: Claim) -> None:
    assert len(counters([one, other])) == 2


def test_the_toll_of_an_event_is_one_counter_wherever_it_is_laid() -> None:
    tolls = [
        claim(3, 3, counting="incident", event="e", days=(9, 9), told=9),
        claim(5, 5, counting="incident", event="e", days=(8, 9), told=11, area=("province",)),
    ]
    assert series(tolls) == [[(day(9), 3), (day(9), 5)]]


def test_a_part_is_a_counter_of_its_own_where_something_tells_it_apart() -> None:
    total = claim(128, None, key="total")
    executed, shot = claim(83, 83, key="p1", part_of="total"), claim(12, 12, key="p2", part_of="total")
    women = claim(9, 9, key="p3", part_of="total", detail="women")
    there = claim(30, 30, key="p4", part_of="total", area=("other",))
    found = {named.id: named.counter for named in numbered([total, executed, shot, women, there])}
    assert (found["p1"], found["p2"]) == (None, None)
    assert len({found["total"], found["p3"], found["p4"], None}) == 4
    assert set(left(total, executed, shot)) == {"total", "p1", "p2"}


def test_the_toll_of_an_event_that_nobody_knows_is_of_none() -> None:
    assert counters([claim(3, 3, counting="incident")]) == ()
    assert left(claim(3, 3, counting="incident", key="a")) == {"a": "all"}


def test_what_is_told_again_is_one_value() -> None:
    again = [claim(9, 9, key="b", told=11), claim(9, 9, key="a", told=9)]
    (counter,) = counters(again)
    (point,) = counter.points
    assert (point.statements, point.as_of) == (("a", "b"), day(9))
    assert left(*again) == {"a": "all", "b": "all"}


@pytest.mark.parametrize(
    ("claims", "kept"),
    [
        pytest.param(SINCE_JUNE, {"t30": "some", "t45": "some", "t60": "all"}, id="a rising total"),
        pytest.param(
            [claim(9, 9, key="a", told=9), claim(11, 11, key="b", told=10)],
            {"b": "all"},
            id="the same days, told later",
        ),
        pytest.param(
            [claim(9, 9, key="a"), claim(11, 11, key="b")], {"a": "all", "b": "all"}, id="two values at one time"
        ),
        pytest.param(
            [claim(46, 46, key="a", told=9), claim(45, 55, key="b", told=10)],
            {"a": "all", "b": "all"},
            id="a rounder value takes nobody's place",
        ),
        pytest.param(
            [claim(46, 46, key="a", told=9), claim(20, None, key="b", told=10)],
            {"a": "all", "b": "all"},
            id="nor do dozens",
        ),
        pytest.param(
            [claim(40, None, key="a", told=9), claim(46, 46, key="b", told=10)], {"b": "all"}, id="a finer one does"
        ),
        pytest.param(
            [claim(194, 194, key="a", days=(1, 9)), claim(190, 190, key="b", days=(1, 12))], {"b": "all"}, id="a fall"
        ),
        pytest.param(
            [claim(194, 194, key="a"), claim(190, 190, key="b", days=(1, 12)), claim(200, 200, key="c", days=(1, 14))],
            {"b": "some", "c": "all"},
            id="a fall, then a rise",
        ),
        pytest.param(
            [
                claim(10, 10, key="a", counting="incident", event="e", told=9),
                claim(12, 12, key="b", counting="incident", event="e", told=10),
            ],
            {"b": "all"},
            id="the revised toll of one event",
        ),
    ],
)
def test_later_values_take_the_place_of_earlier_ones(claims: list[Claim], kept: dict[str, str]) -> None:
    assert left(*claims) == kept


def test_a_fall_is_named_with_both_statements() -> None:
    found = current([claim(194, 194, key="a"), claim(190, 190, key="b", days=(1, 12))])
    (fall,) = found.contradictions
    assert (fall.conflict, fall.statements, fall.relaxed, fall.origin) == (Conflict.FIGURES, ("a", "b"), ("a",), "SOHR")
    assert "194" in fall.en
    assert "190" in fall.ar
    (counter,) = counters([claim(194, 194, key="a"), claim(190, 190, key="b", days=(1, 12))])
    assert [point.falls for point in counter.points] == [False, True]


def test_how_many_are_somewhere_is_told_anew_each_day() -> None:
    camp = [
        claim(900, 900, key="a", days=(5, 5), measure="stock", outcome="fled"),
        claim(600, 600, key="b", days=(9, 9), measure="stock", outcome="fled"),
        claim(650, 650, key="c", days=(9, 9), told=10, measure="stock", outcome="fled"),
    ]
    found = current(camp)
    assert ({each.id: each.scope.value for each in found.claims}, found.contradictions) == (
        {"a": "all", "c": "all"},
        (),
    )
    (counter,) = counters(camp)
    assert (counter.start, [point.low for point in counter.points]) == (None, [900, 600, 650])


def test_a_claim_may_be_told_its_counter() -> None:
    (named,) = numbered([claim(9, 9)])
    assert named.counter == counters([named])[0].id


BODY = claim(46, None, key="body", days=(8, 9), counting="window", area=("other", "town"))


@pytest.mark.parametrize(
    ("headline", "is_same"),
    [
        pytest.param(claim(45, 55, approx=True, days=(8, 9), counting="window", area=("province",)), True, id="same"),
        pytest.param(claim(45, 55, approx=True, days=(8, 9), counting="window", area=()), True, id="no place"),
        pytest.param(claim(45, 55, approx=True, days=(None, 9), area=("town",)), False, id="a longer time"),
        pytest.param(claim(20, None, vague=True, days=(8, 9), counting="window"), True, id="dozens"),
        pytest.param(claim(30, 40, approx=True, days=(8, 9), counting="window"), False, id="another number"),
        pytest.param(claim(45, 55, approx=True, days=(7, 8), counting="window"), False, id="another day"),
        pytest.param(claim(45, 55, approx=True, days=(8, 9), counting="window", report="r2"), False, id="elsewhere"),
        pytest.param(claim(50, 50, days=(8, 9), counting="window", area=("province",)), False, id="not rounded"),
        pytest.param(
            claim(45, 55, approx=True, days=(8, 9), counting="window", area=("mountain",)), False, id="another area"
        ),
    ],
)
def test_a_headline_s_rounded_figure_is_the_body_s(headline: Claim, *, is_same: bool) -> None:
    (rounded,) = (claim for claim in joined([headline, BODY], PLACES) if claim.id == headline.id)
    assert ((rounded.area, rounded.start, rounded.end) == (BODY.area, BODY.start, BODY.end)) is is_same
    assert (rounded.low, rounded.high) == (headline.low, headline.high)


@pytest.mark.parametrize(
    ("told", "is_same"),
    [
        pytest.param("province#ريف المحافظه", True, id="all of it"),
        pytest.param("province#ريف المحافظه الشرقي", True, id="the same"),
        pytest.param("province#ريف المحافظه الغربي", False, id="another part"),
        pytest.param("town#ريف المحافظه", False, id="of another place"),
    ],
)
def test_a_headline_that_describes_more_widely_where_it_was_is_of_the_same(told: str, *, is_same: bool) -> None:
    body = claim(46, None, key="body", days=(8, 9), counting="window", area=("other", "province#الريف الشرقي للمحافظه"))
    headline = claim(45, 55, key="round", approx=True, days=(8, 9), counting="window", area=(told,))
    (rounded,) = (each for each in joined([headline, body], PLACES) if each.id == "round")
    assert (rounded.area == body.area) is is_same


def test_a_figure_that_may_round_two_is_left_alone() -> None:
    rough = claim(45, 55, key="rough", approx=True, area=("province",))
    exact = [claim(46, 46, area=("town",)), claim(52, 52, area=("other",))]
    assert next(c for c in joined([rough, *exact], PLACES) if c.id == "rough").area == ("province",)


def toll(low: int, high: int | None, key: str, *, report: str = "r1", part_of: str | None = None) -> Claim:
    return claim(
        low, high, key=key, days=(9, 9), counting="incident", event="e", scope=Scope.EVENT, report=report,
        part_of=part_of,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "highs"),
    [
        pytest.param([toll(5, 5, "a"), toll(11, 11, "b")], {"a": None, "b": None}, id="two that cannot both be it"),
        pytest.param([toll(5, 5, "a"), toll(5, 5, "b")], {"a": 5, "b": 5}, id="one told again"),
        pytest.param([toll(5, None, "a"), toll(11, 11, "b")], {"a": None, "b": 11}, id="two that may be one"),
        pytest.param([toll(5, 5, "a"), toll(11, 11, "b", report="r2")], {"a": 5, "b": 11}, id="of two reports"),
        pytest.param(
            [toll(9, 9, "a"), toll(3, 3, "b", part_of="a")], {"a": 9, "b": 3}, id="a part that is told as one"
        ),
        pytest.param(
            [claim(5, 5, key="a", counting="window"), claim(11, 11, key="b", counting="window")],
            {"a": 5, "b": 11},
            id="of days, where nothing parts them",
        ),
    ],
)
def test_figures_of_one_event_beside_each_other_are_open_above(
    claims: list[Claim], highs: dict[str, int | None]
) -> None:
    assert {each.id: each.high for each in joined(claims, PLACES)} == highs


CLAIMS = st.lists(
    st.builds(
        lambda low, wide, last, told, event: claim(
            low, None if wide > 5 else low + wide, days=(1, last), told=told,
            counting="incident" if event else "cumulative", event=event,
        ),
        st.integers(0, 9), st.integers(0, 6), st.integers(2, 5), st.integers(2, 8), st.sampled_from([None, None, "e"]),
    ),
    max_size=8,
)  # fmt: skip


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_intake_changes_nothing(claims: list[Claim], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert counters(shuffled) == counters(claims)
    assert current(shuffled) == current(claims)
    assert joined(shuffled, PLACES) == joined(claims, PLACES)


@given(CLAIMS)
def test_superseding_twice_changes_nothing_more(claims: list[Claim]) -> None:
    once = current(claims).claims
    assert current(once).claims == once


@given(CLAIMS)
def test_the_last_value_always_stands_and_no_claim_is_made_up(claims: list[Claim]) -> None:
    kept = {claim.id: claim for claim in current(claims).claims}
    assert set(kept) <= {claim.id for claim in claims}
    last = {counter.points[-1].statements[0] for counter in counters(claims)}
    assert last <= set(kept)
    assert all(kept[claim.id].scope in (claim.scope, Scope.SOME) for claim in claims if claim.id in kept)
