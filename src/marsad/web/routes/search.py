"""The search box: what is called as somebody types."""

from enum import Enum
from typing import Annotated

from fastapi import APIRouter, Query

from marsad.errors import WordingError
from marsad.store import ReportSearch
from marsad.theatre.directory import Directory, Fit, Hit
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party
from marsad.theatre.place import Place
from marsad.web.answers.search import Found, FoundParty, FoundPlace, FoundSource, FoundWords
from marsad.web.geography import governorate_ar
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import AskedLedger

router = APIRouter(tags=["search"])

# Of places that fit alike, those come first of which most is said; this many times as many are weighed.
_WEIGHED = 4
_BEST_FIRST = {fit: rank for rank, fit in enumerate(Fit)}


class Sort(Enum):
    """Of what sort is what is sought."""

    PLACE = "place"
    PARTY = "party"
    SOURCE = "source"
    WORDS = "words"


@router.get("/api/search")
def search(
    ledger: AskedLedger,
    q: Annotated[str, Query(max_length=400, description="What was typed: a name or an id.")],
    of: Annotated[tuple[Sort, ...], Query(description="The sorts of things sought; without it, all.")] = (),
    limit: Annotated[int, Query(ge=1, le=100, description="How many of each sort at most.")] = 8,
) -> Found:
    """Places, parties and sources that are called what was typed, or begin so, or nearly; how many reports say it."""
    asked = of or tuple(Sort)
    return Found(
        q=q,
        places=_places(ledger, q, limit) if Sort.PLACE in asked else (),
        parties=_parties(ledger, q, limit) if Sort.PARTY in asked else (),
        sources=_sources(ledger, q, limit) if Sort.SOURCE in asked else (),
        words=_words(ledger, q) if Sort.WORDS in asked else None,
    )


def _places(ledger: Ledger, q: str, limit: int) -> tuple[FoundPlace, ...]:
    areas = ledger.directories.areas
    hits = _hits(ledger.directories.places, q, limit * _WEIGHED, itself=areas.get(q.strip()))
    told = ledger.store.shelf.mentions(hit.id for hit in hits)
    best = sorted(hits, key=lambda hit: (_BEST_FIRST[hit.fit], -told.get(hit.id, 0)))
    return tuple(_place(ledger, areas[hit.id], hit, told.get(hit.id, 0)) for hit in best[:limit])


def _place(ledger: Ledger, place: Place, hit: Hit, statements: int) -> FoundPlace:
    return FoundPlace(
        id=place.id,
        name_ar=place.name_ar,
        name_en=place.name_en,
        matched=hit.name,
        fit=hit.fit,
        kind=place.kind,
        admin1=place.admin1,
        admin1_ar=governorate_ar(ledger.theatre.id, place.admin1),
        admin2_ar=place.admin2_ar,
        lat=None if place.is_area else place.lat,
        lon=None if place.is_area else place.lon,
        statements=statements,
    )


def _parties(ledger: Ledger, q: str, limit: int) -> tuple[FoundParty, ...]:
    parties = {party.id: party for party in ledger.theatre.parties}
    hits = _hits(ledger.directories.parties, q, limit, itself=parties.get(q.strip()))
    return tuple(
        FoundParty(
            id=hit.id,
            name_ar=parties[hit.id].name_ar,
            name_en=parties[hit.id].name_en,
            matched=hit.name,
            fit=hit.fit,
            kind=parties[hit.id].kind,
            colour=parties[hit.id].colour,
        )
        for hit in hits
    )


def _sources(ledger: Ledger, q: str, limit: int) -> tuple[FoundSource, ...]:
    outlets = {outlet.id: outlet for outlet in ledger.theatre.outlets}
    told = ledger.reports.publishers()
    hits = _hits(ledger.directories.outlets, q, limit, itself=outlets.get(q.strip()))
    known = [(hit, outlets[hit.id].name_ar, outlets[hit.id].name_en) for hit in hits]
    # Whoever brought a report out is found, also where the theatre does not know him.
    others = Directory.of((name, (name,)) for name in told if name not in outlets).find(q, limit=limit)
    best = sorted((*known, *((hit, hit.id, hit.id) for hit in others)), key=lambda each: _BEST_FIRST[each[0].fit])
    return tuple(
        FoundSource(
            id=hit.id, name_ar=name_ar, name_en=name_en, matched=hit.name, fit=hit.fit, reports=told.get(hit.id, 0)
        )
        for hit, name_ar, name_en in best[:limit]
    )


def _words(ledger: Ledger, q: str) -> FoundWords | None:
    if not q.strip():
        return None
    try:
        return FoundWords(reports=ledger.reports.count(ReportSearch(text=q.strip())))
    except WordingError:
        return None


def _hits(directory: Directory, q: str, limit: int, *, itself: Place | Party | Outlet | None) -> tuple[Hit, ...]:
    """Return what the directory finds for `q`; where that is an id, whose it is alone."""
    if itself is not None:
        return (Hit(id=itself.id, name=itself.name_ar, fit=Fit.SAME),)
    return directory.find(q, limit=limit)
