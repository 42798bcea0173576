"""The holder whom no words of a clause name, where the report leaves only one."""

from dataclasses import replace

from marsad.extract.control.frame import Frame
from marsad.extract.role.opponent import opponent
from marsad.extract.scene import Scene
from marsad.extract.term import Holding
from marsad.extract.vocabulary import ControlWord

# Families of words that say that somebody took the place, whoever it was.
_TAKEN = ("seize", "freed", "expel")
SIEGES = (Holding.BESIEGED, Holding.ENCIRCLED)


def opposed(scene: Scene, frame: Frame) -> Frame:
    """Return the frame with its holder: inside a siege the besieger's one enemy, of a lost place the loser's.

    A default, marked as guessed: the report names one enemy only, but no word says that it holds the place.
    """
    if frame.holder is not None:
        return frame
    against = frame.by if frame.status in SIEGES else frame.previous if frame.status is Holding.LOST else None
    holder = opponent(scene, against, frame.trigger.start) if against is not None else None
    if holder is None:
        return frame
    # طرد منها X: who drove him out holds it.
    entry = frame.trigger.payload.entry
    assert isinstance(entry, ControlWord)
    status = entry.status if frame.status is Holding.LOST and entry.family in _TAKEN else frame.status
    return replace(frame, holder=holder, guessed=("holder",), status=status)
