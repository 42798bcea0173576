"""The events of a store: from its rows, or linked anew where it is asked what people had decided by some day."""

from collections.abc import Mapping
from datetime import date

from marsad.inquiry.evidence import everywhere as every_place
from marsad.inquiry.evidence import evidence
from marsad.record.filed import Filed
from marsad.record.incident.alike import alike, rows
from marsad.record.incident.asking import Asked, chosen
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.knowledge import everywhere
from marsad.record.incident.linking import incidents
from marsad.record.incident.voice import recounted
from marsad.store import Store
from marsad.store.event_search import EventSearch

EVERYTHING = EventSearch()


def happenings(
    store: Store, search: EventSearch = EVERYTHING, *, judgements_as_of: date | None = None
) -> tuple[tuple[IncidentRecord, ...], Mapping[str, Filed]]:
    """Return the events that fit the search, by first day and id, and all statements behind them by id.

    Judgements count if made by day `judgements_as_of` (None: ever).

    Raises:
        StoreError: the store cannot be read.
    """
    if judgements_as_of is None:
        return store.events().records(search)
    left = evidence(store, as_of=search.as_of, judgements_as_of=judgements_as_of)
    filed = {item.id: item for item in left.items}
    found = incidents(left.items, as_of=search.as_of, known=everywhere(), merges=left.merges, splits=left.splits)
    wanted = chosen(found, _asked(search), filed, everywhere().places)
    return tuple(_counted(store, record, filed) for record in wanted), filed


def homes(store: Store, *, as_of: date | None = None, judgements_as_of: date | None = None) -> Mapping[str, str]:
    """Return the event of which each statement tells, by statement id, as known on day `as_of` (None: ever).

    Judgements count if made by day `judgements_as_of` (None: ever).

    Raises:
        StoreError: the store cannot be read.
    """
    if judgements_as_of is None:
        return store.events().homes(as_of)
    records, _ = happenings(store, EventSearch(as_of=as_of), judgements_as_of=judgements_as_of)
    return {key: record.id for record in records for key in record.statements}


def _asked(search: EventSearch) -> Asked:
    area = next((place for place in every_place().places if place.id == search.area), None)
    return Asked(
        types=frozenset(search.types),
        parties=frozenset(search.parties),
        area=area,
        start=search.days.start,
        end=search.days.end,
        publishers=frozenset(search.publishers),
    )


def _counted(store: Store, record: IncidentRecord, filed: Mapping[str, Filed]) -> IncidentRecord:
    """Return the record, what only copies another of its reports counted with it."""
    if record.independent < 2:
        return record
    copies = alike((key, rows(text)) for key, text in store.texts(record.reports).items())
    return recounted((record,), (filed[each] for each in record.statements), copies)[0]
