"""How many an event truly kills and wounds, of which groups."""

from dataclasses import dataclass
from random import Random

from marsad.extract.term import IncidentType
from simulation.fact import Toll
from simulation.group import PARTIES, RANKS
from simulation.wording import HOURS, SPOTS

_STRIKES = (
    IncidentType.AIRSTRIKE,
    IncidentType.SHELLING,
    IncidentType.IED_OR_MINE,
    IncidentType.SUICIDE_BOMBING,
    IncidentType.AMBUSH,
)
# Wounded for each one killed, as long wars have them.
_WOUNDED = 1.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What one event does to whom, before it has a day and a place. `actors`: a clash's sides, or who struck."""

    type: IncidentType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    tolls: tuple[Toll, ...]
    hour: str
    spot: str


def clash(chance: Random, sides: tuple[str, str]) -> Harm:
    """Return what a clash does to its sides, and now and then to civilians."""
    means = dict.fromkeys(sides, 0.0)
    for side in sides:
        means[side] = chance.uniform(1, 9)
    if chance.random() < 0.3:
        means["CIVILIANS"] = 2.0
    return _harm(IncidentType.CLASH, (sides, ()), means, chance)


def strike(chance: Random, holder: str) -> Harm:
    """Return what a strike does to a settlement of `holder`: to civilians, to those who hold it, or to both."""
    by = chance.choice([party for party in PARTIES if party != holder])
    target = "CIVILIANS" if chance.random() < 0.5 else holder
    means = {target: chance.uniform(0.5, 6)}
    if chance.random() < 0.2:
        means.setdefault("CIVILIANS", 1.0)
    return _harm(chance.choice(_STRIKES), ((by,), (target,)), means, chance)


def _harm(
    type_: IncidentType, sides: tuple[tuple[str, ...], tuple[str, ...]], means: dict[str, float], chance: Random
) -> Harm:
    return Harm(
        type=type_,
        actors=sides[0],
        targets=sides[1],
        tolls=tolls(chance, means),
        hour=chance.choice(HOURS),
        spot=chance.choice(SPOTS),
    )


def tolls(chance: Random, means: dict[str, float]) -> tuple[Toll, ...]:
    """Return the dead and wounded by group where each party, or CIVILIANS, loses so many dead on average."""
    found: dict[str, tuple[int, int]] = {}
    for party, mean in means.items():
        for group, share in RANKS.get(party, ((party, 1.0),)):
            killed, wounded = _draw(chance, mean * share), _draw(chance, mean * share * _WOUNDED)
            if killed or wounded:
                found[group] = (killed, wounded)
    return tuple(Toll(group=group, killed=killed, wounded=hurt) for group, (killed, hurt) in sorted(found.items()))


def _draw(chance: Random, mean: float) -> int:
    """Return a count with many small and few large values."""
    return int(chance.expovariate(1.0) * mean + 0.35)
