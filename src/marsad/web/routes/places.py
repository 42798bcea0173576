"""One place whole: where it lies, its tenures and lanes, and every sentence that says who controls it."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from marsad.inquiry.surroundings import above, below
from marsad.record.control.lane import Lane, Voice
from marsad.record.control.tenure import Tenure
from marsad.theatre.place import Place
from marsad.web.answers.answer import Days
from marsad.web.answers.place import (
    EvidenceList,
    LaneAnswer,
    LaneList,
    PlaceAnswer,
    PlaceName,
    PlaceParts,
    PlaceTenure,
)
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import ABSENT, AskedLedger, AsOf, Limit, Offset
from marsad.web.telling import evidence

router = APIRouter(tags=["places"])


@router.get("/api/places/{place_id:path}/parts", responses=ABSENT)
def parts(ledger: AskedLedger, place_id: str, offset: Offset = 0, limit: Limit = 100) -> PlaceParts:
    """What lies in a place directly: a city's quarters, a subdistrict's villages."""
    _found(ledger, place_id)
    inside = below(place_id)
    return PlaceParts(
        total=len(inside), offset=offset, items=tuple(place_name(each) for each in inside[offset : offset + limit])
    )


@router.get("/api/places/{place_id:path}/lanes", responses=ABSENT)
def place_lanes(ledger: AskedLedger, place_id: str, as_of: AsOf = None) -> LaneList:
    """What each publisher and each side claims of who held the place, by its own statements alone."""
    _found(ledger, place_id)
    return LaneList(as_of=as_of, lanes=tuple(map(_lane, ledger.book.lanes(place_id, as_of))))


@router.get("/api/places/{place_id:path}/evidence", responses=ABSENT)
def place_evidence(
    ledger: AskedLedger,
    place_id: str,
    *,
    as_of: AsOf = None,
    on: Annotated[
        date | None, Query(description="Only what stands behind the tenure that speaks for this day.")
    ] = None,
    voice: Annotated[Voice | None, Query(description="With `name`: only what is in that lane.")] = None,
    name: Annotated[str, Query(description="The name of the lane.")] = "",
    counts: Annotated[bool | None, Query(description="Only what stands behind a tenure, or what does not.")] = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> EvidenceList:
    """The sentences on who controls a place, those that moved nothing too, by the day they were said."""
    _found(ledger, place_id)
    book = ledger.book
    counting = frozenset(key for tenure in book.history(place_id, as_of) for key in tenure.statements)
    if voice is not None:
        ids = book.behind_lane(place_id, on, as_of, voice=voice, name=name)
    else:
        ids = book.behind(place_id, on, as_of) if on else book.said(place_id, as_of)
    fit = ids if counts is None else tuple(each for each in ids if (each in counting) is counts)
    return EvidenceList(
        total=len(fit), offset=offset, items=evidence(ledger.store, fit[offset : offset + limit], counting)
    )


# Last, for an id may hold slashes.
@router.get("/api/places/{place_id:path}", responses=ABSENT)
def place(ledger: AskedLedger, place_id: str, as_of: AsOf = None) -> PlaceAnswer:
    """A place with its names, what it lies in, and who held it when."""
    found, book = _found(ledger, place_id), ledger.book
    tenures, now = book.history(place_id, as_of), book.standing(place_id)
    other = book.place(now) if now != place_id else None
    return PlaceAnswer(
        **place_name(found).model_dump(),
        rank=found.rank,
        names=found.names,
        pcode=found.pcode,
        is_area=found.is_area,
        lat=None if found.is_area else found.lat,
        lon=None if found.is_area else found.lon,
        lies_in=tuple(place_name(area) for area in above(place_id)),
        parts=len(below(place_id)),
        merged_into=place_name(other) if other else None,
        as_of=as_of,
        tenures=tuple(map(tenure_answer, tenures)),
        said=book.count(place_id, as_of),
        counting=len({key for tenure in tenures for key in tenure.statements}),
    )


def place_name(place: Place) -> PlaceName:
    """Return the place under its names."""
    return PlaceName(id=place.id, kind=place.kind, name_ar=place.name_ar, name_en=place.name_en)


def tenure_answer(tenure: Tenure) -> PlaceTenure:
    """Return the tenure as the API says it: its last day instead of the first after it."""
    return PlaceTenure(
        start=tenure.start,
        end=tenure.end - timedelta(days=1) if tenure.end else None,
        status=tenure.status,
        began=Days(start=tenure.began.start, end=tenure.began.end),
        holder=tenure.holder,
        by=tenure.by,
        candidates=tenure.candidates,
        confidence=tenure.confidence,
        last_evidence=tenure.last_evidence,
        statements=len(tenure.statements),
        reason=tenure.reason,
    )


def _lane(lane: Lane) -> LaneAnswer:
    return LaneAnswer(
        voice=lane.voice,
        name=lane.name,
        side=lane.side,
        speakers=lane.speakers,
        tenures=tuple(map(tenure_answer, lane.tenures)),
        statements=len(lane.statements),
    )


def _found(ledger: Ledger, place_id: str) -> Place:
    found = ledger.book.place(place_id)
    if found is None:
        raise HTTPException(404, f"there is no place {place_id!r} in the gazetteers")
    return found
