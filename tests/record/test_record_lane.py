"""What each publisher and each side claims."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_claims import many, numbers, often
from record_values import ALLIES, day, said, short

from marsad.record.control.claim import ControlClaim
from marsad.record.control.claimed import lanes
from marsad.record.control.lane import Lane, Voice
from marsad.record.control.timeline import timeline
from marsad.theatre.loading import outlets, parties
from marsad.theatre.organ import organs, side_of


def by_name(found: tuple[Lane, ...]) -> dict[tuple[str, str], list[str]]:
    return {(lane.voice.value, lane.name): short(lane.tenures) for lane in found}


def quoted(claim: ControlClaim, publisher: str) -> ControlClaim:
    return replace(claim, publisher=publisher)


def test_a_lane_says_what_its_own_claims_say_and_no_more() -> None:
    found = lanes([said("captured", "N", 9, source="X"), said("held", "P", 9, source="Y")])
    assert by_name(found) == {
        ("publisher", "X"): ["9.. held N"],
        ("publisher", "Y"): ["9.. held P"],
        ("speaker", "X"): ["9.. held N"],
        ("speaker", "Y"): ["9.. held P"],
    }


def test_who_is_quoted_has_a_lane_beside_who_quotes() -> None:
    found = lanes([quoted(said("captured", "N", 9, source="Y"), "X"), said("held", "P", 12, source="X")])
    assert by_name(found) == {
        ("publisher", "X"): ["9..12 held N", "12.. disputed NP"],
        ("speaker", "X"): ["12.. held P"],
        ("speaker", "Y"): ["9.. held N"],
    }


def test_the_organs_of_one_side_are_one_voice() -> None:
    claims = [said("held", "P", 9, source=name) for name in ("SANA", "Syrian army General Command", "REGIME")]
    (speaker,) = [lane for lane in lanes(claims) if lane.voice is Voice.SPEAKER]
    assert (speaker.name, speaker.side) == ("REGIME", "REGIME")
    assert speaker.speakers == ("REGIME", "SANA", "Syrian army General Command")
    assert speaker.tenures[0].confidence == 0.8


def test_what_moved_nothing_stands_in_its_lane_too() -> None:
    denial = said("captured", "N", 9, modality="denied")
    assert [(lane.statements, lane.tenures) for lane in lanes([denial])] == [((denial.statement_id,), ())] * 2


def test_a_claim_of_nobody_named_has_a_lane_without_a_name() -> None:
    (lane,) = lanes([said("held", "N", 9, source="")])
    assert (lane.voice, lane.name, lane.side) == (Voice.SPEAKER, "", None)


def test_a_lane_is_as_known_on_a_day() -> None:
    claims = [said("held", "P", 3, source="X"), said("held", "N", 9, source="X", told=12)]
    assert by_name(lanes(claims, as_of=day(10)))["speaker", "X"] == ["3.. held P"]


@given(many)
@often
def test_a_lane_holds_its_own_speakers_statements_and_every_statement_has_one(claims: list[ControlClaim]) -> None:
    by_id = {claim.statement_id: claim for claim in claims}
    found = lanes(claims, alliances=ALLIES)
    for lane in found:
        who = [by_id[key].publisher if lane.voice is Voice.PUBLISHER else by_id[key].origin for key in lane.statements]
        assert set(who) <= ({lane.name} if lane.voice is Voice.PUBLISHER else set(lane.speakers))
        assert {key for tenure in lane.tenures for key in tenure.statements} <= set(lane.statements)
    spoken = sorted(key for lane in found if lane.voice is Voice.SPEAKER for key in lane.statements)
    assert spoken == sorted(by_id)


@given(many)
@often
def test_of_one_speaker_the_lane_is_the_timeline(claims: list[ControlClaim]) -> None:
    alone = [replace(claim, origin="X", publisher="X") for claim in claims]
    for lane in lanes(alone, alliances=ALLIES):
        assert lane.tenures == timeline(alone, alliances=ALLIES)


@pytest.mark.parametrize(
    ("source", "on", "side"),
    [
        pytest.param("SANA", date(2017, 11, 3), "REGIME", id="the_state_agency_before"),
        pytest.param("SANA", date(2024, 12, 8), "SYRIA_TRANSITIONAL", id="and_after_the_change"),
        pytest.param("SANA", None, None, id="on_an_unknown_day"),
        pytest.param("SDF press centre", None, "SDF", id="a_force"),
        pytest.param("Amaq", date(2017, 11, 3), "IS", id="a_groups_agency"),
        pytest.param("REGIME", None, "REGIME", id="a_party_itself"),
        pytest.param("SOHR", date(2017, 11, 3), None, id="an_observatory"),
        pytest.param("", date(2017, 11, 3), None, id="nobody"),
    ],
)
def test_a_partys_own_organ_speaks_for_its_side(source: str, on: date | None, side: str | None) -> None:
    assert side_of(source, on) == side


def test_organs_are_outlets_that_there_are_of_parties_that_there_are() -> None:
    known, sides = {outlet.id for outlet in outlets()}, {party.id for party in parties()}
    assert [name for organ in organs() for name in organ.outlets if name not in known] == []
    assert [organ.party for organ in organs() if organ.party not in sides] == []


@given(many, numbers)
@often
def test_later_reports_change_nothing_of_what_was_claimed_by_a_day(claims: list[ControlClaim], number: int) -> None:
    by_then = [claim for claim in claims if claim.known is not None and claim.known <= (day(number) or date.max)]
    assert lanes(claims, as_of=day(number), alliances=ALLIES) == lanes(by_then, alliances=ALLIES)


@given(many.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
@often
def test_the_order_of_intake_changes_no_lane(orders: tuple[list[ControlClaim], list[ControlClaim]]) -> None:
    assert lanes(orders[0], alliances=ALLIES) == lanes(orders[1], alliances=ALLIES)
