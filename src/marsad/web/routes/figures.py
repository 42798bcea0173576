"""How many, by whose account: casualties and displacement, together and through time."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from msgspec.structs import replace

from marsad.extract.term import Measure, Movement, Outcome, Unit
from marsad.inquiry.strand import Split
from marsad.inquiry.stretch import Every
from marsad.web.answers.figures import (
    DisplacementList,
    ReckoningAnswer,
    SeriesAnswer,
)
from marsad.web.errand import Casualties, Displacement, Series
from marsad.web.figure_table import CLAIMS, MOVES, SPOTS
from marsad.web.routes.asking import (
    AskedLedger,
    Form,
    Limit,
    Offset,
)
from marsad.web.routes.errands import TABLE, Asked, AskedDesk, as_table, known_parties, told

router = APIRouter(tags=["figures"])

Doers = Annotated[tuple[str, ...], Query(alias="doer", description="Ids of the parties who did it; any of them.")]
Unsure = Annotated[bool, Query(description="Whether what its origin calls unconfirmed counts too.")]
Happened = Annotated[Outcome, Query(description="What befell those who are counted.")]
Moved = Annotated[tuple[Movement, ...], Query(alias="outcome", description="What they did; any of these.")]
Units = Annotated[tuple[Unit, ...], Query(alias="unit", description="Persons or families, never added up.")]
Measures = Annotated[tuple[Measure, ...], Query(alias="measure", description="How many moved, or are somewhere.")]
Stretch = Annotated[Every | None, Query(description="How long each stretch is; without it, as the days are many.")]
Apart = Annotated[Split | None, Query(alias="by", description="What tells the lines apart; without it there is one.")]
Running = Annotated[bool, Query(description="Whether each stretch counts from the first day on.")]


@router.get("/api/casualties", response_model=ReckoningAnswer, responses=TABLE)
def casualties(
    ledger: AskedLedger,
    desk: AskedDesk,
    asked: Asked,
    *,
    outcome: Happened = Outcome.KILLED,
    doers: Doers = (),
    unconfirmed: Unsure = False,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """How many it befell, at least and at most, by whose account, with every claim and sentence behind it."""
    known_parties("doer", doers, ledger)
    asked_for = Casualties(**asked, outcome=outcome, by=doers, unconfirmed=unconfirmed, offset=offset, limit=limit)
    if form == "csv":
        return as_table(desk, "marsad-casualties", replace(asked_for, offset=0, limit=None), CLAIMS)
    return told(desk, asked_for)


@router.get("/api/casualties/series", response_model=SeriesAnswer, responses=TABLE)
def casualties_series(
    ledger: AskedLedger,
    desk: AskedDesk,
    asked: Asked,
    *,
    outcome: Happened = Outcome.KILLED,
    doers: Doers = (),
    unconfirmed: Unsure = False,
    every: Stretch = None,
    split: Apart = None,
    running: Running = False,
    form: Form = "json",
) -> Response:
    """How many in each stretch of days; each is what `/api/casualties` answers for these days alone."""
    known_parties("doer", doers, ledger)
    wanted = Series(
        **asked, outcome=outcome, by=doers, unconfirmed=unconfirmed, every=every, split=split, running=running
    )
    return as_table(desk, "marsad-casualties-series", wanted, SPOTS) if form == "csv" else told(desk, wanted)


@router.get("/api/displacement", response_model=DisplacementList, responses=TABLE)
def displacement(
    desk: AskedDesk,
    asked: Asked,
    *,
    outcomes: Moved = (),
    units: Units = (),
    measures: Measures = (),
    unconfirmed: Unsure = False,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """How many left, were brought out, came back, cannot leave or are somewhere, by each way of counting."""
    wanted = Displacement(
        **asked,
        outcomes=outcomes,
        units=units,
        measures=measures,
        unconfirmed=unconfirmed,
        offset=offset,
        limit=limit,
    )
    if form == "csv":
        return as_table(desk, "marsad-displacement", replace(wanted, offset=0, limit=None), MOVES)
    return told(desk, wanted)


@router.get("/api/displacement/series", response_model=SeriesAnswer, responses=TABLE)
def displacement_series(
    desk: AskedDesk,
    asked: Asked,
    *,
    outcome: Annotated[Movement, Query(description="What those did who are counted.")] = Movement.FLED,
    unit: Annotated[Unit, Query(description="Persons or families, never added up.")] = Unit.PERSONS,
    measure: Annotated[Measure, Query(description="How many moved, or are somewhere.")] = Measure.FLOW,
    unconfirmed: Unsure = False,
    every: Stretch = None,
    split: Apart = None,
    running: Running = False,
    form: Form = "json",
) -> Response:
    """How many in each stretch of days, by one way of counting; how many are somewhere on the last day told in each."""
    wanted = Series(
        **asked,
        movement=outcome,
        unit=unit,
        measure=measure,
        unconfirmed=unconfirmed,
        every=every,
        split=split,
        running=running and measure is Measure.FLOW,
    )
    return as_table(desk, "marsad-displacement-series", wanted, SPOTS) if form == "csv" else told(desk, wanted)
