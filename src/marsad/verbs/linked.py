"""The events of a database, linked. Slow to import: the verb imports it when it is called."""

from collections.abc import Iterable, Mapping
from datetime import date

from marsad.address import Where
from marsad.extract.term import IncidentType
from marsad.inquiry.ground import days_asked, parts_of, told_of
from marsad.inquiry.happenings import happenings
from marsad.inquiry.standing import merged_now, standing
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord
from marsad.store import Store
from marsad.store.event_search import EventSearch
from marsad.theatre.place import Place


def linked(
    db: Where,
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
    days = days_asked(start, end)
    with Store.read(db) as store:
        area = area and standing(area, merged_now(store.judgements(), judgements_as_of))
        search = EventSearch(
            types=tuple(sorted(types, key=lambda sort: sort.value)),
            parties=parts_of(parties),
            area=area.id if area else None,
            days=days,
            publishers=tuple(sorted(publishers)),
            as_of=as_of,
        )
        found, filed = happenings(store, search, judgements_as_of=judgements_as_of)
        coverage = told_of(store, area, days, as_of=as_of)
    return found, {each: filed[each] for record in found for each in (*record.statements, *record.context)}, coverage
