"""Places that were taken, whoever took them: التي انتزعت من X, المحررة أمس من X, تحررت البلدة من X."""

import re

from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.framing import Roles, frame, meant
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import by_whom, driven_out
from marsad.extract.role.place import Object, object_after, places_before
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner

_BESIDE, _FROM_REACH = 14, 50
_WHICH = frozenset(("التي", "الذي", "اللتين", "اللتان", "اللذين", "اللذان"))
_HAD = frozenset(("قد", "كانت", "كان", "كانتا"))


def is_taken_there(cue: Cue) -> bool:
    """Return whether a verb of taking is said of the place: "which", taken up by no pronoun (التي انتزعت من X)."""
    if cue.owned or cue.entry.enters or "" not in cue.entry.object or cue.manner not in (Manner.PAST, Manner.PASSIVE):
        return False
    before = [word for word in cue.words_before(24) if word not in _HAD]
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + 12].split()[:1]
    return (
        bool(before) and before[-1] in _WHICH and bool(behind) and (behind[0] in _FROM or cue.manner is Manner.PASSIVE)
    )


_FROM = frozenset(("من", "منه", "منهم", "علي", "بيد", "امس", "قبل", "بعد", "مطلع", "في", "موخرا"))


def freed(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that is said to be taken, from whom or by whom is told behind."""
    found = _freed(cue)
    if found is None:
        return cue.lacks("place")
    end = max(found.end, cue.trigger.word_end)
    doer = by_whom(cue.scene, cue.trigger, cue.sentence) or _occupier(cue, end)
    previous = driven_out(cue.scene, (end, min(cue.sentence[1], end + _FROM_REACH)), doer.parties if doer else ())
    if doer is not None:
        return frame(cue, found, Roles(holder=doer, previous=previous), status=cue.entry.status, pattern="by")
    previous = previous or _left_by(cue, end)
    if previous is None or cue.entry.agent:
        return cue.lacks("party from whom or by whom it is taken")
    return frame(cue, found, Roles(previous=previous), status=Holding.LOST, pattern="from")


_LEFT_BY = re.compile(r" (?:تماما |كليا |بالكامل )?من ")


def _left_by(cue: Cue, end: int) -> Side | None:
    """Return who is not in the place any more: خلت البلدة من مقاتلي X, خلت من أي وجود لـX."""
    if cue.entry.status is not Holding.LOST or not _LEFT_BY.match(cue.scene.text, end):
        return None
    for side in cue.scene.sides_in(end, min(cue.sentence[1], end + _FROM_REACH)):
        return side if len(cue.scene.text[end : side.word_start].split()) <= _EMPTIED else None
    return None


_EMPTIED = 4


def _freed(cue: Cue) -> Object | None:
    """Return the place: behind a verb, else right before the word."""
    if cue.manner is not Manner.PARTICIPLE:
        found = object_after(cue.scene, cue.trigger, ("",), cue.sentence)
        if found is None and cue.owned and cue.manner is Manner.MASDAR:
            found = meant(cue)
        if found is not None:
            return found
    return places_before(cue.scene, cue.trigger, cue.sentence, reach=_BESIDE)


def _occupier(cue: Cue, end: int) -> Side | None:
    """Return who holds what is called occupied: المحتلة من X; of other words this is who lost it."""
    if not cue.entry.agent:
        return None
    for side in cue.scene.sides_in(end, min(cue.sentence[1], end + _FROM_REACH)):
        words = cue.scene.text[end : side.word_start].replace('"', " ").split()
        return side if words and (words[-1] == "من" or words[-1] in particles("hands")) else None
    return None
