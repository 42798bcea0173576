"""What happened, as all reports together tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.address import Where
from marsad.extract.term import IncidentType
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord
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
    coverage: Coverage


def events(
    *,
    types: Iterable[IncidentType] = (),
    parties: Iterable[str] = (),
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    publishers: Iterable[str] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Where | None = None,
) -> Events:
    """Return the events that the reports tell of; each argument narrows them, the days both included.

    `parties` and `place` are ids or names: a party with its parts, a place with all in it.

    Raises:
        PlaceError: nothing is called as the place asked for, or several places are.
        PartyError: nobody is called as a party asked for, or several parties are.
        IntervalError: `end` lies before `start`.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.theatre.loading import load
    from marsad.verbs.linked import linked

    theatre = load("syria")
    area = find_area(theatre, place).place if place else None
    found, statements, coverage = linked(
        db or default_db(),
        as_of,
        judgements_as_of=judgements_as_of,
        types=frozenset(types),
        parties=find_parties(theatre, parties),
        area=area,
        start=start,
        end=end,
        publishers=frozenset(publishers),
    )
    return Events(as_of=as_of, place=area, events=found, statements=statements, coverage=coverage)
