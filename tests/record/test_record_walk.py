"""What of a timeline is made again when more is known."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from record_values import day, said

from marsad.record.alliance import ALONE
from marsad.record.control.claim import ControlClaim
from marsad.record.control.gathered import Gathered
from marsad.record.control.timeline import timeline
from marsad.record.control.unfolding import Unfolding
from marsad.record.control.walk import Turned, Walk


def turns(count: int) -> list[ControlClaim]:
    return [said("captured", "NP"[i % 2], 10 * i, of="PN"[i % 2], source="XYZ"[i % 3]) for i in range(1, count)]


def walked(told: Sequence[ControlClaim], late: ControlClaim) -> tuple[Walk, Turned]:
    gathered, walk = Gathered(ALONE), Walk(ALONE)
    walk.again(gathered.add(told).days, gathered.settled)
    return walk, walk.again(gathered.add([late]).days, gathered.settled)


@pytest.mark.parametrize("count", [20, 60])
def test_what_is_known_late_changes_the_course_only_until_it_is_what_it_was(count: int) -> None:
    walk, turned = walked(turns(count), said("captured", "S", 55, of="P", told=900))
    starts = [stretch.start for stretch in turned.new]
    # Nobody says how it went over from S: day 56 begins what is not known.
    assert starts == [day(50), day(55), day(56), day(60)]
    assert [stretch.start for stretch in turned.old] == [day(50), day(60)]
    assert len(walk.stretches) == count + 1


def test_what_is_known_at_last_changes_the_last_stretch_alone() -> None:
    _, turned = walked(turns(20), said("held", "P", 195))
    assert [stretch.start for stretch in turned.new] == [day(190)]


def test_only_the_tenures_that_are_others_are_told() -> None:
    unfolding = Unfolding(ALONE)
    unfolding.learn(turns(20))
    other = unfolding.learn([said("held", "P", 55, told=900)])
    assert {start: tenure.last_evidence for start, tenure in other.items() if tenure} == {day(50): day(55)}
    assert unfolding.learn([said("held", "P", 70, modality="intended", told=901)]) == {}


def test_a_statement_that_is_given_otherwise_decides_again_what_came_before() -> None:
    background, dated = said("held", "P", None, 9), said("captured", "N", 5)
    gathered = Gathered(ALONE)
    assert [item.claim for item in gathered.add([background, dated]).past.values() if item] == [background]
    assert set(gathered.add([replace(dated, holder=("P",))]).past.values()) == {None}
    assert not gathered.past
    assert sorted(gathered.settled) == [day(5), day(9)]


def test_background_that_nothing_told_is_laid_to_what_is_known_late() -> None:
    told = [said("captured", "N", 5), said("held", "P", None, 30), said("captured", "P", 10, of="N", told=900)]
    unfolding = Unfolding(ALONE)
    for claim in told:
        unfolding.learn([claim])
    assert tuple(unfolding.tenures.values()) == timeline(told)
    assert told[1].statement_id in unfolding.tenures[day(10)].statements


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(lambda number: said("contested", "N", number), id="fighting, of which one side is named"),
        pytest.param(lambda number: said("besieged", "", number, by="N"), id="a siege of whom is not named"),
    ],
)
def test_who_is_filled_in_is_filled_in_once(again: Callable[[int], ControlClaim]) -> None:
    gathered, walk = Gathered(ALONE), Walk(ALONE)
    told = [said("held", "P", 1), *(again(number) for number in range(2, 16))]
    walk.again(gathered.add(told).days, gathered.settled)
    # Not doubled with each: who is named, and each of the two sides.
    assert len(walk.stretches[-1].stance.sides) <= 3 * len(told)
