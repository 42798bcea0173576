"""The other side of a fight of which only one is named: its foe in the report. Marked as a guess."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.incident.filler import Party, is_patient, party
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.incident.merging import Told
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.extract.term import IncidentType
from marsad.theatre.party import PartyKind

GUESSED = "opponent"


def opposed(scene: Scene, told: Sequence[Told]) -> tuple[Told, ...]:
    """Return the events, the fights among them given the side that their words leave out, where the report tells it."""
    foes = tuple(_foes([one.frame for one in told]))
    return tuple(
        one if one.frame.type is not IncidentType.CLASH else replace(one, frame=_both(scene, one.frame, foes))
        for one in told
    )


def _foes(frames: Sequence[Frame]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield whom the report tells to be at each other: doer and target, the sides of a fight."""
    for found in frames:
        if found.type is IncidentType.CLASH:
            sides = [frozenset(one.parties) for one in found.actors]
            yield from ((a, b) for a in sides for b in sides if not a & b)
        elif found.actors and found.targets and not _is_civil(found.targets):
            one, two = frozenset(ids(found.actors)), frozenset(ids(found.targets))
            yield from ((one, two), (two, one))


def _is_civil(parties: Sequence[Party]) -> bool:
    return any(name in ("CIVILIANS", "DETAINEES", "MIXED", "UNKNOWN") for name in ids(tuple(parties)))


def _both(scene: Scene, found: Frame, foes: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Frame:
    """Return a fight of which one side is named with the other, where the report tells it."""
    if not found.actors:
        return replace(found, actors=_pair(scene, found))
    if len({one.parties for one in found.actors}) > 1:
        return found
    foe = _foe(scene, found, foes)
    return found if foe is None else replace(found, actors=(*found.actors, foe))


def _pair(scene: Scene, found: Frame) -> tuple[Party, ...]:
    """Return the two armed groups that a passage names, where there are no more: a fight in it is theirs."""
    start, end = _passage(scene, found)
    pair: list[Party] = []
    for side in scene.sides_in(start, end):
        groups = all(scene.kinds.get(name) in _FIGHTERS for name in side.parties)
        if groups and all(not set(one.parties) & set(side.parties) for one in pair):
            pair.append(party(side, GUESSED))
    return tuple(pair) if len(pair) == _TWO else ()


_TWO = 2
_FIGHTERS = (PartyKind.ARMED_GROUP, PartyKind.STATE_FORCE)


def _foe(scene: Scene, found: Frame, foes: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Party | None:
    """Return the foe of the doer named nearest before the event, else behind it; the only other one under arms."""
    actors = frozenset(ids(found.actors))
    known = {name for one, two in foes if one & actors for name in two} - actors
    start, end = _passage(scene, found)
    armed = [side for side in scene.sides_in(start, end) if _bears_arms(scene, side, actors)]
    at = found.cue.trigger.start
    near = sorted((side for side in armed if known & set(side.parties)), key=lambda side: abs(side.start - at))
    if near:
        return replace(party(near[0], GUESSED))
    return None


def _bears_arms(scene: Scene, side: Side, actors: frozenset[str]) -> bool:
    return scene.is_armed(side.parties) and not is_patient(side) and not actors & set(side.parties)


def _passage(scene: Scene, found: Frame) -> tuple[int, int]:
    at = found.cue.trigger.start
    return next(((s.start, s.end) for s in scene.stretches if s.start <= at < s.end), found.cue.sentence)
