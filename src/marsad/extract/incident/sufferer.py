"""Whom an event befalls by the words before it: who was exposed to it, beat it back or fell into it."""

from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party, is_patient, may_do, party
from marsad.extract.particle import particles
from marsad.extract.term import IncidentType


def is_suffering(cue: Cue) -> bool:
    """Return whether the subject of the verb before is whom the event befalls: تعرض X لهجوم."""
    if cue.lead is None:
        return False
    entry = cue.lead.payload.entry
    return getattr(entry, "id", "") == "suffer"


def befallen(cue: Cue, actor: Party | None) -> Party | None:
    """Return whom the event befalls where the words before say it: تعرضت دورية لقوات X لهجوم."""
    if cue.lead is None or not is_suffering(cue):
        return _subject(cue, actor)
    behind = cue.scene.sides_in(cue.lead.word_end, cue.trigger.word_start)
    before = cue.scene.sides_in(cue.start, cue.lead.word_start)
    for side in (*behind[:1], *before[-1:]):
        if actor is None or side.parties != actor.parties:
            return party(side, "suffers")
    return None


def _subject(cue: Cue, actor: Party | None) -> Party | None:
    """Return the subject of the verb that beat the attack back or fell into it: صدت X هجوما, وقعت X في كمين."""
    start = max(cue.sentence[0], cue.trigger.word_start - _REACH)
    words = cue.scene.text[start : cue.trigger.word_start].split(" ")
    at = _verb(cue, words, start)
    if at is None:
        return None
    behind = [side for side in cue.scene.sides_in(at, cue.trigger.word_start) if not is_patient(side)]
    before = [side for side in cue.scene.sides_in(cue.sentence[0], at) if may_do(cue.scene, side)]
    for side in (*behind[:1], *(before[-1:] if not behind else ())):
        if actor is None or not set(side.parties) & set(actor.parties):
            return party(side, "suffers")
    return None


_REACH = 100
_MOST_WORDS = 12


def _verb(cue: Cue, words: list[str], start: int) -> int | None:
    """Return where the last verb of beating back or falling into stands among the words, None where none does."""
    fell = cue.entry.type is IncidentType.AMBUSH and words[-2:-1] == ["في"] if words[-1] == "" else False
    name = "falls-into" if fell else "repels"
    end = start + sum(len(word) + 1 for word in words)
    for word in reversed(words[-_MOST_WORDS:]):
        end -= len(word) + 1
        if word in particles(name) or (word[:1] in "وف" and word[1:] in particles(name)):
            return end
        if word.endswith((".", "؛", "،")):
            return None
    return None
