"""What is seen of who somebody is: of what kind, whose friend or foe, doer or target of what else is told."""

from collections.abc import Iterator, Sequence

from marsad.extract.incident.choice.around import Around
from marsad.extract.incident.filler import Party
from marsad.extract.incident.frame import Frame
from marsad.extract.term import IncidentType

_MOST_ARMED = 4


def company(around: Around, name: Sequence[str]) -> Iterator[str]:
    """Yield what is seen of who those are that may fill the role."""
    scene = around.scene
    armed = scene.is_armed(name)
    yield f"armed {armed}"
    if armed:
        groups = {side.parties for side in around.sides if scene.is_armed(side.parties)}
        yield f"armed of {min(len(groups), _MOST_ARMED)}"
    if len(name) > 1:
        yield "several"
    if around.voice is not None:
        yield "voice" if around.voice in name else "not voice"
    for kind in sorted({scene.kinds[one].value for one in name if one in scene.kinds}):
        yield f"kind {kind}"
        yield f"type {around.found.type.value} {kind}"
    yield from _beside(around, name)
    yield from _elsewhere(around, frozenset(name))


def _beside(around: Around, name: Sequence[str]) -> Iterator[str]:
    """Yield how those stand to who fills the other role."""
    others, scene = around.other, around.scene
    if not others:
        yield "other empty"
        return
    allied = scene.are_allied(others, name)
    if allied:
        yield "ally of other"
    if scene.is_armed(others) and scene.is_armed(name):
        yield "armed both"
        yield from () if allied else ("enemy",)
    if others[0] in scene.kinds and name[0] in scene.kinds:
        yield f"pair {scene.kinds[others[0]].value}>{scene.kinds[name[0]].value}"
    if any(around.foes.get(one, frozenset()) & set(name) for one in others):
        yield "foe of other"


def _elsewhere(around: Around, name: frozenset[str]) -> Iterator[str]:
    """Yield the roles that those have in the events around."""
    for role, counted in around.told:
        if any(one in counted for one in name):
            yield f"{role} of type"
    last = None
    for other in around.near:
        if other.cue.sentence == around.found.cue.sentence:
            yield from _beside_it(other, name)
        last = other if other.cue.trigger.start < around.at else last
    if last is not None and _is_among(name, last.actors):
        yield "actor before"
    if last is not None and _is_among(name, last.targets):
        yield "target before"


def _beside_it(other: Frame, name: frozenset[str]) -> Iterator[str]:
    """Yield the roles that those have in another event of the sentence."""
    if other.type is not IncidentType.CLASH and _is_among(name, other.actors):
        yield "actor in sentence"
    if _is_among(name, other.targets):
        yield "target in sentence"


def _is_among(name: frozenset[str], parties: Sequence[Party]) -> bool:
    return any(not name.isdisjoint(one.parties) for one in parties)
