"""The answer about one place, out of the store."""

from collections.abc import Iterable, Mapping
from datetime import date

from marsad.record.alliance import Alliances
from marsad.record.control.assessed import Assessed
from marsad.record.control.assessment import assess, in_its_area, whole
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.control.claimed import lanes
from marsad.record.control.rules import rule_of
from marsad.record.control.timeline import timeline
from marsad.record.filed import Filed
from marsad.record.place_tree import PlaceTree
from marsad.store import Store
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre
from marsad.verbs.history import PlaceHistory, Sentence
from marsad.verbs.place import find_place


def history(store: Store, asked: str, *, on: date | None, as_of: date | None) -> PlaceHistory:
    """Return who held the place called `asked`, on day `on` or through all time.

    Raises:
        PlaceError: nothing is called so, or several places are.
        StoreError: the store cannot be read.
    """
    theatre = load("syria")
    found = find_place(theatre, asked)
    place_id, alliances = found.place.id, Alliances.of(theatre.parties)
    told, claims = _said(store, theatre, place_id, as_of)
    tenures = timeline(claims, as_of=as_of, alliances=alliances)
    answer = None if on is None else assess(place_id, tenures, on)
    if answer is not None and not answer.tenure.statements:
        answer, around = _in_its_area(store, theatre, answer, as_of)
        told = (*told, *around)
    return PlaceHistory(
        place=found.place,
        namesakes=found.others,
        on=on,
        as_of=as_of,
        tenures=whole(place_id, tenures),
        assessed=answer,
        lanes=lanes(claims, as_of=as_of, alliances=alliances),
        sentences=_sentences(told),
    )


def _said(
    store: Store, theatre: Theatre, place_id: str, as_of: date | None
) -> tuple[tuple[Filed, ...], tuple[ControlClaim, ...]]:
    """Return the statements on who holds the place, and the claims that they make of it."""
    told = store.filed(place_id=place_id, kind="control", as_of=as_of)
    parties = frozenset(party.id for party in theatre.parties)
    claims = tuple(c for each in told for c in claims_of(each, parties=parties) if c.place_id == place_id)
    ids = frozenset(claim.statement_id for claim in claims)
    return tuple(each for each in told if each.id in ids), claims


def _in_its_area(
    store: Store, theatre: Theatre, own: Assessed, as_of: date | None
) -> tuple[Assessed, tuple[Filed, ...]]:
    """Return what is said of what the place lies in, nearest first, and by which statements; `own` where nothing is."""
    places = {place.id: place for place in theatre.places}
    for area in PlaceTree.of(theatre.places).lineage(own.tenure.place_id)[1:]:
        told, claims = _said(store, theatre, area, as_of)
        is_area = area not in places or places[area].is_area
        found = in_its_area(own, claims, Alliances.of(theatre.parties), is_area=is_area)
        if found.tenure.statements:
            return found, tuple(each for each in told if each.id in found.tenure.statements)
    return own, ()


def _sentences(told: Iterable[Filed]) -> Mapping[str, Sentence]:
    from marsad.record.control.claim import claims_of

    return {
        each.id: Sentence(
            statement_id=each.id,
            report_id=each.report_id,
            source=each.source,
            publisher=each.publisher or None,
            speaker=each.origin or None,
            said=each.statement.as_of,
            known=each.known,
            modality=each.statement.modality,
            rule=rule_of(claims_of(each)[0]).id,
            quote=each.statement.quote,
        )
        for each in told
    }
