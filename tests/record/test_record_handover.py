"""Places that changed hands, and how often."""

import pytest
from hypothesis import given
from record_claims import many, often
from record_values import ALLIES, day, said

from marsad.record.control.claim import ControlClaim
from marsad.record.control.handover import handovers, most_changed
from marsad.record.control.timeline import timeline, timelines


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([said("held", "N", 9)], [], id="one_holder"),
        pytest.param([said("captured", "N", 9, of="P")], ["PN9"], id="from_whom_it_names"),
        pytest.param(
            [said("captured", "N", 9, of="P"), said("recaptured", "P", 15, of="N")], ["PN9", "NP15"], id="to_and_fro"
        ),
        pytest.param(
            [said("held", "P", 1), said("captured", "N", 9, of="P"), said("recaptured", "P", 10, of="N")],
            [],
            id="undone_within_a_day_is_none",
        ),
        pytest.param([said("held", "R", 1), said("captured", "H", 9)], [], id="allies_relieve_each_other"),
        pytest.param([said("held", "P", 1), said("held", "N", 9)], ["PN9"], id="on_an_unknown_day"),
        pytest.param(
            [said("held", "P", 1), said("contested", "NP", 5), said("captured", "N", 9)], ["PN9"], id="after_fighting"
        ),
        pytest.param([said("held", "P", 1), said("contested", "NP", 5), said("held", "P", 20)], [], id="fought_off"),
        pytest.param([said("besieged", "P", 1, by="N"), said("captured", "N", 9, of="P")], ["PN9"], id="after_a_siege"),
    ],
)
def test_a_handover_is_from_side_to_side(claims: list[ControlClaim], expected: list[str]) -> None:
    found = handovers(timeline(claims, alliances=ALLIES), ALLIES)
    told = [f"{h.before.leader}{h.after.leader}{h.after.start.day}" for h in found if h.after.start]
    assert told == expected


RECORD = timelines(
    [
        said("captured", "N", 9, of="P", place="a"),
        said("captured", "N", 12, of="P", place="b"),
        said("recaptured", "P", 20, of="N", place="b"),
        said("held", "P", 3, place="c"),
        said("captured", "N", 12, of="P", place="aa"),
    ],
    alliances=ALLIES,
)


def test_the_most_changed_place_is_first() -> None:
    assert [(each.place_id, each.count) for each in most_changed(RECORD)] == [("b", 2), ("a", 1), ("aa", 1)]


def test_of_some_days_only_their_handovers_count() -> None:
    found = most_changed(RECORD, start=day(10), end=day(12))
    assert [(each.place_id, each.count) for each in found] == [("aa", 1), ("b", 1)]
    assert most_changed(RECORD, start=day(21)) == ()


@given(many)
@often
def test_nobody_takes_a_place_from_an_ally(claims: list[ControlClaim]) -> None:
    for each in handovers(timeline(claims, alliances=ALLIES), ALLIES):
        assert each.before.end is not None
        assert each.after.start is not None
        assert each.before.end <= each.after.start
        assert not ALLIES.agree(each.before.holder, each.after.holder, each.after.start)
