"""What lies in what, and who was a part of whom, by the data of all theatres."""

from functools import cache

from marsad.record.counter.figures import Trees


@cache
def trees() -> Trees:
    """Return what lies in what, and who was a part of whom, in all theatres."""
    from marsad.record.party_tree import PartyTree
    from marsad.record.place_tree import PlaceTree
    from marsad.theatre.land import lands, world
    from marsad.theatre.loading import parties

    return Trees(places=PlaceTree.of(world(), lands()), parties=PartyTree.of(parties()))
