"""One place whole: names, tenures, and every sentence that says who controls it."""

from collections.abc import Sequence

from fastapi import APIRouter, HTTPException

from marsad.extract.contract import statement_row
from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Tenure
from marsad.web.answers.control import Evidence, PlaceAnswer
from marsad.web.answers.statement import ControlAnswer
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import ABSENT, AskedLedger, AsOf
from marsad.web.routes.control import place_control
from marsad.web.routes.reports import summary

router = APIRouter(tags=["control"])


@router.get("/api/places/{place_id}", responses=ABSENT)
def place(ledger: AskedLedger, place_id: str, as_of: AsOf = None) -> PlaceAnswer:
    """A place with its names and tenures, and every sentence on who controls it, those that moved nothing too."""
    found = ledger.places.get(place_id)
    if found is None:
        raise HTTPException(404, f"there is no place {place_id!r} in theatre {ledger.theatre.id}")
    tenures = ledger.timelines(as_of).get(place_id, ())
    claims = ledger.store.control_claims(place_id, as_of)
    return PlaceAnswer(
        **place_control(ledger, found, tenures).model_dump(),
        names=found.names,
        pcode=found.pcode,
        admin2_ar=found.admin2_ar,
        admin3_ar=found.admin3_ar,
        evidence=_evidence(ledger, claims, tenures),
    )


def _evidence(ledger: Ledger, claims: Sequence[ControlClaim], tenures: Sequence[Tenure]) -> tuple[Evidence, ...]:
    """Return the statement and the report behind each claim, by the day on which it was said."""
    counting = frozenset(statement for tenure in tenures for statement in tenure.statements)
    reports = {kept.key: kept for kept in ledger.store.reports()}
    ids = dict.fromkeys(claim.statement_id for claim in claims)
    found = (ledger.store.statement(each) for each in ids)
    return tuple(
        Evidence(
            statement=ControlAnswer.model_validate(statement_row(kept.statement, kept.report_id)),
            report=summary(reports[kept.report_key]),
            counts=kept.id in counting,
        )
        for kept in found
        if kept is not None
    )
