"""Which tellings are compared at all, where many are of one place and day."""

import pytest
from msgspec.structs import replace
from record_incident_values import event, out

from marsad.record.incident.linking import NOTHING
from marsad.record.incident.neighbours import MOST, neighbours
from marsad.record.incident.told import Told, told


def village(count: int) -> list[Told]:
    """Return so many tellings of one village and day, that of the highest id out last."""
    (clash,) = out(9, "a", event("clash", "p", 9, by="R"))
    (found,) = told([clash], NOTHING)
    return [replace(found, id=f"{number:04}", known=found.known + number) for number in range(count)]


def pairs(tellings: list[Told]) -> set[tuple[int, int]]:
    return {(min(pair), max(pair)) for pair in neighbours(tellings)}


def test_what_comes_out_later_changes_no_comparison_of_what_was_out() -> None:
    there = village(3 * MOST // 2)
    every = pairs(there)
    for out_by_then in (MOST - 1, MOST + 1, len(there) - 1):
        assert pairs(there[:out_by_then]) == {pair for pair in every if pair[1] < out_by_then}


def test_each_is_compared_with_so_many_that_were_out_before_it() -> None:
    last = 3 * MOST // 2 - 1
    assert sorted(a for a, b in pairs(village(last + 1)) if b == last) == list(range(last - MOST, last))


def telling(number: int, day: int | None) -> Told:
    """Return what is told of no place, in words that all tell."""
    (found,) = village(1)
    return replace(found, id=f"{number:04}", spots=(), start=day, end=day, known=found.known + number)


def test_what_has_no_day_is_compared_with_few_of_the_many_that_are_told_in_its_words() -> None:
    told = [telling(number, None) for number in range(MOST)]
    assert pairs(told) == {(a, b) for b in range(MOST) for a in range(max(0, b - 8), b)}


@pytest.mark.parametrize(
    ("one", "other", "are_compared"),
    [
        pytest.param(9, 9, True, id="one day"),
        pytest.param(9, 10, True, id="the next day"),
        pytest.param(9, 11, False, id="days apart, which no words bring together"),
        pytest.param(9, None, True, id="a day and none"),
        pytest.param(None, 9, True, id="none and a day"),
        pytest.param(None, None, True, id="no days"),
    ],
)
def test_what_is_told_in_the_same_words_is_compared_where_it_may_be_of_one_day(
    one: int | None, other: int | None, *, are_compared: bool
) -> None:
    assert pairs([telling(1, one), telling(2, other)]) == ({(0, 1)} if are_compared else set())
