"""What happened: events in a list, on the map, by day, and one whole."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Response

from marsad.extract.term import IncidentType
from marsad.record.incident.brief import Symbol
from marsad.store.event_search import EventSearch, Order
from marsad.web.answers.event import DayAnswer, DayList, EventAnswer, EventList, EventMap, EventPoint, SymbolMap
from marsad.web.event_table import COLUMNS, row
from marsad.web.event_telling import event_answer, summary
from marsad.web.figure_telling import coverage_answer
from marsad.web.routes.asking import (
    ABSENT,
    AskedLedger,
    AsOf,
    Form,
    From,
    Limit,
    Offset,
    Parties,
    Responses,
    Sources,
    To,
    Within,
    asked_days,
    refusal,
)
from marsad.web.symbols import symbol_map
from marsad.web.table import table

router = APIRouter(tags=["events"])

Types = Annotated[tuple[IncidentType, ...], Query(alias="type", description="Told as one of these types.")]
Sort = Annotated[Order, Query(description="By first day, or by most killed, sources, statements, or latest known.")]
TABLE: Responses = {200: {"content": {"text/csv": {}}, "description": "The events; as a table with `format=csv`."}}


def _search(
    ledger: AskedLedger,
    *,
    types: Types = (),
    parties: Parties = (),
    place: Within = None,
    start: From = None,
    end: To = None,
    sources: Sources = (),
    as_of: AsOf = None,
) -> EventSearch:
    """Return what is asked for.

    Raises:
        RequestValidationError: the theatre has no such place or party, or the days end before they begin.
    """
    if place is not None and not ledger.knows_place(place):
        raise refusal("place", place, "unknown_place", f"there is no place {place!r} in theatre {ledger.theatre.id}")
    known = {party.id for party in ledger.theatre.parties}
    for party in parties:
        if party not in known:
            raise refusal(
                "party", party, "unknown_party", f"there is no party {party!r} in theatre {ledger.theatre.id}"
            )
    return EventSearch(
        types=types,
        parties=ledger.with_parts(parties),
        area=place,
        days=asked_days(start, end),
        publishers=sources,
        as_of=as_of,
    )


Asked = Annotated[EventSearch, Depends(_search)]


@router.get("/api/events", responses=TABLE, response_model=EventList)
def events(
    ledger: AskedLedger,
    asked: Asked,
    *,
    sort: Sort = Order.EARLIEST,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> EventList | Response:
    """The events that fit, each with its figures in few words; statements of one event from many reports are one."""
    if form == "csv":
        return table("marsad-events", COLUMNS, map(row, ledger.events.through(asked, sort)))
    return EventList(
        total=ledger.events.count(asked),
        offset=offset,
        as_of=asked.as_of,
        coverage=coverage_answer(ledger.reports.weeks(asked.area, asked.days, asked.as_of)),
        events=tuple(summary(each) for each in ledger.events.find(asked, sort, limit=limit, offset=offset)),
    )


@router.get("/api/events/map")
def event_map(ledger: AskedLedger, asked: Asked) -> EventMap:
    """The events of a window, small enough to draw all of them."""
    found = [each for each in ledger.events.symbols(asked) if each.start and each.end and not each.is_denied]
    points = tuple(_points(found))
    return EventMap(as_of=asked.as_of, events=points, unplaced=len(found) - len(points))


@router.get("/api/events/symbols", response_class=Response, responses={200: {"model": SymbolMap}})
def event_symbols(ledger: AskedLedger, asked: Asked) -> Response:
    """The events of a window as GeoJSON, for a map that takes it as it is."""
    return Response(symbol_map(ledger.events.symbols(asked)), media_type="application/json")


@router.get("/api/events/{event_id}", responses=ABSENT)
def event(ledger: AskedLedger, event_id: str, as_of: AsOf = None) -> EventAnswer:
    """One event whole, by its id or that of a statement which tells it: an event's own id changes with what is told."""
    found = ledger.events.event(event_id, as_of)
    if found is None:
        raise HTTPException(404, f"there is no event {event_id!r} in the record")
    record, told = found
    reports = ledger.store.reports_of(item.report_id for item in told.values())
    return event_answer(record, tuple(told.values()), reports, as_of)


@router.get("/api/days")
def days(ledger: AskedLedger, as_of: AsOf = None) -> DayList:
    """How many reports came out on each day, and what began on it by their account: so that silence is seen."""
    reports, begun = Counter(ledger.publication_days(as_of)), ledger.events.begun(as_of)
    undated, _ = begun.get(None, (0, 0))
    every = sorted({*reports, *filter(None, begun)})
    return DayList(
        as_of=as_of,
        days=tuple(_day(day, reports[day], begun.get(day, (0, 0))) for day in every),
        undated=undated,
    )


def _day(day: date, reports: int, begun: tuple[int, int]) -> DayAnswer:
    events, killed = begun
    return DayAnswer(day=day, reports=reports, events=events, killed=killed)


def _points(found: Iterable[Symbol]) -> Iterator[EventPoint]:
    for each in found:
        if each.point and each.start and each.end:
            lon, lat = each.point
            yield EventPoint(
                id=each.id, type=each.type, lon=lon, lat=lat, start=each.start, end=each.end, killed=each.killed
            )
