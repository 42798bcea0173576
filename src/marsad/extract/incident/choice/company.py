"""What is seen of who somebody is: of what kind, whose friend or foe, doer or target of what else is told."""

from collections.abc import Iterator, Sequence

from marsad.extract.incident.choice.around import Around
from marsad.extract.incident.choice.toll import nearest

_MOST_ARMED = 4


def company(around: Around, name: Sequence[str]) -> Iterator[str]:
    """Yield what is seen of who those are that may fill the role."""
    scene = around.scene
    armed = scene.is_armed(name)
    yield f"armed {armed}"
    if armed:
        yield f"armed of {min(around.armed, _MOST_ARMED)}"
    if len(name) > 1:
        yield "several"
    if around.voice is not None:
        yield "voice" if around.voice in name else "not voice"
    for kind in sorted({scene.kinds[one].value for one in name if one in scene.kinds}):
        yield f"kind {kind}"
        yield f"type {around.found.type.value} {kind}"
    yield from _beside(around, name)
    yield from _in_tolls(around, name)
    for role, parties in around.roles:
        for one in name:
            if one in parties:
                yield role
                break


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


def _in_tolls(around: Around, name: Sequence[str]) -> Iterator[str]:
    """Yield whether those came to harm, or did it, by the toll told nearest that says so."""
    last = nearest(around.tolls, around.at)
    for seen, theirs in (
        ("harmed", [one for one in around.tolls if set(name) & set(one.victims)]),
        ("harmer", [one for one in around.tolls if set(name) & set(one.by)]),
    ):
        toll = nearest(theirs, around.at)
        if toll is not None:
            region = around.region(toll.start)
            yield f"{seen} {region}"
            yield f"{seen} {'behind' if toll.start > around.at else 'before'} {region}"
            yield from (f"{seen} nearest {region}",) if toll is last else ()
