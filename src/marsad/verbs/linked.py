"""The events of a database, linked. Slow to import: the verb imports it when it is called."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.extract.term import IncidentType
from marsad.inquiry.evidence import evidence
from marsad.inquiry.ground import days_asked, told_of
from marsad.inquiry.standing import merged_now, standing
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.incident.asking import Asked, chosen
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import knowledge
from marsad.record.incident.linking import incidents
from marsad.record.incident.voice import recounted
from marsad.store import Store
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre


def linked(
    theatre: Theatre,
    db: Path,
    as_of: date | None,
    *,
    judgements_as_of: date | None,
    types: frozenset[IncidentType],
    parties: Iterable[str],
    area: Place | None,
    start: date | None,
    end: date | None,
    publishers: frozenset[str],
) -> tuple[tuple[IncidentRecord, ...], Mapping[str, Filed], Coverage]:
    """Return the events asked for, as known on day `as_of`, their statements by id, and how much is told there.

    Raises:
        IntervalError: `end` lies before `start`.
        StoreError: there is no database, or it cannot be read.
    """
    known, days = knowledge(theatre), days_asked(start, end)
    asked = Asked(
        types=types,
        parties=frozenset(part for party in parties for part in known.parties.ever(party)),
        area=None,
        start=start,
        end=end,
        publishers=publishers,
    )
    with Store.read(db) as store:
        area = area and standing(area, merged_now(store.judgements(), judgements_as_of))
        asked = replace(asked, area=area)
        left = evidence(store, as_of=as_of, judgements_as_of=judgements_as_of)
        filed = {item.id: item for item in left.items}
        records = incidents(left.items, as_of=as_of, known=known, merges=left.merges, splits=left.splits)
        found = _recounted(tuple(chosen(records, asked, filed, known.places)), filed, store.texts)
        coverage = told_of(store, area, days, as_of=as_of)
    return found, {each: filed[each] for record in found for each in (*record.statements, *record.context)}, coverage


def _recounted(
    records: tuple[IncidentRecord, ...], filed: Mapping[str, Filed], texts: Callable[[Iterable[str]], dict[str, str]]
) -> tuple[IncidentRecord, ...]:
    """Return the records, what only copies another report counted with it."""
    wanted = sorted({report for record in records if len(record.voices) > 1 for report in record.reports})
    if not wanted:
        return records
    # Slower still, and asked for only where there is something to compare.
    from marsad.record.incident.copies import copies

    return recounted(records, filed.values(), copies(sorted(texts(wanted).items())))
