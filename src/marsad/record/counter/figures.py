"""Statements of casualties and displacement as claims on how many."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce

from msgspec import Struct

from marsad.extract.statement import Casualties, Displacement, NamedPlace
from marsad.extract.term import Counting, Measure, Movement
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.counter.claim import Claim, Scope
from marsad.record.counter.ground import ground
from marsad.record.counter.people import UNKNOWN, People, is_restrictive, people
from marsad.record.counter.softening import softened
from marsad.record.counter.speech import speech
from marsad.record.filed import Filed
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree

Counted = Casualties | Displacement
# Who comes back, or is somewhere, is counted where he then is; who leaves, from where he left.
_ARRIVING = (Movement.RETURNED,)


class Trees(Struct, frozen=True, kw_only=True):
    """What lies in what, and who was a part of whom."""

    places: PlaceTree
    parties: PartyTree


class Figures(Struct, frozen=True, kw_only=True):
    """What the statements claim, by statement id, and what of them the theatre cannot place."""

    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


def figures(items: Iterable[Filed], trees: Trees, events: Mapping[str, str] | None = None) -> Figures:
    """Return the claims of those statements that count people, each once, in order of their ids.

    `events`: the incident of which a statement tells, by statement id. A figure that nobody says came to be so (an
    intention, a possibility, a denial) is none.
    """
    by_id = {item.id: item for item in items if _counts(item)}
    counted = [by_id[id_] for id_ in sorted(by_id)]
    return Figures(
        claims=tuple(_claim(item, trees, (events or {}).get(item.id)) for item in counted),
        contradictions=tuple(fault for item in counted for fault in _faults(item, trees)),
    )


def _counts(item: Filed) -> bool:
    return isinstance(item.statement, Casualties | Displacement) and speech()[item.statement.modality].counts


def parties_of(statement: Counted) -> tuple[str, ...]:
    """Return the ids of the parties whose people are counted."""
    return statement.victims if isinstance(statement, Casualties) else statement.who


def places_of(statement: Counted) -> tuple[NamedPlace, ...]:
    """Return the places of which the figure speaks.

    Who fled or was brought out is counted where he left, who came back or is somewhere where he then is.
    """
    if isinstance(statement, Casualties):
        return statement.places
    arriving = statement.outcome in _ARRIVING or statement.measure is Measure.STOCK
    chosen = statement.destination if arriving else statement.origin
    other = statement.origin if arriving else statement.destination
    rest = tuple(place for place in statement.places if other is None or place.span != other.span)
    return (chosen,) if chosen is not None else rest


def _claim(item: Filed, trees: Trees, event: str | None) -> Claim:
    statement = item.statement
    if not isinstance(statement, Casualties | Displacement):
        raise TypeError(f"{item.id} counts nobody")
    harmed = statement if isinstance(statement, Casualties) else None
    moved = statement if isinstance(statement, Displacement) else None
    where = ground(places_of(statement), trees.places)
    lands = _shared(where, trees.places)
    who = people(parties_of(statement), trees.parties, statement.window, lands)
    doers = people(harmed.by if harmed else (), trees.parties, statement.window, lands)
    low, high = softened(statement.figure)
    return Claim(
        id=item.id,
        origin=item.origin,
        publisher=item.publisher,
        report_id=item.report_id,
        known=item.known,
        as_of=statement.as_of,
        outcome=statement.outcome.value,
        unit=moved.unit if moved else None,
        measure=moved.measure if moved else None,
        groups=who.groups,
        named=tuple(sorted(set(parties_of(statement)))),
        area=where,
        start=_start(statement),
        end=statement.window.end,
        low=low,
        high=high,
        figure=statement.figure,
        counting=statement.counting,
        scope=_scope(statement, who, known_where=bool(where)),
        event=event if statement.counting is Counting.INCIDENT else None,
        subset_of=statement.subset_of,
        detail=harmed.victim_detail if harmed else None,
        by=doers.groups,
        confirmed=speech()[statement.modality].confirmed,
        approx=statement.figure.approx,
        quote=statement.quote,
    )


def _start(statement: Counted) -> date | None:
    """Return the first day counted; how many are somewhere is told of one day, the last."""
    stock = isinstance(statement, Displacement) and statement.measure is Measure.STOCK
    return statement.window.end if stock else statement.window.start


def _scope(statement: Counted, who: People, *, known_where: bool) -> Scope:
    """Return how much of its box the figure speaks of; a part of the people, the area or the time is some of it."""
    stock = isinstance(statement, Displacement) and statement.measure is Measure.STOCK
    if statement.counting is Counting.INCIDENT and not stock:
        return Scope.SOME if _is_partial(statement) else Scope.EVENT
    open_time = _start(statement) is None or statement.window.end is None
    return Scope.SOME if open_time or not (who.whole and known_where) or _is_partial(statement) else Scope.ALL


def _is_partial(statement: Counted) -> bool:
    """Return whether it counts only some of those people: women, or those who fled to one place."""
    if isinstance(statement, Casualties):
        return is_restrictive(statement.victim_detail)
    return statement.origin is not None and statement.destination is not None


def _shared(area: Iterable[str], tree: PlaceTree) -> tuple[str, ...]:
    """Return all in which every place of the area lies."""
    lineages = [tree.lineage(place) for place in area]
    return reduce(lambda some, more: tuple(each for each in some if each in more), lineages) if lineages else ()


def _faults(item: Filed, trees: Trees) -> Iterator[Contradiction]:
    statement = item.statement
    if not isinstance(statement, Casualties | Displacement):
        return
    for party in dict.fromkeys(parties_of(statement)):
        if party not in trees.parties.known and party != UNKNOWN:
            en, ar = f"No theatre has the party {party}", f"لا يعرف أي مسرح الجهة {party}"
            yield Contradiction(conflict=Conflict.PARTY, statements=(item.id,), origin=item.origin, en=en, ar=ar)
    for place in dict.fromkeys(place.place_id for place in places_of(statement)):
        if place is not None and not trees.places.is_known(place):
            en, ar = f"No theatre has the place {place}", f"لا يعرف أي مسرح المكان {place}"
            yield Contradiction(conflict=Conflict.PLACE, statements=(item.id,), origin=item.origin, en=en, ar=ar)
