"""One event that is told with two days has one toll."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from record_figures import PLACES, claim, day

from marsad.record.counter.claim import Claim, Scope
from marsad.record.counter.headline import joined
from marsad.record.counter.same_event import dated


def toll(key: str, on: int, told: int, *, low: int = 46, event: str = "e", origin: str = "SOHR") -> Claim:
    return claim(
        low, low, key=key, days=(on, on), told=told, counting="incident", event=event, scope=Scope.EVENT,
        report=f"r{told}", origin=origin,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "days"),
    [
        pytest.param([toll("a", 5, 5), toll("b", 6, 6)], {"a": (5, 5), "b": (5, 5)}, id="told again the day after"),
        pytest.param([toll("a", 4, 5), toll("b", 5, 5)], {"a": (4, 4), "b": (4, 4)}, id="a headline without a day"),
        pytest.param([toll("a", 3, 6), toll("b", 4, 6)], {"a": (3, 4), "b": (3, 4)}, id="two days told"),
        pytest.param(
            [toll("a", 5, 5), toll("b", 6, 6, event="f", low=45)], {"a": (5, 5), "b": (6, 6)}, id="two events"
        ),
        pytest.param(
            [toll("a", 5, 5), toll("b", 6, 6, event="f")],
            {"a": (5, 5), "b": (5, 5)},
            id="the same toll again, linked or not",
        ),
        pytest.param(
            [toll("a", 5, 5, low=3), toll("b", 6, 6, event="f", low=3)],
            {"a": (5, 5), "b": (6, 6)},
            id="so few die of many events",
        ),
        pytest.param(
            [toll("a", 5, 5), toll("b", 7, 7, event="f")], {"a": (5, 5), "b": (7, 7)}, id="the same number days later"
        ),
        pytest.param(
            [toll("a", 4, 5), toll("b", 6, 6, event="f")], {"a": (4, 4), "b": (6, 6)}, id="of a day told apart"
        ),
        pytest.param([toll("a", 5, 5), toll("b", 6, 6, origin="EB")], {"a": (5, 5), "b": (6, 6)}, id="two origins"),
        pytest.param([toll("a", 5, 5), toll("b", 5, 6)], {"a": (5, 5), "b": (5, 5)}, id="the same day"),
    ],
)
def test_an_event_told_of_two_days_is_of_one(claims: list[Claim], days: dict[str, tuple[int, int]]) -> None:
    found = {each.id: (each.start, each.end) for each in joined(claims, PLACES)}
    assert found == {key: (day(first), day(last)) for key, (first, last) in days.items()}


def test_days_that_are_open_stay_open() -> None:
    undated = claim(5, 5, key="b", days=(None, None), told=6, counting="incident", event="e", scope=Scope.EVENT)
    assert dated([toll("a", 5, 5), undated]) == (toll("a", 5, 5), undated)


TOLLS = st.lists(
    st.builds(
        lambda on, late, event: (on, on + late, event), st.integers(1, 4), st.integers(0, 2), st.sampled_from("ef")
    ),
    max_size=6,
)


@given(TOLLS, st.randoms(use_true_random=False))
def test_order_changes_no_day_and_a_second_time_nothing(rows: list[tuple[int, int, str]], random: Random) -> None:
    claims = [toll(f"s{i}", on, told, event=event) for i, (on, told, event) in enumerate(rows)]
    shuffled = list(claims)
    random.shuffle(shuffled)
    found = dated(claims)
    assert dated(shuffled) == found
    for event in "ef":
        met = [each for each in found if each.event == event]
        assert all(one.start <= other.end for one in met for other in met if one.start and other.end)


def rounded(low: int, high: int, *, told: int = 10, report: str = "r1", vague: bool = False) -> Claim:
    return claim(
        low, high, key="rough", days=(told, told), told=told, counting="incident", event="f", scope=Scope.EVENT,
        approx=not vague, vague=vague, report=report,
    )  # fmt: skip


BODY = claim(46, None, key="body", days=(9, 9), told=10, counting="incident", event="e", scope=Scope.EVENT)


@pytest.mark.parametrize(
    ("headline", "body", "is_same"),
    [
        pytest.param(rounded(45, 55), BODY, True, id="about fifty, at least 46 yesterday"),
        pytest.param(rounded(60, 80), BODY, True, id="about seventy, of whom at least 46 are known"),
        pytest.param(rounded(30, 40), BODY, False, id="another number"),
        pytest.param(rounded(45, 55, told=11), BODY, False, id="two days later"),
        pytest.param(rounded(45, 55, report="r2"), BODY, False, id="another report"),
        pytest.param(rounded(20, 99, vague=True), BODY, False, id="dozens"),
        pytest.param(rounded(9, 11), replace(BODY, low=9, high=9), False, id="a few"),
        pytest.param(replace(rounded(45, 55), by=("A",)), replace(BODY, by=("B",)), False, id="other doers"),
        pytest.param(replace(rounded(45, 55), start=day(9)), BODY, False, id="two days"),
    ],
)
def test_a_headline_without_yesterday_is_no_second_event(headline: Claim, body: Claim, *, is_same: bool) -> None:
    (found,) = (each for each in joined([headline, body], PLACES) if each.id == "rough")
    assert ((found.start, found.end, found.event) == (day(9), day(9), "e")) is is_same
