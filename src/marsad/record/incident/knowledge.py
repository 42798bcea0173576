"""What the theatre tells linking."""

from functools import cache

from msgspec import Struct

from marsad.record.alliance import ALONE, Alliances
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.land import lands, world
from marsad.theatre.loading import parties
from marsad.theatre.theatre import Theatre

NOWHERE = PlaceTree.of(())
NOBODYS = PartyTree.of(())


class Knowledge(Struct, frozen=True, kw_only=True):
    """What the theatre tells linking: in what its places lie, of what its parties are parts, who are allies."""

    places: PlaceTree = NOWHERE
    parties: PartyTree = NOBODYS
    alliances: Alliances = ALONE

    def lineage(self, place_id: str | None) -> tuple[str, ...]:
        """Return in what the place lies, itself first; nothing where no tree is known, or no such place."""
        return self.places.lineage(place_id) if place_id is not None and self.places.holders else ()


@cache
def everywhere() -> Knowledge:
    """Return what all theatres tell linking: an event is the same whoever asks."""
    return Knowledge(
        places=PlaceTree.of(world(), lands()),
        parties=PartyTree.of(parties()),
        alliances=Alliances.of(parties()),
    )


def knowledge(theatre: Theatre) -> Knowledge:
    """Return what the theatre tells linking."""
    return Knowledge(
        places=PlaceTree.of(theatre.places),
        parties=PartyTree.of(theatre.parties),
        alliances=Alliances.of(theatre.parties),
    )
