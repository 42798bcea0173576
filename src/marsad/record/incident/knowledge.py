"""What the theatre tells linking."""

from msgspec import Struct

from marsad.record.alliance import ALONE, Alliances
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.theatre import Theatre

NOWHERE = PlaceTree.of(())
NOBODYS = PartyTree.of(())


class Knowledge(Struct, frozen=True, kw_only=True):
    """What the theatre tells linking: in what its places lie, of what its parties are parts, who are allies."""

    places: PlaceTree = NOWHERE
    parties: PartyTree = NOBODYS
    alliances: Alliances = ALONE


def knowledge(theatre: Theatre) -> Knowledge:
    """Return what the theatre tells linking."""
    return Knowledge(
        places=PlaceTree.of(theatre.places),
        parties=PartyTree.of(theatre.parties),
        alliances=Alliances.of(theatre.parties),
    )
