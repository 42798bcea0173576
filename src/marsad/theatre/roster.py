"""The parties of a theatre, by what the rules ask of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.theatre.party import Alliance, Party, PartyKind

UNARMED = (PartyKind.CIVIL, PartyKind.GROUP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """What kind of party each is, and on whose side it fights, by id; `unarmed` are those that do not fight."""

    kinds: Mapping[str, PartyKind]
    alliances: Mapping[str, tuple[Alliance, ...]]
    unarmed: frozenset[str]


def roster(parties: Iterable[Party]) -> Roster:
    """Return the roster of `parties`."""
    known = tuple(parties)
    return Roster(
        kinds={party.id: party.kind for party in known},
        alliances={party.id: party.alliances for party in known},
        unarmed=frozenset(party.id for party in known if party.kind in UNARMED),
    )
