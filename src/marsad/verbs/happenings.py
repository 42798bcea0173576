"""What happened, as all reports together tell it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.extract.contract import Reading
from marsad.extract.term import IncidentType
from marsad.record.filed import Filed
from marsad.record.incident.asking import Asked
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import Knowledge, knowledge
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db
from marsad.verbs.party import find_parties
from marsad.verbs.place import find_area


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The events asked for, by first day, as known on day `as_of` (None: by all that was ever read).

    `place` is the area that was asked about, None where it was everywhere. `statements` has every statement behind
    them, by id.
    """

    as_of: date | None
    place: Place | None
    events: tuple[IncidentRecord, ...]
    statements: Mapping[str, Filed]


def events(
    *,
    types: Iterable[IncidentType] = (),
    parties: Iterable[str] = (),
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    publishers: Iterable[str] = (),
    as_of: date | None = None,
    db: Path | None = None,
) -> Events:
    """Return the events that the reports tell of; each argument narrows them, the days both included.

    `parties` and `place` are ids or names: a party with its parts, a place with all in it.

    Raises:
        PlaceError: nothing is called as the place asked for, or several places are.
        PartyError: nobody is called as a party asked for, or several parties are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.theatre.loading import load

    theatre = load("syria")
    known = knowledge(theatre)
    asked = Asked(
        types=frozenset(types),
        parties=frozenset(part for party in find_parties(theatre, parties) for part in known.parties.ever(party)),
        area=find_area(theatre, place).place if place else None,
        start=start,
        end=end,
        publishers=frozenset(publishers),
    )
    return _found(asked, known, as_of, db or default_db())


def _found(asked: Asked, known: Knowledge, as_of: date | None, db: Path) -> Events:
    from marsad.record.incident.asking import chosen
    from marsad.record.incident.linking import incidents
    from marsad.store import Store

    with Store.read(db) as store:
        filed = {item.id: item for item in store.filed(as_of=as_of)}
        records = incidents(filed.values(), as_of=as_of, known=known)
        found = _recounted(tuple(chosen(records, asked, filed, known.places)), filed, store.report)
    behind = {each: filed[each] for record in found for each in (*record.statements, *record.context)}
    return Events(as_of=as_of, place=asked.area, events=found, statements=behind)


def _recounted(
    records: tuple[IncidentRecord, ...], filed: Mapping[str, Filed], report: Callable[[str], Reading | None]
) -> tuple[IncidentRecord, ...]:
    """Return the records, what only copies another report counted with it."""
    from marsad.record.incident.voice import recounted

    wanted = sorted({report for record in records if len(record.voices) > 1 for report in record.reports})
    if not wanted:
        return records
    # Slow to import, and asked for only where there is something to compare.
    from marsad.record.incident.copies import copies

    texts = [(each, reading.report.text) for each in wanted if (reading := report(each))]
    return recounted(records, filed.values(), copies(texts))
