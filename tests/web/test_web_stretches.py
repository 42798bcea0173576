"""Where accounts of many places differ: what is found at one go is what is found place by place."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from marsad.record.control.said import Said
from marsad.record.control.tenure import Status
from marsad.record.divergence import divergences
from marsad.store.chart import Chart, charted, day_of
from marsad.store.chart_rows import SAYINGS, of_said
from marsad.store.tenure_rows import ALWAYS, OPEN
from marsad.web.stretches import stretches

FIRST = date(2017, 10, 1)
PLACES = ("q1", "q2", "q3")
WHO = ("one", "other")


@st.composite
def accounts(draw: st.DrawFn, place: str, publisher: str) -> tuple[Said, ...]:
    """Return what the publisher says of the place: of some days after each other, with or without gaps."""
    turns = sorted(draw(st.sets(st.integers(0, 12), min_size=1, max_size=5)))
    days = [None, *(FIRST + timedelta(days=turn) for turn in turns), None]
    holders = st.sampled_from((("A",), ("B",), ("A", "B")))
    return tuple(
        Said(place, publisher, start, end, Status.HELD, draw(holders), (), (), FIRST)
        for start, end in pairwise(days)
        if draw(st.booleans())
    )


@given(st.fixed_dictionaries({(place, who): accounts(place, who) for place in PLACES for who in WHO}))
def test_stretches_of_many_places_are_those_of_each_of_them(every: dict[tuple[str, str], tuple[Said, ...]]) -> None:
    chart = charted([of_said(told) for told in every.values()], SAYINGS.numbers)
    one, other = (chart.only(chart.by(who)) for who in WHO)
    found = [
        (chart.places[place], day_of(start, ALWAYS), day_of(end, OPEN), _said(one, first), _said(other, second))
        for place, start, end, first, second in zip(*(each.tolist() for each in stretches(one, other)), strict=True)
    ]
    assert found == [
        (place, spell.start, spell.end, _told(spell.one), _told(spell.other))
        for place in PLACES
        for spell in divergences(*(every[place, who] for who in WHO))
    ]


def _said(account: Chart, row: int) -> tuple[object, ...] | None:
    if row < 0:
        return None
    stood = account.stood(row)
    return stood.start, stood.holder


def _told(said: Said | None) -> tuple[object, ...] | None:
    return None if said is None else (said.start, said.holder)
