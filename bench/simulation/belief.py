"""What a source takes to be true of a fact that it has heard of."""

from random import Random

from simulation.character import Character
from simulation.fact import Battle, Event, Fact, Raid, Repulse, Siege, Toll, Turn
from simulation.group import RANKS

# By how much a count that is off may be off, as shares of it.
_LEAST, _MOST = 0.6, 1.5


def hears(character: Character, fact: Fact, chance: Random) -> bool:
    """Return whether the source ever hears of the fact and does not pass it over as a loss of its own."""
    if chance.random() < character.misses:
        return False
    return not (is_loss(character, fact) and chance.random() >= character.owns)


def is_loss(character: Character, fact: Fact) -> bool:
    """Return whether the fact is bad news for those whose organ the source is."""
    match fact:
        case Turn():
            return fact.before in character.sides
        case Battle() | Siege():
            return fact.holder in character.sides
        case Raid() | Repulse():
            return fact.by in character.sides
        case Event():
            return False


def believed(character: Character, event: Event, chance: Random) -> tuple[Toll, ...]:
    """Return the tolls that the source believes: its own side's shrunk, its enemies' swollen, some of them off."""
    return tuple(_believed(character, toll, chance) for toll in event.tolls)


def _believed(character: Character, toll: Toll, chance: Random) -> Toll:
    factor = chance.uniform(_LEAST, _MOST) if chance.random() < character.errs else 1.0
    if character.sides and toll.group != "CIVILIANS":
        own = {group for side in character.sides for group, _ in RANKS[side]}
        factor *= character.owns if toll.group in own else character.swells
    if factor == 1.0:
        return toll
    return Toll(group=toll.group, killed=round(toll.killed * factor), wounded=round(toll.wounded * factor))
