"""The map through time of one store: its days, its turns, and its atlases, kept until something arrives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from threading import Lock

import numpy as np

from marsad.record.alliance import Alliances
from marsad.record.control.tenure import Status, leader
from marsad.record.land.area import Group, joined
from marsad.record.land.cells import Cells
from marsad.record.land.patch import Area
from marsad.record.land.survey import Survey
from marsad.record.land.theatre_land import survey
from marsad.store import Store
from marsad.store.chart import Answer, Chart, names
from marsad.store.tenure_rows import ALWAYS
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre
from marsad.web import atlas, ground
from marsad.web.atlas import Columns
from marsad.web.chart_book import ChartBook
from marsad.web.movement import Movement, movement
from marsad.when.interval import Interval

# What reports tell of earlier days stands in the places' histories; the slider begins this long before the first.
BEFORE_FIRST = timedelta(days=31)
# The window in which most changes are sought, for the page to open in its middle.
OPENING_WINDOW = timedelta(days=30)
# Atlases of days of the record, some 300 kB each, and whole histories, some megabytes, that are kept written.
_KEPT_DAYS, _KEPT_HISTORIES = 64, 4
# Sets of places of which the land is kept: many days of knowledge have the same one, and most sets share most cells.
# Some 200 kB each.
_KEPT_LANDS = 128
# Areas that are kept as they were drawn, some megabytes each: who asks for them asks for their names as well.
_KEPT_AREAS = 4

_Arrivals = tuple[int, int]
_Areas = tuple[Area, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """Places of which something is known, by id. One set equals only itself, and on most days is the same one."""

    places: tuple[Place, ...]
    # Held while their land is cut: the page asks for cells, areas and names at the same time.
    cutting: Lock = field(default_factory=Lock)


class AtlasBook:
    """The record of control of one store, for maps. Only the theatre's places are in it."""

    def __init__(self, store: Store, charts: ChartBook, theatre: Theatre) -> None:
        self._store, self._charts, self._theatre = store, charts, theatre
        self._by_id: Mapping[str, Place] = {place.id: place for place in theatre.places}
        self._turns = lru_cache(maxsize=1)(self._read_turns)
        self._days = lru_cache(maxsize=1)(self._read_days)
        self._opening = lru_cache(maxsize=1)(self._read_opening)
        self._known = lru_cache(maxsize=_KEPT_DAYS)(self._read_known)
        self._set = lru_cache(maxsize=_KEPT_DAYS)(self._of_ids)
        self._columns = lru_cache(maxsize=_KEPT_LANDS)(self._write_columns)
        self._day = lru_cache(maxsize=_KEPT_DAYS)(self._write_day)
        self._alliances = Alliances.of(theatre.parties)
        self._land = lru_cache(maxsize=_KEPT_LANDS)(self._cut_land)
        self._cells = lru_cache(maxsize=_KEPT_HISTORIES)(ground.CellMaps().of)
        self._areas = lru_cache(maxsize=_KEPT_AREAS)(self._draw_areas)
        self._area_map = lru_cache(maxsize=_KEPT_DAYS)(self._write_areas)
        self._name_map = lru_cache(maxsize=_KEPT_DAYS)(self._write_names)
        self._moves = lru_cache(maxsize=_KEPT_DAYS)(self._read_moves)
        self._histories = lru_cache(maxsize=_KEPT_HISTORIES)(self._write_histories)

    @cached_property
    def _survey(self) -> Survey:
        return survey(self._theatre.id, self._theatre.places)

    def cut_lands(self) -> Iterator[date]:
        """Yield each day on which more places became known, the last first, once their land is ready to be drawn."""
        for day in _widened(self._charts.tenures())[: -_KEPT_LANDS - 1 : -1]:
            known = self._known(self._store.arrivals(), day)
            with known.cutting:
                self._land(known)
            yield day

    def places(self, as_of: date | None = None) -> tuple[Place, ...]:
        """Return the places of which something is known, by id."""
        return self._known(self._store.arrivals(), as_of).places

    def days(self) -> Interval:
        """Return the days that can be looked at: from a little before the first report to the last of them or turn."""
        return self._days(self._store.arrivals())

    def opening(self) -> date | None:
        """Return the day of the middle change of the window in which most places changed; None where none did."""
        return self._opening(self._store.arrivals())

    def day(self, on: date | None, as_of: date | None) -> bytes:
        """Return the atlas of day `on` (None: of the opening) as JSON."""
        return self._day(self._store.arrivals(), on or self.opening(), as_of)

    def histories(self, as_of: date | None) -> bytes:
        """Return the histories of all places as JSON."""
        return self._histories(self._store.arrivals(), as_of)

    def cells(self, as_of: date | None) -> bytes:
        """Return the cells of all places as GeoJSON."""
        known = self._known(self._store.arrivals(), as_of)
        with known.cutting:
            return self._cells(self._land(known))

    def areas(self, on: date, as_of: date | None) -> bytes:
        """Return the areas of day `on` as GeoJSON."""
        arrivals = self._store.arrivals()
        known = self._known(arrivals, as_of)
        with known.cutting:
            return self._area_map(arrivals, known, on, as_of)

    def area_names(self, on: date, as_of: date | None) -> bytes:
        """Return where the names of the areas of day `on` stand as GeoJSON."""
        arrivals = self._store.arrivals()
        known = self._known(arrivals, as_of)
        with known.cutting:
            return self._name_map(arrivals, known, on, as_of)

    def moves(self, start: date, end: date, as_of: date | None) -> Movement:
        """Return what differs between days `start` and `end`."""
        return self._moves(self._store.arrivals(), start, end, as_of)

    def _cut_land(self, known: _Known) -> Cells:
        return self._survey.cells([place.id for place in known.places])

    def _draw_areas(self, _arrivals: _Arrivals, known: _Known, on: date, as_of: date | None) -> _Areas:
        return joined(self._land(known), _groups(self._on(on, as_of)))

    def _write_areas(self, arrivals: _Arrivals, known: _Known, on: date, as_of: date | None) -> bytes:
        return ground.area_map(self._areas(arrivals, known, on, as_of))

    def _write_names(self, arrivals: _Arrivals, known: _Known, on: date, as_of: date | None) -> bytes:
        return ground.name_map(self._areas(arrivals, known, on, as_of))

    def _on(self, on: date, as_of: date | None) -> Chart:
        chart = self._charts.tenures()
        return chart.only(chart.known(as_of) & chart.on(on))

    def _read_moves(self, _arrivals: _Arrivals, start: date, end: date, as_of: date | None) -> Movement:
        return movement(self._on(start, as_of), self._on(end, as_of), self._alliances)

    def _read_opening(self, arrivals: _Arrivals) -> date | None:
        turns = [day for day, count in self._turns(arrivals).items() for _ in range(count)]
        busiest = max(_windows(turns), key=len, default=None)
        return turns[busiest[len(busiest) // 2]] if busiest else None

    def _read_days(self, arrivals: _Arrivals) -> Interval:
        turns = tuple(self._turns(arrivals))
        published = self._store.published()
        if published.start is None or published.end is None:
            return Interval(min(turns, default=None), max(turns, default=None))
        near = (day for day in turns if published.start - BEFORE_FIRST <= day)
        return Interval(min((published.start, *near)), max((published.end, *turns)))

    def _read_turns(self, _arrivals: _Arrivals) -> Mapping[date, int]:
        chart = self._charts.tenures()
        begun = chart["start"][chart.known(None) & (chart["start"] != ALWAYS)]
        days, count = np.unique(begun, return_counts=True)
        return dict(zip(map(date.fromordinal, days.tolist()), count.tolist(), strict=True))

    def _read_known(self, _arrivals: _Arrivals, as_of: date | None) -> _Known:
        chart = self._charts.tenures()
        return self._set(tuple(chart.places[each] for each in np.unique(chart["place"][chart.known(as_of)]).tolist()))

    def _of_ids(self, ids: tuple[str, ...]) -> _Known:
        return _Known(tuple(self._by_id[place] for place in ids))

    def _write_columns(self, known: _Known) -> Columns:
        return atlas.place_columns(known.places, self._theatre.id)

    def _write_day(self, arrivals: _Arrivals, on: date | None, as_of: date | None) -> bytes:
        chart = self._charts.tenures()
        shown = chart.only(np.zeros(len(chart), np.bool_)) if on is None else self._on(on, as_of)
        frame = atlas.frame(as_of, self.days())
        return atlas.day_atlas(shown, self._columns(self._known(arrivals, as_of)), on=on, frame=frame)

    def _write_histories(self, arrivals: _Arrivals, as_of: date | None) -> bytes:
        chart = self._charts.tenures()
        known = [place.id for place in self._known(arrivals, as_of).places]
        return atlas.histories(chart.only(chart.known(as_of)), known, frame=atlas.frame(as_of, self.days()))


def _groups(day: Chart) -> dict[Group, list[str]]:
    """Return the places of which something is known, by how they stand and whom the map shows."""
    groups, group = day.of_answer(_group)
    ids = np.array(day.places, np.object_)[day["place"]]
    found = {each: ids[group == number].tolist() for number, each in enumerate(groups)}
    return {each: place_ids for each, place_ids in found.items() if each[0] is not Status.UNKNOWN and place_ids}


def _group(answer: Answer) -> Group:
    status = Status(answer.status)
    return status, leader(status, names(answer.holder))


def _widened(chart: Chart) -> list[date]:
    """Return the days, in order, on which something first became known of some place."""
    if not len(chart):
        return []
    places = np.flatnonzero(np.diff(chart["place"], prepend=-1))
    days = np.unique(np.minimum.reduceat(chart["known_from"], places))
    return [date.fromordinal(day) for day in days.tolist() if day > ALWAYS]


def _windows(turns: Sequence[date]) -> Iterator[range]:
    """Yield for each of the sorted days the places in the list of those that lie in the window that it ends."""
    first = 0
    for last, day in enumerate(turns):
        while day - turns[first] > OPENING_WINDOW:
            first += 1
        yield range(first, last + 1)
