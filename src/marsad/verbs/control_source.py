"""Who held what, out of the store's rows, or computed anew where only the judgements of some day are to count."""

from datetime import date
from typing import Protocol

from marsad.extract.term import Kind
from marsad.inquiry.evidence import evidence
from marsad.record.alliance import Alliances
from marsad.record.control.assessment import of_whole
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.control.claimed import claimed, heard_of
from marsad.record.control.lane import Claimed, Heard
from marsad.record.control.situation import holder_on, map_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import Timelines, timeline, timelines
from marsad.store import Store
from marsad.theatre.theatre import Theatre


class ControlSource(Protocol):
    """What answers questions about control, as known on day `as_of` (None: by all that was ever read)."""

    def claimed(self, place_id: str, as_of: date | None = None) -> Claimed:
        """Return all that is claimed of the place."""

    def whole(self, place_id: str, on: date, as_of: date | None = None) -> tuple[Tenure, tuple[Heard, ...]] | None:
        """Return what is said of the whole of the place on day `on`, and by what; None where nothing is."""

    def history(self, place_id: str, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the place's timeline, empty where nothing is known of it."""

    def timelines(self, as_of: date | None = None) -> Timelines:
        """Return the timeline of every place of which something is known, by place id."""

    def tenures_on(self, on: date, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the tenure of every place of which something is known on day `on`, by place id."""


def control_source(store: Store, theatre: Theatre, judgements_as_of: date | None) -> ControlSource:
    """Return the store's record of control, or what it would be with the judgements made by day `judgements_as_of`."""
    return store.record(theatre) if judgements_as_of is None else _Recomputed(store, theatre, judgements_as_of)


class _Recomputed:
    """The record of control with the judgements of a day."""

    def __init__(self, store: Store, theatre: Theatre, judgements_as_of: date) -> None:
        self._store, self._theatre, self._made = store, theatre, judgements_as_of
        self._alliances = Alliances.of(theatre.parties)

    def claimed(self, place_id: str, as_of: date | None = None) -> Claimed:
        """Return all that is claimed of the place."""
        return claimed(self._of(place_id, as_of), self._alliances)

    def whole(self, place_id: str, on: date, as_of: date | None = None) -> tuple[Tenure, tuple[Heard, ...]] | None:
        """Return what is said of the whole of the place on day `on`, and by what; None where nothing is."""
        points = (place.id for place in self._theatre.places if not place.is_area)
        claims = of_whole(self._of(place_id, as_of), is_area=place_id not in points)
        tenure = holder_on(timeline(claims, alliances=self._alliances), on)
        heard = {claim.statement_id: heard_of(claim) for claim in claims}
        return (tenure, tuple(heard[key] for key in tenure.statements)) if tenure else None

    def history(self, place_id: str, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the place's timeline, empty where nothing is known of it."""
        return timeline(self._of(place_id, as_of), alliances=self._alliances)

    def timelines(self, as_of: date | None = None) -> Timelines:
        """Return the timeline of every place of which something is known, by place id."""
        return timelines(self._claims(as_of), alliances=self._alliances)

    def tenures_on(self, on: date, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the tenure of every place of which something is known on day `on`, by place id."""
        return tuple(map_on(self.timelines(as_of), on).values())

    def _of(self, place_id: str, as_of: date | None) -> tuple[ControlClaim, ...]:
        return tuple(claim for claim in self._claims(as_of) if claim.place_id == place_id)

    def _claims(self, as_of: date | None) -> tuple[ControlClaim, ...]:
        items = evidence(self._store, kinds=(Kind.CONTROL,), as_of=as_of, judgements_as_of=self._made).items
        parties = frozenset(party.id for party in self._theatre.parties)
        return tuple(claim for item in items for claim in claims_of(item, parties=parties))
