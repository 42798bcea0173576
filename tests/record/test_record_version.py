"""Every version of a timeline: what was known of a place, and when."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_claims import many, often
from record_values import ALLIES, day, said, short

from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import timeline
from marsad.record.control.version import EVER, Version, known, versions
from marsad.text.span import Span

publications = st.one_of(st.none(), st.integers(1, 30))
words = st.sampled_from([None, None, Span(0, 9), Span(9, 20)])


@st.composite
def published(draw: st.DrawFn) -> list[ControlClaim]:
    return [replace(claim, known=day(draw(publications))) for claim in draw(many)]


@st.composite
def repeated(draw: st.DrawFn) -> list[ControlClaim]:
    """Draw claims, some in the words of others, and some of a statement that speaks of the place twice."""
    told = [replace(claim, span=draw(words)) for claim in draw(published())]
    return [*told, *(replace(claim, holder=("N",)) for claim in told if draw(st.booleans()))]


def history(seed: int, count: int, days: int) -> list[ControlClaim]:
    """Return the claims of some days: most say again who held the place, a tenth came out late, and some say no day."""
    chance, holder = random.Random(seed), "P"
    told: list[ControlClaim] = []
    for number in range(count):
        at, source, draw = number * days // count, chance.choice("UVWXYZ"), chance.random()
        out = at + (chance.randint(days // 20, days // 2) if chance.random() < 0.1 else chance.randint(0, 2))
        if draw < 0.2:
            before, holder = holder, chance.choice("RGSN")
            told.append(said("captured", holder, at, of=before, told=out, source=source))
        elif draw < 0.4:
            first = None if draw < 0.3 else at - 20
            told.append(
                said(chance.choice(["held", "captured"]), chance.choice("RGSN"), first, at, told=out, source=source)
            )
        elif draw < 0.5:
            told.append(said("besieged", holder, at, None, by="N", told=out, source=source))
        else:
            told.append(said("held", holder, at, told=out, source=source))
    return told


def stood(found: tuple[Version, ...], as_of: date | None) -> tuple[Tenure, ...]:
    tenures = (version.tenure for version in found if version.was_known(as_of))
    return tuple(sorted(tenures, key=lambda tenure: tenure.start or date.min))


def test_a_version_stands_until_something_else_is_known() -> None:
    found = versions([said("held", "P", 3, told=3), said("captured", "N", 9, of="P", told=9)])
    assert [(v.known_from, v.known_to, *short((v.tenure,))) for v in found] == [
        (day(3), day(9), "3.. held P"),
        (day(9), None, "3..9 held P"),
        (day(9), None, "9.. held N"),
    ]


def test_what_came_out_on_an_unknown_day_is_known_only_by_all_that_was_ever_read() -> None:
    found = versions([said("held", "P", 3, told=3), replace(said("captured", "N", 4, of="P"), known=None)])
    assert short(stood(found, date(2100, 1, 1))) == ["3.. held P"]
    assert short(stood(found, None)) == ["3..4 held P", "4.. held N"]
    assert {v.known_from for v in found if v.known_from != day(3)} == {EVER}


def test_a_version_is_known_before_it_is_no_longer_known() -> None:
    (found,) = versions([said("held", "P", 3, told=3)])
    with pytest.raises(ValueError, match="known until"):
        replace(found, known_to=found.known_from)


@given(published())
@often
def test_the_versions_of_a_day_are_its_timeline(claims: list[ControlClaim]) -> None:
    found = versions(claims, alliances=ALLIES)
    turns = [claim.known for claim in claims if claim.known]
    for as_of in {*turns, *(turn - timedelta(days=1) for turn in turns), None}:
        assert stood(found, as_of) == timeline(claims, as_of=as_of, alliances=ALLIES)


@given(repeated())
@often
def test_the_versions_of_a_day_are_its_timeline_where_words_are_repeated(claims: list[ControlClaim]) -> None:
    by_day = sorted(claims, key=known)
    found = versions(claims, alliances=ALLIES)
    for as_of in {claim.known for claim in claims}:
        assert stood(found, as_of) == timeline(by_day, as_of=as_of, alliances=ALLIES)


@pytest.mark.parametrize("days", [20, 60, 365])
@pytest.mark.parametrize("seed", range(4))
def test_the_versions_of_a_long_history_are_its_timelines(seed: int, days: int) -> None:
    claims = history(seed, 80, days)
    found = versions(claims, alliances=ALLIES)
    for as_of in {claim.known for claim in claims}:
        assert stood(found, as_of) == timeline(claims, as_of=as_of, alliances=ALLIES)


def test_what_stood_and_follows_from_no_claim_ends_with_the_next_news() -> None:
    told = [said("held", "P", 3, told=3), said("held", "P", 9, told=9)]
    (stale,) = versions([said("captured", "N", 1, told=1)])
    found = versions(told, standing=[stale], since=date(2017, 10, 9))
    assert [(v.known_from, v.known_to, *short((v.tenure,))) for v in found] == [
        (day(1), day(9), "1.. held N"),
        (day(9), None, "3.. held P"),
    ]


def test_claims_of_two_places_have_no_versions() -> None:
    with pytest.raises(ValueError, match="one timeline is of one place"):
        versions([said("held", "P", 3, place="p"), said("held", "P", 4, place="q")])


@given(published())
@often
def test_what_does_not_change_is_one_version(claims: list[ControlClaim]) -> None:
    by_tenure: dict[Tenure, list[Version]] = {}
    for version in sorted(versions(claims, alliances=ALLIES), key=lambda version: version.known_from):
        by_tenure.setdefault(version.tenure, []).append(version)
    for same in by_tenure.values():
        assert all(one.known_to is not None and one.known_to < other.known_from for one, other in pairwise(same))


@given(published(), published())
@often
def test_only_what_was_known_since_is_computed_again(old: list[ControlClaim], new: list[ControlClaim]) -> None:
    since = min(map(known, new), default=EVER)
    before = versions(old, alliances=ALLIES)
    kept = [v for v in before if v.known_to is not None and v.known_to < since]
    standing = [
        replace(v, known_to=None)
        for v in before
        if v.known_from < since and (v.known_to is None or v.known_to >= since)
    ]
    found = versions([*new, *old], alliances=ALLIES, standing=standing, since=since)
    every = versions([*old, *new], alliances=ALLIES)
    assert sorted([*kept, *found], key=str) == sorted(every, key=str)
    assert found == tuple(v for v in every if v not in kept)
