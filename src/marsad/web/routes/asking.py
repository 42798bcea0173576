"""What the paths share: the ledger they ask, and how they refuse."""

from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from marsad.web.answers.answer import Refusal
from marsad.web.ledger import Ledger

Responses = dict[int | str, dict[str, Any]]
ABSENT: Responses = {404: {"model": Refusal, "description": "There is no such thing in the record."}}


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


AskedLedger = Annotated[Ledger, Depends(_ledger)]
AsOf = Annotated[
    date | None, Query(description="Only what was said by this day; without it, everything that was ever read.")
]
