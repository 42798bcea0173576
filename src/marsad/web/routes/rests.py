"""What rests on one statement."""

from fastapi import APIRouter, HTTPException

from marsad.record.incident.brief import brief
from marsad.web.answers.rests import RestsAnswer
from marsad.web.event_telling import summary
from marsad.web.routes.asking import ABSENT, AskedLedger, AsOf

router = APIRouter(tags=["statements"])


@router.get("/api/statements/{statement_id}/rests", responses=ABSENT)
def rests(ledger: AskedLedger, statement_id: str, as_of: AsOf = None) -> RestsAnswer:
    """The event that rests on a statement. Many have none: one that was rejected, or who holds a place in peace."""
    if ledger.store.statement(statement_id) is None:
        raise HTTPException(404, f"there is no statement {statement_id!r} in the record")
    found = ledger.events.event(statement_id, as_of)
    if found is None:
        return RestsAnswer(event=None)
    record, told = found
    return RestsAnswer(event=summary(brief(record, told)))
