"""Sequences of claims, and the tenures that they must make."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from record_values import ALLIES, day, said, short

from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Status
from marsad.record.control.timeline import timeline, timelines
from marsad.text.span import Span


class Case(NamedTuple):
    claims: list[ControlClaim]
    tenures: list[str]
    reasons: list[str]


CASES = {
    # One claim by itself.
    "nothing_is_said": Case([], [], []),
    "a_capture_begins_on_its_day": Case([said("captured", "N", 9)], ["9.. held N"], ["captured"]),
    "a_capture_lets_the_time_before_be_the_earlier_holders": Case(
        [said("captured", "N", 9, of="P")], ["..9 held P", "9.. held N"], ["reaches_back", "captured"]
    ),
    "a_recapture_too": Case(
        [said("recaptured", "N", 9, of="P")], ["..9 held P", "9.. held N"], ["reaches_back", "recaptured"]
    ),
    "a_state_says_nothing_of_the_time_before": Case([said("held", "N", 9)], ["9.. held N"], ["held"]),
    "was_held_reaches_back": Case([said("held", "N", None, 9, basis="upper_bound")], [".. held N"], ["was_held"]),
    "a_capture_of_unknown_day_is_there_by_its_end": Case(
        [said("captured", "N", None, 9, basis="upper_bound")], ["9.. held N"], ["captured"]
    ),
    "the_days_of_a_turn_are_unknown": Case(
        [said("captured", "N", 5, 9, of="P")],
        ["..5 held P", "5..9 unknown (NP)", "9.. held N"],
        ["reaches_back", "changed_between", "captured"],
    ),
    "a_state_over_days_begins_with_them": Case([said("held", "N", 5, 9)], ["5.. held N"], ["held"]),
    "a_state_since_a_day_is_so_then_and_when_told": Case(
        [said("held", "N", 5, None, told=12)], ["5.. held N"], ["held"]
    ),
    "a_turn_without_an_end_has_come_by_the_day_of_telling": Case(
        [said("captured", "N", 5, None, told=9)], ["5..9 unknown (N)", "9.. held N"], ["changed_between", "captured"]
    ),
    "lost_without_a_new_holder_is_unknown": Case(
        [said("lost", "", 9, of="P")], ["..9 held P", "9.. unknown"], ["reaches_back", "lost"]
    ),
    "lost_to_somebody_is_held": Case(
        [said("lost", "N", 9, of="P")], ["..9 held P", "9.. held N"], ["reaches_back", "lost_to"]
    ),
    "half_is_contested_by_both": Case(
        [said("captured", "N", 9, of="P", extent="half")],
        ["..9 held P", "9.. contested NP"],
        ["reaches_back", "captured_in_part"],
    ),
    "part_is_contested_by_both": Case(
        [said("recaptured", "N", 9, of="P", extent="part")],
        ["..9 held P", "9.. contested NP"],
        ["reaches_back", "captured_in_part"],
    ),
    "lost_in_part_is_contested": Case(
        [said("lost", "", 9, of="P", extent="part")],
        ["..9 held P", "9.. contested P"],
        ["reaches_back", "lost_in_part"],
    ),
    "lost_almost_is_contested": Case(
        [said("lost", "", 9, of="P", extent="almost_full")],
        ["..9 held P", "9.. contested P"],
        ["reaches_back", "lost_almost"],
    ),
    "almost_full_is_held": Case([said("captured", "N", 9, extent="almost_full")], ["9.. held N"], ["captured_almost"]),
    "almost_held_is_held": Case([said("held", "N", 9, extent="almost_full")], ["9.. held N"], ["held_almost"]),
    "held_in_part_is_contested": Case([said("held", "N", 9, extent="part")], ["9.. contested N"], ["held_in_part"]),
    "besieged_keeps_the_holder_inside": Case([said("besieged", "P", 9, by="N")], ["9.. besieged P by N"], ["besieged"]),
    "encircled_is_besieged": Case([said("encircled", "P", 9)], ["9.. besieged P"], ["besieged"]),
    "entered_and_expelled_leaves_the_holder": Case(
        [said("entered_and_expelled", "P", 9, of="N")],
        ["..9 held P", "9.. held P"],
        ["reaches_back", "entered_and_expelled"],
    ),
    "contested_while_those_who_entered_were_inside": Case(
        [said("held", "P", 1), said("entered_and_expelled", "P", 6, 8, of="N", told=10)],
        ["1.. held P"],
        ["held"],
    ),
    "an_aim_moves_nothing": Case([said("captured", "N", 9, modality="intended")], [], []),
    "a_possibility_moves_nothing": Case([said("lost", "N", 9, modality="hypothetical")], [], []),
    "what_is_denied_moves_nothing": Case(
        [said("held", "P", 8), said("captured", "N", 9, of="P", modality="denied")], ["8.. held P"], ["held"]
    ),
    "what_has_no_day_moves_nothing": Case([said("captured", "N", None, None)], [], []),
    "nobody_holds_nothing": Case([said("captured", "", 9), said("held", "", 9, of="P"), said("lost", "", 9)], [], []),
    "nobody_named_who_stayed": Case([said("entered_and_expelled", "", 9, of="N")], [], []),
    # One source, day after day.
    "a_capture_ends_the_tenure_before": Case(
        [said("held", "P", 1), said("captured", "N", 9, of="P")], ["1..9 held P", "9.. held N"], ["held", "captured"]
    ),
    "the_last_known_holder_stays_until_a_dated_turn": Case(
        [said("held", "P", 1), said("captured", "N", 9)], ["1..9 held P", "9.. held N"], ["held", "captured"]
    ),
    "between_two_states_the_turn_is_unknown": Case(
        [said("held", "P", 1), said("held", "N", 9)],
        ["1..2 held P", "2..9 unknown (NP)", "9.. held N"],
        ["held", "changed_between", "held"],
    ),
    "a_vague_turn_begins_after_the_last_news_of_the_other": Case(
        [said("held", "P", 7), said("captured", "N", 5, 9)],
        ["7..8 held P", "8..9 unknown (NP)", "9.. held N"],
        ["held", "changed_between", "captured"],
    ),
    "an_undated_turn_is_bounded_by_the_last_news_of_the_other": Case(
        [said("held", "P", 7), said("captured", "N", None, 9, basis="upper_bound")],
        ["7..8 held P", "8..9 unknown (NP)", "9.. held N"],
        ["held", "changed_between", "captured"],
    ),
    "a_third_holder_before_the_turn_is_unknown_too": Case(
        [said("held", "Q", 1), said("captured", "N", 9, of="P")],
        ["1..2 held Q", "2..9 unknown (NPQ)", "9.. held N"],
        ["held", "changed_between", "captured"],
    ),
    "was_held_does_not_reach_past_a_turn": Case(
        [said("captured", "N", 9), said("held", "P", None, 12, basis="upper_bound")],
        ["..9 held P", "9.. held N"],
        ["reaches_back", "captured"],
    ),
    "taken_the_day_after_a_raid_was_driven_off": Case(
        [said("entered_and_expelled", "P", 8, of="N"), said("captured", "N", 9, of="P")],
        ["..8 held P", "8..9 held P", "9.. held N"],
        ["reaches_back", "entered_and_expelled", "captured"],
    ),
    "undated_background_near_its_telling_came_before": Case(
        [said("captured", "N", 9, told=10), said("captured", "P", None, 10, basis="upper_bound", told=10)],
        ["..9 held P", "9.. held N"],
        ["reaches_back", "captured"],
    ),
    "undated_background_that_was_taken_back_came_before": Case(
        [said("captured", "N", 9, of="P", told=10), said("captured", "P", None, 12, of="N", basis="upper_bound")],
        ["..9 held P", "9.. held N"],
        ["reaches_back", "captured"],
    ),
    "an_undated_turn_that_a_dated_one_tells_came_before_what_followed_that": Case(
        [
            said("captured", "P", 5, of="N", told=6),
            said("captured", "N", 9, told=9),
            said("captured", "P", None, 12, of="N", basis="upper_bound", source="Y"),
        ],
        ["..5 held N", "5..9 held P", "9.. held N"],
        ["reaches_back", "captured", "captured"],
    ),
    "whoever_held_it_before_loses_it_before_he_takes_it_again": Case(
        [
            said("held", "P", 1),
            said("captured", "N", 8, of="P", source="Y", told=12),
            said("recaptured", "P", 8, 11, of="N", told=11),
        ],
        ["1..8 held P", "8..9 held N", "9..11 unknown (PN)", "11.. held P"],
        ["held", "captured", "changed_between", "recaptured"],
    ),
    "whoever_did_not_hold_it_before_took_it_first": Case(
        [
            said("held", "N", 1),
            said("captured", "N", 10, source="Y", told=12),
            said("captured", "P", 8, 11, told=13),
        ],
        ["1.. held N"],
        ["held"],
    ),
    "a_turn_on_the_first_of_some_days_came_before_what_they_hold": Case(
        [said("captured", "N", 8, source="Y", told=16), said("recaptured", "P", 8, 11, of="N", told=11)],
        ["8..9 held N", "9..11 unknown (PN)", "11.. held P"],
        ["captured", "changed_between", "recaptured"],
    ),
    "undated_news_long_after_a_turn_came_after": Case(
        [said("captured", "N", 1), said("captured", "P", None, 30, basis="upper_bound")],
        ["1..2 held N", "2..30 unknown (PN)", "30.. held P"],
        ["captured", "changed_between", "captured"],
    ),
    "an_undated_turn_against_the_new_holder_came_after": Case(
        [said("captured", "N", 9), said("captured", "P", None, 9, of="N", basis="upper_bound", told=12)],
        ["9.. contested NP"],
        ["undone_within_a_day"],
    ),
    "an_undated_expulsion_follows_the_entry": Case(
        [
            said("captured", "N", 9, of="P"),
            said("entered_and_expelled", "P", None, 16, of="N", told=19),
        ],
        ["..9 held P", "9..10 held N", "10..16 contested PN", "16.. held P"],
        ["reaches_back", "captured", "entered_and_expelled", "entered_and_expelled"],
    ),
    "background_that_tells_an_old_tenure_again_moves_nothing": Case(
        [said("held", "P", 1), said("captured", "N", 9), said("held", "P", None, 12, basis="upper_bound")],
        ["1..9 held P", "9.. held N"],
        ["held", "captured"],
    ),
    "half_then_all": Case(
        [said("held", "P", 1), said("captured", "N", 5, extent="half"), said("captured", "N", 9, extent="full")],
        ["1..5 held P", "5..9 contested NP", "9.. held N"],
        ["held", "captured_in_part", "captured"],
    ),
    "part_and_all_in_a_day_is_all": Case(
        [said("held", "P", 1), said("captured", "N", 9, extent="part"), said("captured", "N", 9)],
        ["1..9 held P", "9.. held N"],
        ["held", "captured"],
    ),
    "contested_names_the_other_side_that_is_known": Case(
        [said("held", "P", 1), said("contested", "N", 5)], ["1..5 held P", "5.. contested NP"], ["held", "contested"]
    ),
    "contested_by_nobody_named": Case(
        [said("held", "P", 1), said("contested", "", 5)], ["1..5 held P", "5.. contested P"], ["held", "contested"]
    ),
    "a_siege_by_those_who_do_not_say_who_is_inside": Case(
        [said("held", "P", 1), said("besieged", "", 5, by="N")],
        ["1..5 held P", "5.. besieged P by N"],
        ["held", "besieged"],
    ),
    "a_siege_goes_on_while_those_inside_hold": Case(
        [said("besieged", "P", 5, by="N"), said("held", "P", 25)], ["5.. besieged P by N"], ["besieged"]
    ),
    "an_old_siege_does_not": Case(
        [said("besieged", "P", 5, by="N"), said("held", "P", 95)],
        ["5..95 besieged P by N", "95.. held P"],
        ["besieged", "held"],
    ),
    "a_siege_ends_by_capture": Case(
        [said("besieged", "P", 5, by="N"), said("captured", "N", 9, of="P")],
        ["5..9 besieged P by N", "9.. held N"],
        ["besieged", "captured"],
    ),
    "a_turn_outweighs_the_state_of_its_day": Case(
        [said("held", "P", 9), said("captured", "N", 9, of="P")],
        ["..9 held P", "9.. held N"],
        ["reaches_back", "captured"],
    ),
    "lost_and_taken_in_a_day_is_taken": Case(
        [said("lost", "", 9, of="P"), said("captured", "N", 9)],
        ["..9 held P", "9.. held N"],
        ["reaches_back", "captured"],
    ),
    "lost_by_who_no_longer_held_it_moves_nothing": Case(
        [said("captured", "N", 5), said("lost", "", 9, of="P")], ["5.. held N"], ["captured"]
    ),
    "lost_by_the_holder": Case(
        [said("captured", "N", 1), said("lost", "", 9, of="N")], ["1..9 held N", "9.. unknown"], ["captured", "lost"]
    ),
    "after_a_loss_a_new_holder": Case(
        [said("lost", "", 5, of="P"), said("held", "N", 9)],
        ["..5 held P", "5..9 unknown", "9.. held N"],
        ["reaches_back", "lost", "held"],
    ),
    "undone_on_the_same_day": Case(
        [said("held", "P", 1), said("captured", "N", 9, of="P"), said("recaptured", "P", 9, of="N")],
        ["1..9 held P", "9.. contested NP"],
        ["held", "undone_within_a_day"],
    ),
    "undone_on_the_next_day": Case(
        [said("held", "P", 1), said("captured", "N", 9, of="P"), said("recaptured", "P", 10, of="N")],
        ["1..9 held P", "9.. contested PN"],
        ["held", "undone_within_a_day"],
    ),
    "undone_by_a_loss": Case(
        [said("captured", "N", 9), said("lost", "", 10, of="N")], ["9.. contested N"], ["undone_within_a_day"]
    ),
    "taken_and_lost_in_a_day": Case(
        [said("captured", "N", 9), said("lost", "", 9, of="N")], ["9.. contested N"], ["undone_within_a_day"]
    ),
    "undone_two_days_later_is_two_turns": Case(
        [said("captured", "N", 9, of="P"), said("recaptured", "P", 11, of="N")],
        ["..9 held P", "9..11 held N", "11.. held P"],
        ["reaches_back", "captured", "recaptured"],
    ),
    "after_the_undoing_later_news_settles_it": Case(
        [said("captured", "N", 9, of="P"), said("recaptured", "P", 10, of="N"), said("held", "P", 15)],
        ["..9 held P", "9..15 contested PN", "15.. held P"],
        ["reaches_back", "undone_within_a_day", "held"],
    ),
    "two_holders_in_one_breath": Case(
        [said("held", "P", 9), said("held", "N", 9)], ["9.. contested NP"], ["two_holders"]
    ),
    "of_two_holders_of_a_day_the_later_word": Case(
        [said("held", "P", 9, told=9), said("held", "N", 9, told=12)], ["9.. held N"], ["held"]
    ),
    "unconfirmed_news_moves_a_border_while_nobody_says_more": Case(
        [said("captured", "N", 9, modality="unconfirmed")], ["9.. held N"], ["captured"]
    ),
    # Several sources.
    "sources_disagree_about_a_day": Case(
        [said("captured", "N", 9, of="P", source="X"), said("held", "P", 9, source="Y")],
        ["..9 held P", "9.. disputed NP"],
        ["reaches_back", "disputed"],
    ),
    "both_claim_to_have_taken_it": Case(
        [said("captured", "N", 9, source="X"), said("captured", "P", 9, source="Y")],
        ["9.. disputed NP"],
        ["disputed"],
    ),
    "a_turn_of_a_few_days_ago_is_disputed": Case(
        [said("captured", "N", 9, source="X"), said("held", "P", 10, source="Y")],
        ["9..10 held N", "10.. disputed NP"],
        ["captured", "disputed"],
    ),
    "one_sides_insistence_does_not_end_a_dispute": Case(
        [
            said("captured", "N", 9, source="X"),
            said("held", "P", 10, source="Y"),
            said("held", "N", 12, source="X"),
        ],
        ["9..10 held N", "10.. disputed NP"],
        ["captured", "disputed"],
    ),
    "a_dispute_ends_when_the_other_side_falls_silent": Case(
        [
            said("captured", "N", 9, source="X"),
            said("held", "P", 10, source="Y"),
            said("held", "N", 25, source="X"),
        ],
        ["9..10 held N", "10..25 disputed NP", "25.. held N"],
        ["captured", "disputed", "held"],
    ),
    "a_dispute_ends_when_the_other_side_agrees": Case(
        [
            said("captured", "N", 9, source="X"),
            said("held", "P", 10, source="Y"),
            said("held", "N", 12, source="Y"),
        ],
        ["9..10 held N", "10..12 disputed NP", "12.. held N"],
        ["captured", "disputed", "held"],
    ),
    "old_states_do_not_dispute_a_turn": Case(
        [said("held", "P", 8, source="Y"), said("captured", "N", 9, source="X"), said("held", "N", 10, source="X")],
        ["8..9 held P", "9.. held N"],
        ["held", "captured"],
    ),
    "two_states_of_two_days_are_a_turn_between": Case(
        [said("held", "P", 5, source="Y"), said("held", "N", 10, source="X")],
        ["5..6 held P", "6..10 unknown (NP)", "10.. held N"],
        ["held", "changed_between", "held"],
    ),
    "lost_says_one_and_held_says_another": Case(
        [said("lost", "", 9, of="P", source="X"), said("held", "P", 9, source="Y")],
        ["..9 held P", "9.. disputed P"],
        ["reaches_back", "disputed"],
    ),
    "one_finds_fighting_where_another_finds_a_holder": Case(
        [said("captured", "N", 9, source="X"), said("contested", "NP", 9, source="Y")],
        ["9.. contested NP"],
        ["contested"],
    ),
    "what_is_unconfirmed_does_not_dispute": Case(
        [said("captured", "N", 9, source="X", modality="unconfirmed"), said("held", "P", 9, source="Y")],
        ["9.. held P"],
        ["held"],
    ),
    "allies_named_by_different_sources_are_no_dispute": Case(
        [said("captured", "R", 9, source="X"), said("captured", "H", 9, source="Y"), said("held", "G", 10, source="Z")],
        ["9.. held RHG"],
        ["captured"],
    ),
    "allies_of_one_third_are_one_side": Case(
        [said("captured", "H", 9, source="X"), said("held", "K", 10, source="Y")], ["9.. held HK"], ["captured"]
    ),
    "an_alliance_that_has_ended_is_none": Case(
        [said("held", "R", 15, source="X"), said("held", "S", 15, source="Y")], ["15.. disputed RS"], ["disputed"]
    ),
    "an_alliance_that_still_held_is_one": Case(
        [said("held", "R", 5, source="X"), said("held", "S", 5, source="Y")], ["5.. held RS"], ["held"]
    ),
    "allies_hand_over_without_a_turn": Case(
        [said("captured", "H", 5), said("held", "R", 9)], ["5.. held RH"], ["captured"]
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_claims_make_the_tenures_of_the_table(case: Case) -> None:
    tenures = timeline(case.claims, alliances=ALLIES)
    assert short(tenures) == case.tenures
    assert [tenure.reason for tenure in tenures] == case.reasons


def test_one_timeline_is_of_one_place() -> None:
    with pytest.raises(ValueError, match=r"one place, not of \['p', 'q'\]"):
        timeline([said("held", "N", 9), said("held", "N", 9, place="q")])


def test_timelines_are_of_many() -> None:
    found = timelines([said("held", "N", 9, place="q"), said("held", "P", 9)])
    assert list(found) == ["p", "q"]
    assert short(found["q"]) == ["9.. held N"]


def test_news_grows_old_and_says_so() -> None:
    (tenure,) = timeline([said("captured", "N", 5), said("held", "N", 9)])
    assert tenure.last_evidence == day(9)
    assert [tenure.age(d) for d in (day(5), day(7), day(9), day(29)) if d] == [0, 0, 0, 20]


def test_what_is_only_inferred_is_as_old_as_the_turn_that_tells_it_is_far() -> None:
    before, _ = timeline([said("captured", "N", 9, of="P")])
    assert before.last_evidence is None
    assert [before.age(d) for d in (day(1), day(9)) if d] == [8, 0]
    _, between, _ = timeline([said("held", "P", 7), said("captured", "N", None, 9, basis="upper_bound")])
    assert between.age(date(2017, 10, 8)) is None


def test_background_grows_old_backwards() -> None:
    (tenure,) = timeline([said("held", "N", None, 9, basis="upper_bound"), said("held", "N", 19)])
    assert (tenure.first_evidence, tenure.last_evidence) == (day(9), day(19))
    assert [tenure.age(d) for d in (day(1), day(9), day(20)) if d] == [8, 0, 1]


def test_the_day_on_which_it_began_is_an_interval() -> None:
    _, between, after = timeline([said("held", "P", 7), said("captured", "N", None, 9, basis="upper_bound")])
    assert (after.began.start, after.began.end) == (day(8), day(9))
    assert between.holder == ()
    (first,) = timeline([said("captured", "N", None, 9, basis="upper_bound")])
    assert (first.began.start, first.began.end) == (None, day(9))


def test_each_origin_adds_to_the_confidence_once() -> None:
    one = timeline([said("held", "N", 9, source="X", confidence=0.5)])
    again = timeline([said("held", "N", n, source="X", confidence=0.5) for n in (9, 10, 11)])
    other = timeline([said("held", "N", 9, source=source, confidence=0.5) for source in "XY"])
    assert [t.confidence for (t,) in (one, again, other)] == [0.5, 0.5, 0.75]


def test_almost_full_reaching_back_and_unconfirmed_are_less_sure() -> None:
    full = timeline([said("captured", "N", 9)])[-1].confidence
    almost = timeline([said("captured", "N", 9, extent="almost_full")])[-1].confidence
    maybe = timeline([said("captured", "N", 9, modality="unconfirmed")])[-1].confidence
    back = timeline([said("captured", "N", 9, of="P")])[0].confidence
    assert max(almost, maybe, back) < full


def test_both_claims_are_kept_behind_a_contested_day() -> None:
    taken, retaken = said("captured", "N", 9, of="P"), said("recaptured", "P", 10, of="N")
    tenure = timeline([taken, retaken])[-1]
    assert tenure.statements == (taken.statement_id, retaken.statement_id)


def copy(source: str, report: str, words: Span) -> ControlClaim:
    return replace(said("captured", "N", 9, source=source), report_id=report, span=words)


def test_copies_of_one_original_count_as_one_source() -> None:
    words = Span(3, 20)
    once = (copy("SOHR", "sha256:a", words),)
    copies = (*once, copy("", "sha256:a", words), copy("SANA", "sha256:a", words))
    (alone,), (together,) = timeline(once), timeline(copies)
    assert together.confidence == alone.confidence
    assert together.statements == tuple(claim.statement_id for claim in copies)
    (apart,) = timeline((*once, copy("SANA", "sha256:b", words)))
    assert apart.confidence > alone.confidence


def test_an_unconfirmed_word_that_what_stands_outweighs_is_no_news() -> None:
    claims = [
        said("contested", "", 6),
        said("captured", "R", 6, source="Y"),
        said("contested", "", 13, of="SN", modality="unconfirmed"),
    ]
    assert short(timeline(claims)) == short(timeline(claims[:2]))
    assert timeline([*claims, said("captured", "", 14, of="SN", extent="half")])[-1].status is Status.CONTESTED
