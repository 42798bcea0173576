"""The whole map of a day, what changed between two days, and which places changed hands most."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.record.control.assessed import Assessed
from marsad.record.control.handover import Turnover
from marsad.record.control.patch import Area
from marsad.record.control.situation import Change
from marsad.record.control.tenure import Tenure
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

    Places of which nothing is known that day are not in it; `known` has those of which anything is known on any day.
    `within`: the area asked about, None where it was all. `areas`, drawn between the places where asked for, are stated
    by no report: they are interpolated, and reach no further than `reach_km` from a place (None: not asked for).
    """

    on: date
    as_of: date | None
    within: Place | None
    answers: tuple[PlacedAnswer, ...]
    known: tuple[Place, ...]
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


def day_map(
    on: date, *, as_of: date | None = None, within: str | None = None, areas: bool = False, db: Path | None = None
) -> DayMap:
    """Return who held what on day `on`, in the area called `within` or everywhere, with `areas` drawn between them.

    Raises:
        PlaceError: nothing is called `within`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.control.assessment import assessed_map

    kept = _Kept.of(as_of, within, db)
    found = assessed_map(kept.timelines, on)
    day = DayMap(
        on=on,
        as_of=as_of,
        within=kept.within,
        answers=tuple(PlacedAnswer(place=kept.places[key], assessed=found[key]) for key in sorted(found)),
        known=tuple(kept.places[key] for key in sorted(kept.places)),
    )
    return _with_areas(day) if areas else day


def _with_areas(day: DayMap) -> DayMap:
    from marsad.record.control.area import areas
    from marsad.record.control.land import land

    cells = land(_THEATRE, day.known)
    drawn = areas(cells, {each.place.id: each.assessed.tenure for each in day.answers})
    return replace(day, areas=drawn, reach_km=cells.reach_km)


def control_changes(
    *,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    within: str | None = None,
    db: Path | None = None,
) -> Changes:
    """Return what changed from day `start` to day `end`, both included, in the area called `within` or everywhere.

    Raises:
        PlaceError: nothing is called `within`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.record.alliance import Alliances
    from marsad.record.control.handover import most_changed
    from marsad.record.control.situation import changes
    from marsad.theatre.loading import load

    kept = _Kept.of(as_of, within, db)
    alliances = Alliances.of(load(_THEATRE).parties)
    found = changes(kept.timelines, start=start, end=end)
    often = most_changed(kept.timelines, start=start, end=end, alliances=alliances)
    return Changes(
        start=start,
        end=end,
        as_of=as_of,
        within=kept.within,
        changes=tuple(PlaceChange(place=kept.places[change.place_id], change=change) for change in found),
        turnovers=tuple(PlaceTurnover(place=kept.places[each.place_id], turnover=each) for each in often),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """The timelines of the places that the theatre has, within an area where one is asked about."""

    within: Place | None
    places: dict[str, Place]
    timelines: dict[str, tuple[Tenure, ...]]

    @classmethod
    def of(cls, as_of: date | None, within: str | None, db: Path | None) -> "_Kept":
        from marsad.record.alliance import Alliances
        from marsad.record.control.claim import claims_of
        from marsad.record.control.timeline import timelines
        from marsad.record.place_tree import PlaceTree
        from marsad.store import Store
        from marsad.theatre.loading import load

        theatre = load(_THEATRE)
        area = find_area(theatre, within).place if within else None
        with Store.read(db or default_db()) as store:
            told = store.filed(kind="control", as_of=as_of)
        parties = frozenset(party.id for party in theatre.parties)
        claims = (claim for each in told for claim in claims_of(each, parties=parties))
        found = timelines(claims, as_of=as_of, alliances=Alliances.of(theatre.parties))
        places = {place.id: place for place in theatre.places if place.id in found}
        if area:
            tree = PlaceTree.of(theatre.places)
            places = {key: place for key, place in places.items() if tree.within(area.id, key)}
        return cls(within=area, places=places, timelines={key: found[key] for key in found if key in places})
