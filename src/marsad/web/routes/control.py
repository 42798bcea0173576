"""Who holds what, when, and the areas drawn between."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from marsad.record.control.tenure import Tenure
from marsad.theatre.place import Place
from marsad.web.answers.answer import Days
from marsad.web.answers.area import AreaMap, AreaNameMap, CellMap
from marsad.web.answers.atlas import DayAtlas, Histories
from marsad.web.answers.control import (
    ControlMap,
    Coverage,
    DayCount,
    Movement,
    PlaceControl,
    TenureAnswer,
)
from marsad.web.geography import governorate_ar
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import AskedLedger, AsOf, Limit, Offset, asked_days
from marsad.web.routes.compare import moved

router = APIRouter(tags=["control"])


@router.get("/api/control")
def control(ledger: AskedLedger, as_of: AsOf = None, offset: Offset = 0, limit: Limit = 100) -> ControlMap:
    """The places with evidence and all their tenures: who held each, when, and by which statements."""
    days, places = ledger.atlas.days(), ledger.atlas.places(as_of)
    asked = places[offset : offset + limit]
    timelines = ledger.timelines(as_of, tuple(place.id for place in asked))
    return ControlMap(
        as_of=as_of,
        days=Days(start=days.start, end=days.end),
        total=len(places),
        offset=offset,
        places=tuple(place_control(ledger, place, timelines.get(place.id, ())) for place in asked),
    )


@router.get("/api/control/day", response_class=Response, responses={200: {"model": DayAtlas}})
def control_on(
    ledger: AskedLedger,
    day: Annotated[date | None, Query(description="The day; without it the one at which the page opens.")] = None,
    as_of: AsOf = None,
) -> Response:
    """Who held what on a day, in columns, with every place that has a history."""
    return Response(ledger.atlas.day(day, as_of), media_type="application/json")


@router.get("/api/control/histories", response_class=Response, responses={200: {"model": Histories}})
def control_histories(ledger: AskedLedger, as_of: AsOf = None) -> Response:
    """Who held what through all time, in columns, in the order of the places of `/api/control/day`."""
    return Response(ledger.atlas.histories(as_of), media_type="application/json")


@router.get("/api/control/changes")
def changes(
    ledger: AskedLedger,
    start: Annotated[date, Query(alias="from", description="The earlier day.")],
    end: Annotated[date, Query(alias="to", description="The later day.")],
    *,
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Movement:
    """Which places stand otherwise on the later of two days, those first that went over to another side."""
    asked_days(start, end)
    found = ledger.atlas.moves(start, end, as_of)
    return Movement(
        total=len(found.moves),
        handovers=found.handovers,
        offset=offset,
        start=start,
        end=end,
        as_of=as_of,
        moves=tuple(moved(ledger, move) for move in found.moves[offset : offset + limit]),
    )


@router.get("/api/areas", response_class=Response, responses={200: {"model": AreaMap}})
def interpolated_areas(
    ledger: AskedLedger,
    day: Annotated[date, Query(description="The day whose areas are asked for.")],
    as_of: AsOf = None,
) -> Response:
    """The land nearest to each place of known control on a day: interpolated, stated by no report."""
    return Response(ledger.atlas.areas(day, as_of), media_type="application/json")


@router.get("/api/areas/names", response_class=Response, responses={200: {"model": AreaNameMap}})
def area_names(
    ledger: AskedLedger,
    day: Annotated[date, Query(description="The day whose areas are asked for.")],
    as_of: AsOf = None,
) -> Response:
    """Where the names of a day's areas stand: well inside each part that has room for one."""
    return Response(ledger.atlas.area_names(day, as_of), media_type="application/json")


@router.get("/api/areas/cells", response_class=Response, responses={200: {"model": CellMap}})
def cells(ledger: AskedLedger, as_of: AsOf = None) -> Response:
    """The land nearest to each place that has a history, on any day: a day only colours it."""
    return Response(ledger.atlas.cells(as_of), media_type="application/json")


@router.get("/api/coverage")
def coverage(ledger: AskedLedger, as_of: AsOf = None) -> Coverage:
    """How many reports came out on each day, so that silence is seen."""
    counts: Counter[date] = Counter()
    undated = 0
    for each in ledger.reports.published(as_of):
        if each.day is None:
            undated += each.reports
        else:
            counts[each.day] += each.reports
    return Coverage(days=tuple(DayCount(day=day, reports=counts[day]) for day in sorted(counts)), undated=undated)


def place_control(ledger: Ledger, place: Place, tenures: Sequence[Tenure]) -> PlaceControl:
    """Return a place with its tenures as the API says them."""
    return PlaceControl(
        id=place.id,
        kind=place.kind,
        rank=place.rank,
        name_ar=place.name_ar,
        name_en=place.name_en,
        admin1=place.admin1,
        admin1_ar=governorate_ar(ledger.theatre.id, place.admin1),
        # A governorate or a desert is no point: nobody holds its middle.
        lat=None if place.is_area else place.lat,
        lon=None if place.is_area else place.lon,
        tenures=tuple(tenure_answer(tenure) for tenure in tenures),
    )


def tenure_answer(tenure: Tenure) -> TenureAnswer:
    """Return the tenure as the API says it: its last day instead of the first after it."""
    return TenureAnswer(
        start=tenure.start,
        end=tenure.end - timedelta(days=1) if tenure.end else None,
        status=tenure.status,
        began=Days(start=tenure.began.start, end=tenure.began.end),
        holder=tenure.holder,
        by=tenure.by,
        candidates=tenure.candidates,
        confidence=tenure.confidence,
        last_evidence=tenure.last_evidence,
        statements=tenure.statements,
        reason=tenure.reason,
    )
