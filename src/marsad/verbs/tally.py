"""The figures of the database, as claims, with the trees by which they are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from marsad.extract.statement import Casualties, Displacement
from marsad.extract.term import Kind, Modality
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import Trees
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.judgement import Judged
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db

_KINDS: Mapping[Kind, type] = {Kind.CASUALTIES: Casualties, Kind.DISPLACEMENT: Displacement}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of report `source` that give a figure.

    `publisher` brought them out by day `known`, `speaker` said them in the end, on day `said`; each None where unknown.
    """

    statement_id: str
    report_id: str
    source: str
    publisher: str | None
    speaker: str | None
    said: date | None
    known: date | None
    modality: Modality
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was known by day `as_of` (None: ever): every figure as a claim, and the statements that give it, by id.

    `values` are all of them, each with the id of its counter; `current` what still counts of them. `everything` are
    the statements of whatever kind. `merged`: which place each is now that people merged into another.
    """

    as_of: date | None
    everything: tuple[Filed, ...]
    items: Mapping[str, Filed]
    values: tuple[Claim, ...]
    current: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    merged: Mapping[str, str]

    def quotations(self, ids: Iterable[str]) -> dict[str, Quotation]:
        """Return the words behind the statements of these ids, each once, in order of id."""
        return {each: _quotation(self.items[each]) for each in sorted({*ids}) if each in self.items}

    def coverage(self, place: Place | None, start: date | None, end: date | None) -> Coverage:
        """Return how much is told of the place (None: of anything) from `start` to `end`, both included, None open.

        Raises:
            ValueError: it ends before it starts.
        """
        from marsad.record.coverage import coverage
        from marsad.when.interval import Interval

        area = place.id if place else None
        return coverage(self.everything, tree=trees().places, area=area, days=Interval(start, end))


def tally(
    kinds: Iterable[Kind],
    *,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Path | None = None,
) -> Tally:
    """Return the figures of those kinds that were out by day `as_of`, as people's judgements left them.

    Judgements count if made by day `judgements_as_of` (None: ever).

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.counter.figures import figures
    from marsad.record.counter.headline import joined
    from marsad.record.counter.series import current, numbered
    from marsad.store import Store
    from marsad.verbs.evidence import evidence
    from marsad.verbs.standing import merged_now

    with Store.read(db or default_db()) as store:
        decided = store.judgements()
        found = evidence(store, as_of=as_of, judgements_as_of=judgements_as_of)
    counted = tuple(_KINDS[kind] for kind in kinds)
    items = [item for item in found.items if isinstance(item.statement, counted)]
    told = figures(items, trees(), _events(found))
    values = numbered(joined(told.claims, trees().places))
    left = current(values)
    return Tally(
        as_of=as_of,
        everything=found.items,
        items={item.id: item for item in items},
        values=values,
        current=left.claims,
        contradictions=(*told.contradictions, *left.contradictions),
        merged=merged_now(decided, judgements_as_of),
    )


def _events(found: Judged) -> dict[str, str]:
    """Return the event of which each statement tells, by statement id."""
    from marsad.record.alliance import Alliances
    from marsad.record.incident.knowledge import Knowledge
    from marsad.record.incident.linking import incidents
    from marsad.theatre.loading import parties

    known = Knowledge(places=trees().places, parties=trees().parties, alliances=Alliances.of(parties()))
    records = incidents(found.items, known=known, merges=found.merges, splits=found.splits)
    return {key: record.id for record in records for key in record.statements}


@cache
def trees() -> Trees:
    """Return what lies in what, and who was a part of whom, in all theatres."""
    from marsad.record.party_tree import PartyTree
    from marsad.record.place_tree import PlaceTree
    from marsad.theatre.land import lands, world
    from marsad.theatre.loading import parties

    return Trees(places=PlaceTree.of(world(), lands()), parties=PartyTree.of(parties()))


def _quotation(item: Filed) -> Quotation:
    return Quotation(
        statement_id=item.id,
        report_id=item.report_id,
        source=item.source,
        publisher=item.publisher or None,
        speaker=item.origin or None,
        said=item.statement.as_of,
        known=item.known,
        modality=item.statement.modality,
        quote=item.statement.quote,
    )
