"""What a theatre has, for whoever names a place or a party."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The places by id and the ids of the parties; None where nobody said which there are, and any may be."""

    places: Mapping[str, Place] | None = None
    parties: frozenset[str] | None = None

    @classmethod
    def of(cls, theatre: Theatre | None) -> "Known":
        """Return what the theatre has."""
        if theatre is None:
            return cls()
        return cls(
            places={place.id: place for place in theatre.places},
            parties=frozenset(party.id for party in theatre.parties),
        )

    def place(self, place_id: str) -> Place | None:
        """Return the place of this id, None where there is none or nobody knows."""
        return (self.places or {}).get(place_id)

    def unknown_places(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those that are no place's."""
        return () if self.places is None else tuple(each for each in ids if each not in self.places)

    def unknown_parties(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return those that are no party's."""
        return () if self.parties is None else tuple(each for each in ids if each not in self.parties)
