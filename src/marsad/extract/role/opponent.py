"""Whom a party fights in a report, where it can be nobody else."""

from collections.abc import Sequence

from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.theatre.party import PartyKind

# Governments and coalitions are named for many reasons; only who holds ground is anybody's one enemy.
_GROUND = (PartyKind.STATE_FORCE, PartyKind.ARMED_GROUP, PartyKind.MILITIA)
# A government's own troops hold ground: القوات التركية.
_FORCES = ("القوات", "قوات", "الجيش", "جيش")
# How far around the words the enemy is looked for, in code points.
_REACH = 900


def opponent(scene: Scene, side: Side, at: int) -> Side | None:
    """Return the nearest mention of the one party that the words around `at` can set against `side`.

    None where no other is named there, or two that are not on one side. A default: nothing says it in so many words.
    """
    sentence = scene.sentence(at)
    return _only(scene, side, at, sentence) or _only(scene, side, at, (max(0, at - _REACH), at + _REACH))


def _only(scene: Scene, side: Side, at: int, within: tuple[int, int]) -> Side | None:
    others = [
        other
        for other in scene.sides_in(*within)
        if _holds_ground(scene, other) and not scene.are_allied(other.parties, side.parties)
    ]
    camp = {party for other in others[:1] for party in other.parties}
    for _ in others:
        camp |= {party for other in others for party in other.parties if scene.are_allied(other.parties, sorted(camp))}
    if not others or any(not camp & set(other.parties) for other in others):
        return None
    return min(_fullest(others), key=lambda other: (abs(other.start - at), other.start))


def _holds_ground(scene: Scene, side: Side) -> bool:
    forces = scene.text.startswith(_FORCES, side.start)
    return all(scene.kinds.get(party) in _GROUND or forces for party in side.parties)


def _fullest(sides: Sequence[Side]) -> list[Side]:
    """Return the mentions of the party that is named most often, the first named of equals."""
    counts = [sum(other.parties == side.parties for other in sides) for side in sides]
    return [side for side, count in zip(sides, counts, strict=True) if count == max(counts)]
