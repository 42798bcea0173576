"""Which tellings are compared at all, where many are of one place and day."""

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
