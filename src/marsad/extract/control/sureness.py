"""How sure a statement of control is, by a few levels of evidence; calibration takes them from there."""

from marsad.extract.control.frame import Frame
from marsad.extract.mention.toponym import Toponym
from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution
from marsad.extract.vocabulary import ControlWord

# A place of the gazetteer and a party beside the word; each doubt takes its part away.
_FULL = 0.9
_LOOSE_PLACE, _DISTANT, _ELSEWHERE, _WEAK_WORD, _GUESSED = 0.15, 0.1, 0.2, 0.1, 0.3
_LEAST = 0.1
_NEAR = 60


def confidence(frame: Frame, item: Toponym, place: NamedPlace, sentence: tuple[int, int]) -> float:
    """Return how sure the statement of `frame` about `item` is, in [0, 1]."""
    entry = frame.trigger.payload.entry
    assert isinstance(entry, ControlWord)
    doubts = [_party(frame, sentence)]
    if place.resolution is not Resolution.RESOLVED or item.anaphor:
        doubts.append(_LOOSE_PLACE)
    if entry.weak:
        doubts.append(_WEAK_WORD)
    if frame.guessed:
        doubts.append(_GUESSED)
    return round(max(_LEAST, _FULL - sum(doubts)), 2)


def _party(frame: Frame, sentence: tuple[int, int]) -> float:
    """Return the doubt that lies in where the party is named."""
    side = frame.holder or frame.by or frame.previous
    if side is None or not sentence[0] <= side.start < sentence[1]:
        return _ELSEWHERE
    far = min(abs(side.start - frame.trigger.word_end), abs(frame.trigger.start - side.end)) > _NEAR
    return _DISTANT if far else 0.0
