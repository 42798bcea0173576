"""One place at a time, as the API asks for it: what was known of it, and by which statements."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from marsad.extract.term import Kind
from marsad.inquiry.area import area_of
from marsad.inquiry.standing import merged_now
from marsad.record.control.lane import Lane, Voice
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from marsad.store import Search, Store
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre

# Places of which the lanes are kept: who looks at one looks at it more than once.
_KEPT = 128


class PlaceBook:
    """What one store has of each place of a theatre. Nothing of other places is read for it."""

    def __init__(self, store: Store, theatre: Theatre) -> None:
        self._store, self._theatre = store, theatre
        self._record = store.record(theatre)
        self._lanes = lru_cache(maxsize=_KEPT)(self._compute)
        self._merged = lru_cache(maxsize=1)(self._decided)
        self._judged = lru_cache(maxsize=1)(self._touched)

    def place(self, place_id: str) -> Place | None:
        """Return the place or area of this id, None where no theatre has it."""
        return area_of(place_id)

    def standing(self, place_id: str) -> str:
        """Return the id of the place that people say this one is: its own, unless they merged it."""
        return self._merged(self._store.arrivals()).get(place_id, place_id)

    def history(self, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
        """Return the place's timeline as known on the day, empty where nothing is known."""
        return self._record.history(place_id, as_of)

    def lanes(self, place_id: str, as_of: date | None) -> tuple[Lane, ...]:
        """Return what each publisher and each side claims of the place, as known on the day."""
        return self._lanes(self._store.arrivals(), place_id, as_of)

    def said(self, place_id: str, as_of: date | None) -> tuple[str, ...]:
        """Return the ids of all statements on who controls the place or one merged into it, by the day of saying."""
        if not self._is_judged(place_id) and (found := self._record.statements(place_id, as_of)) is not None:
            return found
        merged = self._merged(self._store.arrivals())
        one = (place_id, *(other for other, into in merged.items() if into == place_id))
        return self._store.ids(Search(kinds=(Kind.CONTROL.value,), places=one, as_of=as_of))

    def count(self, place_id: str, as_of: date | None) -> int:
        """Return how many `said` returns."""
        found = None if self._is_judged(place_id) else self._record.count(place_id, as_of)
        return len(self.said(place_id, as_of)) if found is None else found

    def behind(self, place_id: str, on: date, as_of: date | None) -> tuple[str, ...]:
        """Return the ids of the statements behind the tenure that speaks for day `on`, by day."""
        tenure = holder_on(self.history(place_id, as_of), on)
        return tenure.statements if tenure else ()

    def behind_lane(
        self, place_id: str, on: date | None, as_of: date | None, *, voice: Voice, name: str
    ) -> tuple[str, ...]:
        """Return the ids of the statements behind the lane's tenure of day `on` (None: all that are in the lane)."""
        lane = next((each for each in self.lanes(place_id, as_of) if (each.voice, each.name) == (voice, name)), None)
        if lane is None:
            return ()
        tenure = holder_on(lane.tenures, on) if on else None
        return lane.statements if on is None else tenure.statements if tenure else ()

    def _compute(self, _arrivals: tuple[int, int], place_id: str, as_of: date | None) -> tuple[Lane, ...]:
        return self._record.claimed(place_id, as_of).lanes

    def _is_judged(self, place_id: str) -> bool:
        """Return whether people decided on anything that names the place: what counts of it is not all that is said."""
        return place_id in self._judged(self._store.arrivals())

    def _touched(self, _arrivals: tuple[int, int]) -> frozenset[str]:
        return self._record.judged()

    def _decided(self, _arrivals: tuple[int, int]) -> Mapping[str, str]:
        return merged_now(self._store.judgements(), None)
