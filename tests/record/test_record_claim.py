"""From a statement to a claim of control."""

import pytest
from record_reading import control, place, reading

from marsad.extract.contract import identify
from marsad.extract.statement import Speaker
from marsad.extract.term import Extent, Resolution
from marsad.record.control.claim import claims_of, control_claims
from marsad.record.control.tenure import Status
from marsad.record.control.timeline import timeline
from marsad.record.filed import filed
from marsad.record.origin import origin


def test_a_claim_has_what_its_statement_says() -> None:
    made = reading(control(place("q1")))
    (claim,) = control_claims(made)
    statement = made.statements[0]
    assert claim.statement_id == identify(statement, made.report.document.id)
    assert (claim.report_id, claim.place_id) == (made.report.document.id, "q1")
    assert (claim.holder, claim.previous, claim.publisher, claim.origin) == (("N",), ("P",), "SOHR", "SOHR")


def test_a_place_that_is_not_resolved_makes_no_claim() -> None:
    assert control_claims(reading(control(place(None)))) == ()


def test_a_quarter_that_stands_for_its_city_is_a_part_of_it() -> None:
    (claim,) = control_claims(reading(control(place("q1", Resolution.AREA))))
    assert claim.extent is Extent.PART


def test_a_party_that_the_theatre_does_not_have_is_left_out_and_the_rest_stands() -> None:
    (told,) = filed(reading(control(place("q1"))))
    (claim,) = claims_of(told, parties=("P",))
    assert (claim.holder, claim.previous) == ((), ("P",))
    assert [(t.status, t.holder) for t in timeline([claim])] == [(Status.HELD, ("P",)), (Status.UNKNOWN, ())]
    assert timeline(claims_of(told, parties=())) == ()


@pytest.mark.parametrize(
    ("speakers", "expected"),
    [
        pytest.param([], "", id="nobody"),
        pytest.param(["SOHR"], "SOHR", id="the_publisher"),
        pytest.param(["Al-Araby Al-Jadeed", "SOHR"], "SOHR", id="whom_a_newspaper_quotes"),
        pytest.param(["Anadolu", "local sources"], "Anadolu", id="who_quotes_the_unnamed"),
        pytest.param(["activists"], "", id="nobody_named"),
        pytest.param(["Enab Baladi", "المرصد"], "المرصد", id="a_name_in_arabic_letters"),
    ],
)
def test_the_origin_is_the_last_speaker_with_a_name(speakers: list[str], expected: str) -> None:
    assert origin([Speaker(source=source) for source in speakers]) == expected
