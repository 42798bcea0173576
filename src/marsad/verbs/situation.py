"""The whole map of a day, what changed between two days, and which places changed hands most."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from marsad.address import Where
from marsad.record.control.assessed import Assessed
from marsad.record.control.handover import Turnover
from marsad.record.control.situation import Change
from marsad.record.land.patch import Area
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db
from marsad.verbs.place import find_area

_THEATRE = "syria"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedAnswer:
    """What the record says of a place on a day."""

    place: Place
    assessed: Assessed


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMap:
    """Who held what on day `on`, as known on day `as_of` (None: by all that was ever read), by place id.

    Places of which nothing is known that day are not in it.
    `within`: the area asked about, None where it was all. `areas`, drawn between the places where asked for, are stated
    by no report: they are interpolated, and reach no further than `reach_km` from a place (None: not asked for).
    """

    on: date
    as_of: date | None
    within: Place | None
    answers: tuple[PlacedAnswer, ...]
    areas: tuple[Area, ...] = ()
    reach_km: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChange:
    """On a day `place` went over from one answer to another."""

    place: Place
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTurnover:
    """How often `place` changed hands."""

    place: Place
    turnover: Turnover


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from day `start` to day `end`, both included, as known on day `as_of`.

    `changes` by day and place; `turnovers` the most often changed place first.
    """

    start: date | None
    end: date | None
    as_of: date | None
    within: Place | None
    changes: tuple[PlaceChange, ...]
    turnovers: tuple[PlaceTurnover, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements behind what came after each change, each once."""
        after = (each.change.after for each in self.changes)
        return tuple(dict.fromkeys(key for tenure in after for key in tenure.statements))


def day_map(
    on: date,
    *,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    within: str | None = None,
    areas: bool = False,
    db: Where | None = None,
) -> DayMap:
    """Return who held what on day `on`, in the area called `within` or everywhere, with `areas` drawn between them.

    Raises:
        PlaceError: nothing is called `within`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.control.assessment import assessed
    from marsad.store import Store
    from marsad.theatre.loading import load
    from marsad.verbs.control_source import control_source

    theatre = load(_THEATRE)
    asked = find_area(theatre, within).place if within else None
    with Store.read(db or default_db()) as store:
        record = control_source(store, theatre, judgements_as_of)
        held = {tenure.place_id: tenure for tenure in record.tenures_on(on, as_of)}
        told = record.timelines(as_of) if areas else held
        known = {place.id: place for place in theatre.places if place.id in told}
    there = _within(asked, known)
    day = DayMap(
        on=on,
        as_of=as_of,
        within=asked,
        answers=tuple(
            PlacedAnswer(place=there[key], assessed=assessed(held[key], on)) for key in sorted(there) if key in held
        ),
    )
    return _with_areas(day, known.values()) if areas else day


def _with_areas(day: DayMap, known: Collection[Place]) -> DayMap:
    from marsad.record.land.area import areas
    from marsad.record.land.theatre_land import survey

    # Whose land it is depends on all that are known, also where only some are asked about.
    cells = survey(_THEATRE, known).cells([place.id for place in known])
    drawn = areas(cells, (each.assessed.tenure for each in day.answers))
    return replace(day, areas=drawn, reach_km=cells.reach_km)


def control_changes(
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    within: str | None = None,
    db: Where | None = None,
) -> Changes:
    """Return what changed from day `start` to day `end`, both included, in the area called `within` or everywhere.

    Raises:
        PlaceError: nothing is called `within`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.alliance import Alliances
    from marsad.record.control.handover import most_changed
    from marsad.record.control.situation import changes
    from marsad.store import Store
    from marsad.theatre.loading import load
    from marsad.verbs.control_source import control_source

    theatre = load(_THEATRE)
    asked = find_area(theatre, within).place if within else None
    with Store.read(db or default_db()) as store:
        kept = control_source(store, theatre, judgements_as_of).timelines(as_of)
    places = _within(asked, {place.id: place for place in theatre.places if place.id in kept})
    found = {key: kept[key] for key in sorted(places)}
    often = most_changed(found, start=start, end=end, alliances=Alliances.of(theatre.parties))
    return Changes(
        start=start,
        end=end,
        as_of=as_of,
        within=asked,
        changes=tuple(
            PlaceChange(place=places[change.place_id], change=change) for change in changes(found, start=start, end=end)
        ),
        turnovers=tuple(PlaceTurnover(place=places[each.place_id], turnover=each) for each in often),
    )


def _within(area: Place | None, places: dict[str, Place]) -> dict[str, Place]:
    """Return those of the places that lie in the area; all without one."""
    from marsad.record.place_tree import PlaceTree
    from marsad.theatre.loading import load

    if area is None:
        return places
    tree = PlaceTree.of(load(_THEATRE).places)
    return {key: place for key, place in places.items() if tree.within(area.id, key)}
