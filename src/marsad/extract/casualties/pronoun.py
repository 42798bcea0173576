"""Whom a pronoun on a noun for people means: 20 من عناصرها are of a party that is feminine, 20 من عناصره of another."""

from collections.abc import Sequence

from marsad.extract.casualties.told import Toll
from marsad.extract.casualties.whose import is_in_their_ranks
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.side import Side
from marsad.extract.role.gender import HERS, HIS, is_feminine
from marsad.extract.role.ourselves import speaking
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Person

_BACK = 500
_OURS = "نا"


def possessor(scene: Scene, toll: Toll) -> Side | None:
    """Return the armed party that a pronoun behind the count means: the last one named before that agrees with it.

    Where none agrees, it is whoever speaks, else the last one named.
    """
    count = toll.count
    if count.owned:
        return meant_by(scene, count.start, scene.text[count.noun_end - len(HERS) : count.noun_end])
    end = _owned_behind(scene, toll)
    if end is not None:
        return meant_by(scene, count.start, scene.text[end - len(HERS) : end])
    return meant_by(scene, count.start, "") if is_in_their_ranks(scene, toll) else None


def meant_by(scene: Scene, at: int, ending: str) -> Side | None:
    """Return the armed party before `at` that a pronoun means which ends its word so."""
    if ending == _OURS:
        return speaking(scene, at)
    armed = [side for side in scene.sides_in(max(0, at - _BACK), at) if scene.is_armed(side.parties)]
    agreeing = _agreeing(scene, armed, ending)
    if agreeing:
        return agreeing[-1]
    return _speaker(scene, armed, at) or (armed[-1] if armed else None)


def attacked_by(scene: Scene, verb: Hit) -> Side | None:
    """Return whom the pronoun on a verb means, who is not its doer: هاجمت X البلدة فتصدت لها Y وكبدتها 74 قتيلا."""
    start, _ = scene.sentence(verb.start)
    if verb.word_end == verb.end:
        return None
    named = [side for side in scene.sides_in(start, verb.word_start) if scene.is_armed(side.parties)]
    others = [side for side in named if not set(side.parties) & set(named[-1].parties)]
    return others[-1] if others else None


def _owned_behind(scene: Scene, toll: Toll) -> int | None:
    """Return where somebody's fighters end right behind a count: 300 مصاب من مقاتليه; None where none stand there."""
    at = toll.count.noun_end
    for hit in scene.hits[Layer.PERSON].within(at, at + _OWNED):
        entry = hit.payload.entry
        owned = isinstance(entry, Person) and entry.combatant and hit.word_end > hit.end
        return hit.word_end if owned and scene.text[at : hit.word_start].split() == ["من"] else None
    return None


# From a count through من to the next noun, in code points.
_OWNED = 6


def _agreeing(scene: Scene, sides: Sequence[Side], ending: str) -> list[Side]:
    """Return the sides that a singular pronoun may mean by its gender; all of them where it is a plural."""
    if ending == HERS:
        return [side for side in sides if is_feminine(scene, side)]
    if ending.endswith(HIS):
        return [side for side in sides if not is_feminine(scene, side)]
    return list(sides)


def _speaker(scene: Scene, sides: Sequence[Side], at: int) -> Side | None:
    """Return the last mention of whoever says what is told at `at`; None where no party of `sides` says it."""
    said = [u.speaker for u in scene.utterances_near(at) if u.start <= at < u.end]
    return next((side for side in reversed(sides) if said and said[-1] in side.parties), None)
