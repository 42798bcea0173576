"""Counters through time, and what cannot all be true."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from msgspec.structs import replace

from marsad.extract.term import Kind, Movement, Outcome
from marsad.record.contradiction import Conflict
from marsad.web.answers.figures import (
    ContradictionList,
    CounterList,
)
from marsad.web.errand import Contradictions, Counters
from marsad.web.figure_table import FAULTS, POINTS
from marsad.web.routes.asking import (
    AsOf,
    Form,
    Limit,
    Offset,
)
from marsad.web.routes.errands import TABLE, Asked, AskedDesk, KnownPlace, Origins, as_table, told

router = APIRouter(tags=["figures"])

Outcomes = Annotated[
    tuple[Outcome | Movement, ...], Query(alias="outcome", description="What befell those who are counted.")
]
Counted = Annotated[Literal["casualties", "displacement"], Query(description="Of which kind.")]


@router.get("/api/counters", response_model=CounterList, responses=TABLE)
def counters(
    desk: AskedDesk,
    asked: Asked,
    *,
    kind: Counted = "casualties",
    outcomes: Outcomes = (),
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """Running totals and revised tolls through time, with every value as it was published."""
    wanted = Counters(
        **asked,
        kinds=(Kind(kind),),
        outcomes=tuple(each for each in outcomes if isinstance(each, Outcome)),
        movements=tuple(each for each in outcomes if isinstance(each, Movement)),
        offset=offset,
        limit=limit,
    )
    if form == "csv":
        return as_table(desk, "marsad-counters", replace(wanted, offset=0, limit=None), POINTS)
    return told(desk, wanted)


@router.get("/api/contradictions", response_model=ContradictionList, responses=TABLE)
def contradictions(
    desk: AskedDesk,
    *,
    place: KnownPlace = None,
    sources: Origins = (),
    conflicts: Annotated[tuple[Conflict, ...], Query(alias="conflict", description="Of these kinds.")] = (),
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> Response:
    """What cannot all be true, of any part of the record, with the sentences; in a place where one of them names it."""
    wanted = Contradictions(place=place, sources=sources, conflicts=conflicts, as_of=as_of, offset=offset, limit=limit)
    if form == "csv":
        return as_table(desk, "marsad-contradictions", replace(wanted, offset=0, limit=None), FAULTS)
    return told(desk, wanted)
