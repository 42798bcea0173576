"""What a question is about: parties with their parts, an area with all in it, days, and how much is told of it."""

from collections.abc import Iterable, Mapping
from datetime import date

from marsad.errors import IntervalError
from marsad.inquiry.surroundings import within
from marsad.inquiry.trees import trees
from marsad.record.coverage import Coverage, coverages
from marsad.record.filed import Filed
from marsad.record.place_tree import PlaceTree
from marsad.store import Search, Store
from marsad.theatre.land import world
from marsad.theatre.place import Place
from marsad.when.interval import Interval

# Of anything anywhere, no tree tells more.
NOWHERE = PlaceTree.of(())


def days_asked(start: date | None, end: date | None) -> Interval:
    """Return the days from `start` to `end`, both included; None is open.

    Raises:
        IntervalError: `end` lies before `start`.
    """
    if start and end and end < start:
        raise IntervalError(f"days cannot end ({end}) before they begin ({start})")
    return Interval(start, end)


def parts_of(parties: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the parties and of all that were ever a part of them, each once."""
    return tuple(dict.fromkeys(part for party in parties for part in (party, *trees().parties.ever(party))))


def places_in(area: Place | None) -> tuple[str, ...]:
    """Return the ids of all places that lie in the area, and its own; none without one."""
    if area is None:
        return ()
    inside = within(area.id)
    return tuple(dict.fromkeys((area.id, *(place.id for place in world() if place.id in inside))))


def told_of(store: Store, area: Place | None, days: Interval, *, as_of: date | None) -> Coverage:
    """Return how much the reports that were out by day `as_of` tell of the area (None: of anything) in the days."""
    found = store.spoken().coverage(area.id if area else None, days, as_of)
    return counted(store, area, days, as_of=as_of) if found is None else found


def counted(store: Store, area: Place | None, days: Interval, *, as_of: date | None) -> Coverage:
    """Return what `told_of` does, counted from what each report says."""
    seen = store.sightings(Search(places=places_in(area), as_of=as_of), with_places=area is not None)
    if area is None:
        return coverages(seen, tree=NOWHERE, areas=(None,), days=days)[None]
    return coverages(seen, tree=trees().places, areas=(area.id,), days=days)[area.id]


def as_read(store: Store, ids: Iterable[str]) -> Mapping[str, Filed]:
    """Return the statements of these ids as they were read: also what a judgement changed or took out of the record."""
    asked = tuple(sorted({*ids}))
    return {item.id: item for item in store.find(Search(ids=asked))} if asked else {}
