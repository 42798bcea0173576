"""What is seen of who somebody is: of what kind, whose friend or foe, doer or target of what else is told."""

from collections import Counter
from collections.abc import Iterator, Sequence

from marsad.extract.incident.choice.around import Around, Slot
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.term import IncidentType

_MOST_ARMED = 4
_NONE: Counter[str] = Counter()


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
    for slot in Slot:
        if any(around.told.get((around.found.type, slot), _NONE)[one] for one in name):
            yield f"{slot.value} of type"
    last = None
    for other in around.near:
        acts, suffers = bool(name & set(ids(other.actors))), bool(name & set(ids(other.targets)))
        if other.cue.sentence == around.found.cue.sentence:
            yield from ("actor in sentence",) if acts and other.type is not IncidentType.CLASH else ()
            yield from ("target in sentence",) if suffers else ()
        last = other if other.cue.trigger.start < around.at else last
    yield from _last(last, name) if last is not None else ()


def _last(last: Frame, name: frozenset[str]) -> Iterator[str]:
    """Yield the roles that those have in the event told last before."""
    if name & set(ids(last.actors)):
        yield "actor before"
    if name & set(ids(last.targets)):
        yield "target before"
