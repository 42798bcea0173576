"""Who held what, out of the store's rows, or computed anew where only the judgements of some day are to count."""

from datetime import date
from typing import Protocol

from marsad.extract.term import Kind
from marsad.inquiry.evidence import evidence
from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.control.situation import map_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import Timelines, timelines
from marsad.store import Store
from marsad.theatre.theatre import Theatre


class ControlSource(Protocol):
    """What answers questions about control, as known on day `as_of` (None: by all that was ever read)."""

    def claims(self, place_id: str, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return what is said of who controls the place."""

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

    def claims(self, place_id: str, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return what is said of who controls the place."""
        return tuple(claim for claim in self._claims(as_of) if claim.place_id == place_id)

    def history(self, place_id: str, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the place's timeline, empty where nothing is known of it."""
        found = timelines(self.claims(place_id, as_of), alliances=Alliances.of(self._theatre.parties))
        return found.get(place_id, ())

    def timelines(self, as_of: date | None = None) -> Timelines:
        """Return the timeline of every place of which something is known, by place id."""
        return timelines(self._claims(as_of), alliances=Alliances.of(self._theatre.parties))

    def tenures_on(self, on: date, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the tenure of every place of which something is known on day `on`, by place id."""
        return tuple(map_on(self.timelines(as_of), on).values())

    def _claims(self, as_of: date | None) -> tuple[ControlClaim, ...]:
        items = evidence(self._store, kinds=(Kind.CONTROL,), as_of=as_of, judgements_as_of=self._made).items
        parties = frozenset(party.id for party in self._theatre.parties)
        return tuple(claim for item in items for claim in claims_of(item, parties=parties))
