"""Sieges: who lies round a place, and who is inside."""

from marsad.extract.control.frame import Cue, Frame
from marsad.extract.control.framing import any_in, frame, meant, parties
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject
from marsad.extract.role.slots import object_after, places_before
from marsad.extract.vocabulary import Manner

# How far before a siege the verb stands that breaks it.
_BREAKING = 140


def _is_no_siege(cue: Cue) -> bool:
    """Return whether a siege is broken here, or is none of a place: كسر الحصار, حصارا اقتصاديا."""
    broken = cue.manner is Manner.MASDAR and any_in(cue.words_before(_BREAKING), "breaks-siege")
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + 24].split()
    return broken or any(word in particles("no-ground") for word in behind[:1])


def besiege(cue: Cue) -> Frame | None:
    """Return the frame of a siege that somebody lays: حاصرت X بلدة P."""
    if _is_no_siege(cue):
        return None
    inside = object_after(cue.scene, cue.trigger, ("في",), cue.sentence)
    behind = cue.scene.sides_in(cue.trigger.word_end, inside.places.start) if inside else ()
    if inside is not None and len(behind) == 1 and cue.manner is Manner.MASDAR:
        doer = subject(cue.scene, cue.trigger, cue.sentence, follows=False)
        held = behind[0].parties
        return frame(cue, inside, doer, status=cue.entry.status, pattern="party", holder=held, by=parties(doer))
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None and cue.owned:
        found = meant(cue)
    doer = subject(cue.scene, cue.trigger, cue.sentence, follows=True)
    if found is None or doer is None:
        return None
    return frame(cue, found, doer, status=cue.entry.status, pattern="place", by=doer.parties)


def besieged(cue: Cue) -> Frame | None:
    """Return the frame of a place that is called besieged: P المحاصرة من قبل X."""
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=8)
    found = found or object_after(cue.scene, cue.trigger, ("في",), cue.sentence)
    if found is None:
        return None
    end = max(cue.trigger.word_end, found.end)
    for side in cue.scene.sides_in(end, min(cue.sentence[1], end + 40)):
        before = cue.scene.text[end : side.word_start].split()
        if before and (before[-1] in ("من", "قبل") or before[-1] in particles("lays-siege")):
            return frame(cue, found, side, status=cue.entry.status, pattern="by", by=side.parties)
        break
    return None
