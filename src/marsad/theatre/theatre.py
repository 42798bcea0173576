"""A theatre, loaded."""

from dataclasses import dataclass

from marsad.errors import TheatreError
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party
from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """All that is known of a theatre of conflict before any report is read.

    A name that only places of rank `weak_from` or above bear is weak; the names `sure` never are. `abroad`: the ids of
    the places that are not its own.

    Raises:
        TheatreError: an id is used twice, or names something that the theatre does not have.
    """

    id: str
    name_ar: str
    name_en: str
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    outlets: tuple[Outlet, ...]
    weak_from: int = 9
    sure: tuple[str, ...] = ()
    abroad: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._refuse_twins("place", tuple(place.id for place in self.places))
        self._refuse_twins("party", tuple(party.id for party in self.parties))
        self._refuse_twins("outlet", tuple(outlet.id for outlet in self.outlets))
        places = frozenset(place.id for place in self.places)
        parties = frozenset(party.id for party in self.parties)
        for place in self.places:
            self._require("place", place.id, place.parent, places)
        for party in self.parties:
            for alliance in party.alliances:
                self._require("party", party.id, alliance.ally, parties)
            for membership in party.part_of:
                self._require("party", party.id, membership.whole, parties)
                for land in membership.where:
                    self._require("party", party.id, land, places)
        self._refuse_circles()

    def _refuse_twins(self, kind: str, ids: tuple[str, ...]) -> None:
        seen: set[str] = set()
        for entry in ids:
            if entry in seen:
                raise TheatreError(f"theatre {self.id}: two {kind} entries are called {entry!r}")
            seen.add(entry)

    def _refuse_circles(self) -> None:
        wholes = {party.id: tuple(membership.whole for membership in party.part_of) for party in self.parties}
        for party, direct in wholes.items():
            seen: set[str] = set()
            rest = list(direct)
            while rest:
                whole = rest.pop()
                if whole == party:
                    raise TheatreError(f"theatre {self.id}: party {party!r} is a part of itself")
                rest.extend(() if whole in seen else wholes[whole])
                seen.add(whole)

    def _require(self, kind: str, entry: str, other: str | None, known: frozenset[str]) -> None:
        if other is not None and other not in known:
            raise TheatreError(f"theatre {self.id}: {kind} {entry!r} names {other!r}, which the theatre does not have")
