"""What the paths share: the ledger they ask, and how they refuse."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError

from marsad.web.answers.answer import Refusal
from marsad.web.ledger import Ledger
from marsad.web.tiles import Tiles
from marsad.when.interval import Interval

# More rows than any record has; what lies beyond does not fit SQLite's numbers.
MOST_ROWS = 10**12
Responses = dict[int | str, dict[str, Any]]
ABSENT: Responses = {404: {"model": Refusal, "description": "There is no such thing in the record."}}


def _ledger(request: Request) -> Ledger:
    ledger: Ledger = request.app.state.ledger
    return ledger


def _tiles(request: Request) -> Tiles | None:
    tiles: Tiles | None = request.app.state.tiles
    return tiles


AskedTiles = Annotated[Tiles | None, Depends(_tiles)]
AskedLedger = Annotated[Ledger, Depends(_ledger)]
AsOf = Annotated[
    date | None, Query(description="Only what was said by this day; without it, everything that was ever read.")
]
From = Annotated[date | None, Query(alias="from", description="The first day asked about, included.")]
To = Annotated[date | None, Query(alias="to", description="The last day asked about, included.")]
Within = Annotated[str | None, Query(alias="place", description="The id of a place; all that lies in it counts too.")]
Parties = Annotated[
    tuple[str, ...], Query(alias="party", description="Ids of parties, each with its parts; any of them.")
]
Sources = Annotated[tuple[str, ...], Query(alias="source", description="Who brought it out; any of them.")]
Offset = Annotated[int, Query(ge=0, le=MOST_ROWS, description="How many to leave out at the start.")]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many to list at most.")]
Form = Annotated[Literal["json", "csv"], Query(alias="format", description="CSV: all that fit, for a spreadsheet.")]


Fault = Literal["unknown_place", "unknown_party", "unknown_theatre", "backwards", "wording", "too_fine"]


def refusal(field: str, value: object, fault: Fault, reason: str) -> RequestValidationError:
    """Return the error by which a request is refused that asks, in `field`, for what there is not.

    `fault` stands where the checks of types have theirs: the page words each in its reader's language.
    """
    return RequestValidationError([{"type": fault, "loc": ("query", field), "msg": reason, "input": value}])


def asked_days(start: date | None, end: date | None) -> Interval:
    """Return the days from `start` to `end`, both included.

    Raises:
        RequestValidationError: `end` lies before `start`.
    """
    if start and end and end < start:
        raise refusal("to", end.isoformat(), "backwards", f"the days asked for end before they begin, on {start}")
    return Interval(start, end)
