"""Who brings a place into somebody's hands: أعاد الجيش البلدة إلى كنف الدولة, ضمت قسد القرية إلى مناطق سيطرتها."""

from dataclasses import replace

from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.framing import meant
from marsad.extract.control.seizing import held_now, seize, taker
from marsad.extract.control_vocabulary import graspings
from marsad.extract.mention.side import Side
from marsad.extract.role.place import Object, object_after
from marsad.extract.vocabulary import Manner

_INTO = frozenset(("الي", "تحت", "ضمن", "في"))
_INTO_REACH = 40
_ZONES = frozenset(("مناطق", "منطقه"))


def bring(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that somebody brings under his own power, or another's."""
    found = _brought(cue)
    end = max(found.end, cue.trigger.word_end) if found is not None else 0
    grip = _grip(cue, end) if found is not None else None
    if found is None or grip is None:
        return seize(cue) if cue.entry.object else cue.lacks("into whose hands it is brought")
    who = _owner(cue, grip) or taker(cue, found, owned=cue.owned)
    if who is None:
        return cue.lacks("party")
    told = held_now(cue, found, who)
    return replace(told, consumed=max(told.consumed, grip[0])) if isinstance(told, Frame) else told


def _brought(cue: Cue) -> Object | None:
    """Return the place: the object of the verb, or what its pronoun means (أعادها إلى سيطرته)."""
    if cue.owned and cue.manner is not Manner.MASDAR:
        return meant(cue)
    found = object_after(cue.scene, cue.trigger, ("",), cue.sentence)
    return meant(cue) if found is None and cue.owned else found


def _grip(cue: Cue, start: int) -> tuple[int, bool] | None:
    """Return where the noun of holding ends behind which the owner stands, and whether it has a pronoun."""
    words, nouns = cue.scene.words, graspings()
    first = words.from_offset(start)
    limit = min(cue.sentence[1], start + _INTO_REACH)
    for i in range(first, len(words)):
        if words.starts[i] > limit:
            break
        given = words[i][:1] == "ل"
        if not given and (i == first or words[i - 1] not in _INTO):
            continue
        # إلى مناطق سيطرتها
        k = i + 1 if words[i] in _ZONES and i + 1 < len(words) else i
        noun = words[i][1:] if given else words[k]
        if noun in nouns.bare or noun in nouns.owned:
            return words.ends[k], noun in nouns.owned
    return None


def _owner(cue: Cue, grip: tuple[int, bool]) -> Side | None:
    """Return into whose hands: the party behind the noun; None where its pronoun means who brings."""
    end, owned = grip
    if owned:
        return None
    for side in cue.scene.sides_in(end, end + 20):
        return side if len(cue.scene.text[end : side.word_start].split()) <= 1 else None
    return None
