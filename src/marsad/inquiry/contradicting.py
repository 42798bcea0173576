"""What cannot all be true, found in a store."""

from collections.abc import Iterable, Sequence
from datetime import date

from marsad.extract.statement import NamedPlace
from marsad.inquiry.contradictions import ContradictionList
from marsad.inquiry.ground import as_read, places_in, told_of
from marsad.inquiry.knowledge import knowledge
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.coverage import ALWAYS
from marsad.record.filed import Filed
from marsad.record.soundness import places_named
from marsad.store import Store
from marsad.theatre.place import Place


def contradicted(
    store: Store,
    area: Place | None = None,
    *,
    origins: Sequence[str] = (),
    conflicts: Sequence[Conflict] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
) -> ContradictionList:
    """Return what cannot all be true of what was out by day `as_of`: of these kinds, of these origins, in the area.

    A contradiction is in an area if one of its statements names that or a place in it.

    Raises:
        StoreError: the store cannot be read.
    """
    known = knowledge(store, as_of=as_of, judgements_as_of=judgements_as_of)
    found = [each for each in known.contradictions if fits(each, origins, conflicts)]
    read = as_read(store, (key for each in found for key in each.statements))
    judged = {each.id: each for each in store.judgements()}
    chosen = within(found, read.values(), frozenset(places_in(area)))
    return ContradictionList(
        place=area,
        as_of=as_of,
        contradictions=chosen,
        sentences={key: read[key] for each in chosen for key in each.statements if key in read},
        judgements={key: judged[key] for each in chosen for key in each.judgements if key in judged},
        coverage=told_of(store, area, ALWAYS, as_of=as_of),
    )


def fits(found: Contradiction, origins: Sequence[str], conflicts: Sequence[Conflict]) -> bool:
    """Return whether it is one of these origins (none: of any) and of these kinds (none: of any)."""
    return (not origins or found.origin in origins) and (not conflicts or found.conflict in conflicts)


def within(found: Iterable[Contradiction], items: Iterable[Filed], places: frozenset[str]) -> tuple[Contradiction, ...]:
    """Return those of which a statement names one of the places; all without places."""
    if not places:
        return tuple(found)
    there = {item.id for item in items if not places.isdisjoint(ids_of(places_named(item.statement)))}
    return tuple(each for each in found if not there.isdisjoint(each.statements))


def ids_of(places: Iterable[NamedPlace]) -> tuple[str, ...]:
    """Return the ids of the places that have one."""
    return tuple(place.place_id for place in places if place.place_id)
