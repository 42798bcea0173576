"""Whom a pronoun on a noun for people means: 20 من عناصرها are of a party that is feminine, 20 من عناصره of another."""

from collections.abc import Sequence
from itertools import takewhile

from marsad.extract.casualties.told import Toll
from marsad.extract.casualties.whose import is_in_their_ranks
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene

_BACK = 500
_HERS, _HIS = "ها", "ه"
_FEMININE = ("ه", "ات")


def possessor(scene: Scene, toll: Toll) -> Side | None:
    """Return the armed party that a pronoun behind the count means: the last one named before that agrees with it.

    Where none agrees, it is whoever speaks, else the last one named.
    """
    count = toll.count
    if not (count.owned or is_in_their_ranks(scene, toll)):
        return None
    before = scene.sides_in(max(0, count.start - _BACK), count.start)
    armed = [side for side in before if scene.is_armed(side.parties)]
    agreeing = _agreeing(scene, armed, scene.text[: count.noun_end][-len(_HERS) :]) if count.owned else armed
    if agreeing:
        return agreeing[-1]
    return _speaker(scene, armed, count.start) or (armed[-1] if armed else None)


def _agreeing(scene: Scene, sides: Sequence[Side], ending: str) -> list[Side]:
    """Return the sides that a singular pronoun may mean by its gender; all of them where it is a plural."""
    if ending == _HERS:
        return [side for side in sides if _is_feminine(scene, side)]
    if ending.endswith(_HIS):
        return [side for side in sides if not _is_feminine(scene, side)]
    return list(sides)


def _is_feminine(scene: Scene, side: Side) -> bool:
    """Return whether a party is named by a feminine noun: قوات, هيئة, قسد; not تنظيم, جيش, حزب."""
    words = scene.text[side.start : side.end].replace('"', " ").split()
    people = [*takewhile(lambda word: word in particles("members"), words)]
    head = words[len(people)] if len(words) > len(people) else words[0]
    bare = head.removeprefix("ل").removeprefix("ب").removeprefix("ال")
    return bare.endswith(_FEMININE) or bare in particles("feminine-parties")


def _speaker(scene: Scene, sides: Sequence[Side], at: int) -> Side | None:
    """Return the last mention of whoever says what is told at `at`; None where no party of `sides` says it."""
    said = [u.speaker for u in scene.utterances_near(at) if u.start <= at < u.end]
    return next((side for side in reversed(sides) if said and said[-1] in side.parties), None)
