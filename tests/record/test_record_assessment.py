"""Every row of the assessed layer's table, by its own examples."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from record_values import said, short

from marsad.record.alliance import ALONE
from marsad.record.control.assessed import Assessed
from marsad.record.control.assessment import assess, of_its_area, of_whole
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import Measure, Telling, Together, measures
from marsad.record.control.situation import holder_on
from marsad.record.control.timeline import timeline

EXAMPLES = [
    pytest.param(row, example, id=f"{row.id}_{i}")
    for row in measures().values()
    for i, example in enumerate(row.examples)
]


def in_its_area(own: Assessed, claims: list[ControlClaim], *, is_area: bool) -> Assessed:
    """Return what the claims of what the place lies in say of the day, where nobody speaks of the place itself."""
    if own.tenure.statements:
        return own
    return of_its_area(own, holder_on(timeline(of_whole(claims, is_area=is_area), alliances=ALONE), own.on))


def claim(told: Telling) -> ControlClaim:
    return replace(_said(told), of_part=told.of_part)


def _said(told: Telling) -> ControlClaim:
    return said(
        told.status.value,
        "".join(told.holder),
        *told.days,
        of="".join(told.previous),
        by="".join(told.by),
        extent=told.extent.value if told.extent else None,
        told=told.told,
        source=told.source,
        modality=told.modality.value,
        basis=told.basis.value,
    )


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_claims_make_what_the_row_says(row: Measure, example: Together) -> None:
    tenures = timeline([claim(told) for told in example.claims])
    assert [line.split(" (")[0] for line in short(tenures)] == [_joined(line) for line in example.gives], row.id
    if example.asked is None:
        assert example.confidence in (None, tenures[-1].confidence if tenures else None)
        return
    found = assess("p", tenures, date(2017, 10, 1) + timedelta(days=example.asked - 1))
    found = in_its_area(found, [claim(told) for told in example.area], is_area=True)
    assert example.held in (None, found.tenure.holder)
    assert example.confidence in (None, found.confidence)
    assert example.is_old in (None, found.is_old)


def _joined(line: str) -> str:
    """Return the tenure as the other tests write it: the parties' letters put together."""
    days, status, *parties = line.split()
    held, by = (parties[: parties.index("by")], parties[parties.index("by") :]) if "by" in parties else (parties, [])
    return " ".join([days, status, *(["".join(held)] if held else []), *by])


def test_every_row_has_an_example() -> None:
    assert [row.id for row in measures().values() if not row.examples] == []


@pytest.mark.parametrize(
    ("status", "holder"),
    [pytest.param("captured", ("N",), id="taken"), pytest.param("contested", (), id="fought_over")],
)
def test_a_town_that_is_held_is_held_in_its_quarters(status: str, holder: tuple[str, ...]) -> None:
    own = assess("q", (), date(2017, 10, 9))
    found = in_its_area(own, [said(status, "N", 9, place="p")], is_area=False)
    assert (found.tenure.place_id, found.tenure.holder) == ("q", holder)
