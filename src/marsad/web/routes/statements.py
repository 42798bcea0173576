"""The statements themselves, by what is asked of them."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Response

from marsad.extract.term import Kind, Modality
from marsad.inquiry.area import area_of
from marsad.inquiry.ground import parts_of, places_in
from marsad.store import Search
from marsad.web.answers.place import Told, ToldList
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import (
    AskedLedger,
    AsOf,
    Form,
    From,
    Limit,
    Offset,
    Parties,
    Sources,
    To,
    Within,
    asked_days,
    refusal,
)
from marsad.web.table import table
from marsad.web.telling import told

router = APIRouter(tags=["statements"])

COLUMNS = (
    "id",
    "kind",
    "said",
    "known",
    "places",
    "modality",
    "publisher",
    "speakers",
    "quote",
    "confidence",
    "report",
)
# Rows of a table that are read from the store at a time.
_AT_ONCE = 500


@router.get(
    "/api/statements",
    response_model=ToldList,
    responses={200: {"content": {"text/csv": {}}}},
)
def statements(
    ledger: AskedLedger,
    *,
    as_of: AsOf = None,
    start: From = None,
    end: To = None,
    place: Within = None,
    party: Parties = (),
    source: Sources = (),
    kind: Annotated[tuple[Kind, ...], Query(description="Kinds of statement; any of them.")] = (),
    modality: Annotated[tuple[Modality, ...], Query(description="How surely it is said; any of these.")] = (),
    q: Annotated[str, Query(max_length=400, description="Words of the sentence.")] = "",
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> ToldList | Response:
    """The statements that fit all that is asked, with their sentences, by the day they were said."""
    search = Search(
        kinds=tuple(each.value for each in kind),
        parties=parts_of(party),
        places=_places(place),
        publishers=source,
        modalities=modality,
        days=asked_days(start, end),
        text=q,
        as_of=as_of,
    )
    if form == "csv":
        return table("statements", COLUMNS, (_row(each) for each in _all(ledger, ledger.store.ids(search))))
    kinds, ids = ledger.statements.page(search, offset=offset, limit=limit)
    return ToldList(
        total=sum(kinds.values()),
        offset=offset,
        kinds=dict(kinds),
        items=told(ledger.store, ids),
    )


def _places(place: str | None) -> tuple[str, ...]:
    if place is None:
        return ()
    area = area_of(place)
    if area is None:
        raise refusal("place", place, "unknown_place", "there is no such place in the gazetteers")
    return places_in(area)


def _all(ledger: Ledger, ids: tuple[str, ...]) -> Iterator[Told]:
    for at in range(0, len(ids), _AT_ONCE):
        yield from told(ledger.store, ids[at : at + _AT_ONCE])


def _row(each: Told) -> tuple[object, ...]:
    said = each.statement
    return (
        said.id,
        said.kind,
        said.as_of,
        each.known,
        tuple(place.name or place.text for place in said.places),
        said.modality,
        said.attribution[0].source if said.attribution else None,
        tuple(speaker.source for speaker in said.attribution[1:]),
        said.quote,
        said.confidence,
        each.report.id,
    )
