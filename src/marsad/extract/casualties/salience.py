"""Which party a passage is about, where a noun tells only what kind of fighter somebody was."""

from marsad.extract.casualties.told import Toll
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.text.fold import fold
from marsad.theatre.party import PartyKind

# How far back a party is remembered, in code points.
_BACK = 400
_ATTACK_REACH = 700
_AROUND = 20


def last_of_kind(scene: Scene, toll: Toll, kind: PartyKind) -> Side | None:
    """Return the party of `kind` named last before the toll in its paragraph; None where several are as near.

    Whoever did it is no victim: على يد قوات النظام.
    """
    at = toll.count.start
    line = scene.text.rfind("\n", 0, at) + 1
    named = scene.sides_in(max(line, at - _BACK), at)
    for side in reversed(named):
        if is_of_kind(scene, side, kind) and not _is_doer(scene, side):
            return side
    return None


def is_of_kind(scene: Scene, side: Side, kind: PartyKind) -> bool:
    """Return whether a side is of `kind`; a state is a force where its troops are named: القوات التركية."""
    kinds = {scene.kinds.get(party) for party in side.parties}
    if kind is PartyKind.STATE_FORCE and scene.text.startswith(_TROOPS, side.start):
        kinds -= {PartyKind.STATE}
        return kinds <= {kind}
    return kinds == {kind}


# Folded, what names the troops of a state begins so.
_TROOPS = ("الجيش", "جيش", "القوات", "قوات", "جندي", "جنود")


def _is_doer(scene: Scene, side: Side) -> bool:
    before = scene.text[max(0, side.word_start - _AROUND) : side.word_start].split()
    return (
        before[-1:] == ["يد"]
        or before[-2:] == ["من", "قبل"]
        or any(word in particles("by-hand") for word in before[-1:])
    )


def attackers(scene: Scene, toll: Toll) -> Side | None:
    """Return who attacked, told by an attack and its doer before, where the words around count attackers."""
    count, cue = toll.count, toll.cue
    start = min(count.start, cue.word_end) if cue else count.start
    words = scene.text[max(0, start - _AROUND) : count.end + _AROUND].replace("،", " ").replace(".", " ").split()
    if not any(word.removeprefix("و") in particles("attackers") for word in words):
        return None
    for side in reversed(scene.sides_in(max(0, start - _ATTACK_REACH), start)):
        before = scene.text[max(0, side.word_start - _AROUND) : side.word_start].split()[-3:]
        if scene.is_armed(side.parties) and any(word.removeprefix("و") in particles("attack") for word in before):
            return side
    return None


def attacked(scene: Scene, toll: Toll) -> Side | None:
    """Return whose place or column was hit, for fighters who fell there: استهدف رتلا لقسد ما أدى لمقتل 9 عناصر."""
    count, targets = toll.count, _targets(toll)
    start, _ = scene.sentence(count.start)
    before = scene.sides_in(max(start, count.start - _HIT_REACH), count.start) if targets else ()
    hit = next((side for side in reversed(before) if scene.is_armed(side.parties)), None)
    if hit is None or _is_doer(scene, hit):
        return None
    led = scene.text[max(start, hit.word_start - _AROUND) : hit.word_start].replace('"', " ").split()[-_TARGET_WORDS:]
    behind = scene.text[hit.end : count.start].replace("،", " ").split()
    told = any(word.removeprefix("و") in particles("leads-to") for word in behind)
    return hit if told and any(word in targets or word[1:] in targets for word in led) else None


def _targets(toll: Toll) -> frozenset[str]:
    """Return the words for targets where such people may have fallen: fighters everywhere, the dead at posts alone."""
    noun = toll.count.noun
    if noun is None or noun.party is not None or fold(noun.singular).text in _HOSTILE:
        return frozenset()
    if noun.combatant:
        return particles("target-of")
    return particles("target-of") - _AGAINST if noun.outcome is not None else frozenset()


# From what was hit to those who fell there, and from the word for a target to whose it was.
_HIT_REACH = 160
_TARGET_WORDS = 2
# An attack "on" somebody may cost others their lives: it tells of fighters alone.
_AGAINST = frozenset(("علي",))
# Who attacks is called so by those attacked: these may have fallen on either side.
_HOSTILE = particles("called-by-foes")
