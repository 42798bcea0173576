"""The whole record as known on a day: every part of it, from the statements and what people decided on them."""

from collections.abc import Iterable, Iterator
from datetime import date

from marsad.extract.term import Measure
from marsad.inquiry.evidence import everywhere, evidence
from marsad.inquiry.happenings import happenings
from marsad.inquiry.trees import trees
from marsad.record.alliance import Alliances
from marsad.record.contradiction import Contradiction
from marsad.record.control.claim import claims_of
from marsad.record.control.timeline import Timelines, timelines
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import figures
from marsad.record.counter.headline import joined
from marsad.record.counter.series import counters, current, numbered
from marsad.record.difference import Knowledge
from marsad.record.dispute import disputes
from marsad.record.incident.happening import IncidentRecord
from marsad.record.judgement import Judged
from marsad.record.ledger.ask import answers
from marsad.record.ledger.ledger import Ledger
from marsad.record.ledger.question import Question
from marsad.record.soundness import strangers
from marsad.store import Store
from marsad.store.event_search import EventSearch
from marsad.theatre.loading import load

_THEATRE = "syria"


def knowledge(store: Store, *, as_of: date | None = None, judgements_as_of: date | None = None) -> Knowledge:
    """Return all that follows from the reports that were out by day `as_of` (None: ever).

    Judgements count if made by day `judgements_as_of` (None: ever).

    Raises:
        StoreError: the database cannot be read.
    """
    found = evidence(store, as_of=as_of, judgements_as_of=judgements_as_of)
    events, _ = happenings(store, EventSearch(as_of=as_of), judgements_as_of=judgements_as_of)
    held = _held(found)
    values, clashes = _figures(found, events)
    contradictions = (
        *found.contradictions,
        *_orphans(store, as_of),
        *_strangers(found),
        *disputes(held, found.items),
        *(each for event in events for each in event.contradictions),
        *clashes,
    )
    return Knowledge(
        items=found.items,
        timelines=held,
        counters=counters(values),
        events=events,
        contradictions=tuple(_unique(contradictions)),
    )


def _held(found: Judged) -> Timelines:
    """Return who held what."""
    parties = load(_THEATRE).parties
    known = frozenset(party.id for party in parties)
    claims = (claim for item in found.items for claim in claims_of(item, parties=known))
    return timelines(claims, alliances=Alliances.of(parties))


def _figures(found: Judged, events: Iterable[IncidentRecord]) -> tuple[tuple[Claim, ...], tuple[Contradiction, ...]]:
    """Return every figure as a claim, with the id of its counter, and what of them cannot all hold."""
    told = figures(found.items, trees(), {key: event.id for event in events for key in event.statements})
    values = numbered(joined(told.claims, trees().places))
    left = current(values)
    return values, (*told.contradictions, *left.contradictions, *_clashes(left.claims))


def _orphans(store: Store, as_of: date | None) -> tuple[Contradiction, ...]:
    """Return the statements whose report is gone: nobody knows any more when that came out."""
    return store.orphans() if as_of is None else ()


def _strangers(found: Judged) -> tuple[Contradiction, ...]:

    theatre = everywhere()
    parties = frozenset(party.id for party in theatre.parties)
    return strangers(found.items, places=frozenset(place.id for place in theatre.places), parties=parties)


def _clashes(claims: Iterable[Claim]) -> Iterator[Contradiction]:
    """Yield which figures of one origin cannot all hold: of what befell people, and of those who moved."""
    places, parties = trees().places, trees().parties
    ledger = Ledger.of(claims, places)
    # How many are somewhere is told of each day anew.
    ways = {(claim.outcome, claim.unit, claim.measure) for claim in ledger.claims if claim.measure is not Measure.STOCK}
    for outcome, unit, measure in sorted(ways, key=str):
        question = Question(outcome=outcome, unit=unit, measure=measure)
        (found,) = answers((question,), ledger, parties)
        yield from found.contradictions


def _unique(contradictions: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Yield each contradiction once: two parts of the record may meet the same party or place that is not there."""
    seen = set()
    for each in contradictions:
        key = (each.conflict, each.statements, each.judgements, each.origin)
        if key not in seen:
            seen.add(key)
            yield each
