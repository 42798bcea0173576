"""Errands to the figures' clerk, as the paths share them: what every question has, and how it is answered."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, TypedDict

import msgspec
from fastapi import Depends, HTTPException, Query, Request, Response

from marsad.inquiry.area import area_of
from marsad.web.answers.figures import Computing
from marsad.web.desk import Desk, DeskError, RefusedError
from marsad.web.errand import Errand
from marsad.web.figure_table import Sheet
from marsad.web.routes.asking import AskedLedger, AsOf, From, Parties, Responses, To, Within, asked_days, refusal
from marsad.web.table import table

# Seconds that a request waits for an answer, and one for a table, which nobody asks for a second time.
_PATIENCE_S, _PATIENCE_FOR_TABLE_S = 0.8, 60.0
LATER: Responses = {202: {"model": Computing, "description": "It takes longer; ask again for the answer."}}
TABLE: Responses = LATER | {200: {"content": {"text/csv": {}}, "description": "As a table with `format=csv`."}}


Origins = Annotated[tuple[str, ...], Query(alias="source", description="Whose figures; any of these origins.")]


class _Asked(TypedDict):
    """What every question about figures has."""

    groups: tuple[str, ...]
    place: str | None
    start: date | None
    end: date | None
    sources: tuple[str, ...]
    as_of: date | None


def _place(place: Within = None) -> str | None:
    """Return the place's id.

    Raises:
        RequestValidationError: there is no such place.
    """
    if place is not None and area_of(place) is None:
        raise refusal("place", place, "unknown_place", f"there is no place {place!r}")
    return place


KnownPlace = Annotated[str | None, Depends(_place)]


def _asked(
    ledger: AskedLedger,
    *,
    parties: Parties = (),
    place: KnownPlace = None,
    start: From = None,
    end: To = None,
    sources: Origins = (),
    as_of: AsOf = None,
) -> _Asked:
    """Return what is asked for.

    Raises:
        RequestValidationError: there is no such place or party, or the days end before they begin.
    """
    known_parties("party", parties, ledger)
    asked_days(start, end)
    return _Asked(groups=parties, place=place, start=start, end=end, sources=sources, as_of=as_of)


def known_parties(field: str, parties: Iterable[str], ledger: AskedLedger) -> None:
    """Refuse parties that the theatre does not have.

    Raises:
        RequestValidationError: there is no such party.
    """
    known = {party.id for party in ledger.theatre.parties}
    for party in parties:
        if party not in known:
            raise refusal(field, party, "unknown_party", f"there is no party {party!r} in theatre {ledger.theatre.id}")


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Asked = Annotated[_Asked, Depends(_asked)]
AskedDesk = Annotated[Desk, Depends(_desk)]


def told(desk: Desk, errand: Errand) -> Response:
    """Return the answer, or how far it is."""
    found = _found(desk, errand, _PATIENCE_S)
    if isinstance(found, bytes):
        return Response(found, media_type="application/json")
    return Response(Computing(share=found).model_dump_json(), status_code=202, media_type="application/json")


def as_table(desk: Desk, name: str, errand: Errand, form: Sheet) -> Response:
    """Return all of the answer as a table.

    Raises:
        HTTPException: it is not there yet.
    """
    found = _found(desk, errand, _PATIENCE_FOR_TABLE_S)
    if isinstance(found, float):
        raise HTTPException(503, "the answer is still being computed; ask again", {"retry-after": "30"})
    return table(name, form.columns, form.rows(msgspec.json.decode(found)))


def _found(desk: Desk, errand: Errand, patience_s: float) -> bytes | float:
    try:
        return desk.ask(errand, patience_s=patience_s)
    except RefusedError as error:
        raise refusal("every", None, "too_fine", str(error)) from None
    except DeskError as error:
        raise HTTPException(500, str(error)) from None
