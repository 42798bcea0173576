"""The holder whom no words of a clause name, where the report leaves only one."""

from dataclasses import replace

from marsad.extract.control.frame import Frame
from marsad.extract.role.opponent import opponent
from marsad.extract.scene import Scene
from marsad.extract.term import Holding

SIEGES = (Holding.BESIEGED, Holding.ENCIRCLED)


def opposed(scene: Scene, frame: Frame) -> Frame:
    """Return the frame with its holder: inside a siege the besieger's one enemy, of a lost place the loser's.

    A default, marked as guessed: the report names one enemy only, but no word says that it holds the place.
    """
    if frame.holder is not None:
        return frame
    against = frame.by if frame.status in SIEGES else frame.previous if frame.status is Holding.LOST else None
    holder = opponent(scene, against, frame.trigger.start) if against is not None else None
    return frame if holder is None else replace(frame, holder=holder, guessed=("holder",))
