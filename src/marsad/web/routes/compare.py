"""The record twice, side by side."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Query, Response

from marsad.inquiry.area import area_of
from marsad.inquiry.ground import places_in
from marsad.record.control.tenure import Status
from marsad.store.chart import Stood
from marsad.web.answers.compare import (
    ControlComparison,
    KnowledgeComparison,
    Led,
    PlacePoint,
    RevisionAnswer,
    Side,
)
from marsad.web.answers.control import MoveAnswer, Standing
from marsad.web.compare_book import Look, Revised, tally
from marsad.web.geography import governorate_ar
from marsad.web.ledger import Ledger
from marsad.web.movement import Move
from marsad.web.routes.asking import AskedLedger, AsOf, Form, Limit, Offset, Responses, Within, refusal
from marsad.web.table import table

router = APIRouter(tags=["compare"])

TABLE: Responses = {200: {"content": {"text/csv": {}}, "description": "All that fit, as a table with `format=csv`."}}
PLACE = ("place", "name_ar", "name_en", "governorate", "lat", "lon")
STANDING = ("status", "holder", "by", "since")
_MOVED = (*PLACE, *(f"one_{part}" for part in STANDING), *(f"other_{part}" for part in STANDING), "handover")
_REVISED = (*PLACE, "from", "to", *(f"before_{part}" for part in STANDING), *(f"after_{part}" for part in STANDING))


@router.get("/api/compare/control", response_model=ControlComparison, responses=TABLE)
def compare_control(
    ledger: AskedLedger,
    on: Annotated[date, Query(description="The day of the one side.")],
    *,
    other_on: Annotated[date | None, Query(description="The day of the other side; without it, the same.")] = None,
    as_of: AsOf = None,
    other_as_of: AsOf = None,
    place: Within = None,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> ControlComparison | Response:
    """Which places stand otherwise on another day, or as known on another day; how many each party leads on both."""
    area, looks = within(place), (Look(on, as_of), Look(other_on or on, other_as_of))
    found = ledger.comparing.moves(*looks, area)
    moves = found.moves
    if form == "csv":
        return table("compared", _MOVED, (_move_row(moved(ledger, move)) for move in moves))
    sides = tuple(_side(ledger, look, area) for look in looks)
    return ControlComparison(
        one=sides[0],
        other=sides[1],
        alike=_alike(ledger, looks, area, len(moves)),
        total=len(moves),
        handovers=found.handovers,
        offset=offset,
        moves=tuple(moved(ledger, move) for move in moves[offset : offset + limit]),
    )


@router.get("/api/compare/knowledge", response_model=KnowledgeComparison, responses=TABLE)
def compare_knowledge(
    ledger: AskedLedger,
    earlier: Annotated[date, Query(description="The earlier day of knowledge.")],
    later: Annotated[date, Query(description="The later day of knowledge.")],
    *,
    place: Within = None,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> KnowledgeComparison | Response:
    """What was learned of who held what, on any day, from the reports that came out in between."""
    if later < earlier:
        raise refusal("later", later.isoformat(), "backwards", f"it lies before {earlier}")
    area = within(place)
    learned = ledger.comparing.revisions(earlier, later, area)
    revised = learned.listed
    if form == "csv":
        return table("learned", _REVISED, (_revision_row(_revision(ledger, each)) for each in revised))
    reports, statements = ledger.comparing.arrived(earlier, later, tuple(sorted(area or ())))
    return KnowledgeComparison(
        earlier=earlier,
        later=later,
        reports=reports,
        statements=dict(statements),
        places=learned.places,
        total=len(revised),
        offset=offset,
        revisions=tuple(_revision(ledger, each) for each in revised[offset : offset + limit]),
    )


def place_point(ledger: Ledger, place_id: str) -> PlacePoint:
    """Return the theatre's place with where it is."""
    place = ledger.places[place_id]
    return PlacePoint(
        id=place.id,
        kind=place.kind,
        rank=place.rank,
        name_ar=place.name_ar,
        name_en=place.name_en,
        admin1=place.admin1,
        admin1_ar=governorate_ar(ledger.theatre.id, place.admin1),
        lat=None if place.is_area else place.lat,
        lon=None if place.is_area else place.lon,
    )


def standing(account: Stood | None) -> Standing | None:
    """Return how a place stands by an account."""
    if account is None:
        return None
    return Standing(status=account.status, holder=account.holder, by=account.by, since=account.start)


def within(place: str | None) -> frozenset[str] | None:
    """Return the ids of the place and of all in it, None where none is asked about.

    Raises:
        RequestValidationError: no gazetteer has it.
    """
    if place is None:
        return None
    area = area_of(place)
    if area is None:
        raise refusal("place", place, "unknown_place", "there is no such place in the gazetteers")
    return frozenset(places_in(area))


def _side(ledger: Ledger, look: Look, within: frozenset[str] | None) -> Side:
    counted = tally(ledger.comparing.shown(look, within))
    return Side(
        on=look.on,
        as_of=look.as_of,
        places=counted.places,
        led=tuple(Led(party=party, places=places) for party, places in counted.led),
        contested=counted.statuses.get(Status.CONTESTED, 0),
        besieged=counted.statuses.get(Status.BESIEGED, 0),
        disputed=counted.statuses.get(Status.DISPUTED, 0),
        unknown=counted.statuses.get(Status.UNKNOWN, 0),
    )


def _alike(ledger: Ledger, looks: Sequence[Look], within: frozenset[str] | None, differing: int) -> int:
    known = [ledger.comparing.shown(look, within)["place"] for look in looks]
    return len(np.unique(np.concatenate(known))) - differing


def moved(ledger: Ledger, move: Move) -> MoveAnswer:
    """Return how a place stood before and after, with where it is."""
    point = place_point(ledger, move.place_id)
    return MoveAnswer(
        **point.model_dump(), before=standing(move.before), after=standing(move.after), handover=move.handover
    )


def _revision(ledger: Ledger, revised: Revised) -> RevisionAnswer:
    return RevisionAnswer(
        place=place_point(ledger, revised.place_id),
        start=revised.start,
        end=revised.end - timedelta(days=1) if revised.end else None,
        before=standing(revised.before),
        after=standing(revised.after),
    )


def _move_row(move: MoveAnswer) -> tuple[object, ...]:
    place = (move.id, move.name_ar, move.name_en, move.admin1, move.lat, move.lon)
    return (*place, *cells(move.before), *cells(move.after), move.handover)


def _revision_row(each: RevisionAnswer) -> tuple[object, ...]:
    place = each.place
    where = (place.id, place.name_ar, place.name_en, place.admin1, place.lat, place.lon)
    return (*where, each.start, each.end, *cells(each.before), *cells(each.after))


def cells(standing: Standing | None) -> tuple[object, ...]:
    """Return how a place stands in the columns of a table."""
    if standing is None:
        return (None,) * len(STANDING)
    return (standing.status, standing.holder, standing.by, standing.since)
