"""Everything that cannot all be true."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.extract.statement import NamedPlace
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.coverage import ALWAYS, Coverage
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionList:
    """The contradictions asked for, as known on day `as_of`; `sentences` and `judgements` are those behind, by id."""

    place: Place | None
    as_of: date | None
    contradictions: tuple[Contradiction, ...]
    sentences: Mapping[str, Filed]
    judgements: Mapping[str, Judgement]
    coverage: Coverage


def contradictions(
    *,
    place: str | None = None,
    origins: Sequence[str] = (),
    conflicts: Sequence[Conflict] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Path | None = None,
) -> ContradictionList:
    """Return what cannot all be true of what was out by day `as_of`: of these kinds, of these origins, in `place`.

    A contradiction is in a place if one of its statements names that or a place in it.

    Raises:
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store
    from marsad.verbs.area import area_asked
    from marsad.verbs.ground import as_read, places_in, told_of
    from marsad.verbs.knowledge import knowledge

    area = area_asked(place).place if place else None
    with Store.read(db or default_db()) as store:
        known = knowledge(store, as_of=as_of, judgements_as_of=judgements_as_of)
        found = [each for each in known.contradictions if _fits(each, origins, conflicts)]
        read = as_read(store, (key for each in found for key in each.statements))
        judged = {each.id: each for each in store.judgements()}
        coverage = told_of(store, area, ALWAYS, as_of=as_of)
    chosen = within(found, read.values(), frozenset(places_in(area)))
    return ContradictionList(
        place=area,
        as_of=as_of,
        contradictions=chosen,
        sentences={key: read[key] for each in chosen for key in each.statements if key in read},
        judgements={key: judged[key] for each in chosen for key in each.judgements if key in judged},
        coverage=coverage,
    )


def _fits(found: Contradiction, origins: Sequence[str], conflicts: Sequence[Conflict]) -> bool:
    return (not origins or found.origin in origins) and (not conflicts or found.conflict in conflicts)


def within(found: Iterable[Contradiction], items: Iterable[Filed], places: frozenset[str]) -> tuple[Contradiction, ...]:
    """Return those of which a statement names one of the places; all without places."""
    from marsad.record.soundness import places_named

    if not places:
        return tuple(found)
    there = {item.id for item in items if not places.isdisjoint(ids_of(places_named(item.statement)))}
    return tuple(each for each in found if not there.isdisjoint(each.statements))


def ids_of(places: Iterable[NamedPlace]) -> tuple[str, ...]:
    """Return the ids of the places that have one."""
    return tuple(place.place_id for place in places if place.place_id)
