"""Which events somebody asks for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.extract.statement import NamedPlace
from marsad.extract.term import IncidentType
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord
from marsad.record.place_tree import PlaceTree
from marsad.theatre.place import Place, PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Events told as one of `types`, with one of `parties`, in `area`, of days from `start` to `end`, by `publishers`.

    What is empty or None narrows nothing; days are both included. `parties` are ids, those of their parts among them.
    """

    types: frozenset[IncidentType] = frozenset()
    parties: frozenset[str] = frozenset()
    area: Place | None = None
    start: date | None = None
    end: date | None = None
    publishers: frozenset[str] = frozenset()


def chosen(
    records: Iterable[IncidentRecord], asked: Asked, filed: Mapping[str, Filed], tree: PlaceTree
) -> Iterator[IncidentRecord]:
    """Yield the events that are asked for, in their order. `filed` has their statements by id."""
    for record in records:
        told_by = {filed[each].publisher for each in record.statements}
        if (
            _meets(asked.types, record.types)
            and _meets(asked.parties, _parties(record))
            and _meets(asked.publishers, told_by)
            and _may_be_within(record, asked)
            and (asked.area is None or any(_is_in(place, asked.area, tree) for place in record.places))
        ):
            yield record


def _meets(wanted: frozenset[object], there: Iterable[object]) -> bool:
    return not wanted or not wanted.isdisjoint(there)


def _parties(record: IncidentRecord) -> Iterator[str]:
    yield from (*record.actors, *record.targets)
    for figure in record.figures:
        yield from figure.victims


def _may_be_within(record: IncidentRecord, asked: Asked) -> bool:
    """Return whether a day that is told lies within those asked for; an event without any day is of no days."""
    start, end = record.days.start, record.days.end
    if asked.start is None and asked.end is None:
        return True
    if start is None and end is None:
        return False
    begins_late = asked.end is not None and start is not None and start > asked.end
    ends_early = asked.start is not None and end is not None and end < asked.start
    return not begins_late and not ends_early


def _is_in(place: NamedPlace, area: Place, tree: PlaceTree) -> bool:
    """Return whether the place lies in the area; what no gazetteer has lies at least in its governorate."""
    if place.place_id is not None:
        return tree.within(area.id, place.place_id)
    return area.is_area and area.kind is not PlaceKind.COUNTRY and area.name_en == area.admin1 == place.admin1
