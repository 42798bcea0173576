"""The families of control words: which function fills the slots that a word opens."""

from collections.abc import Callable, Mapping

from marsad.extract.control.bringing import bring
from marsad.extract.control.expelling import expel
from marsad.extract.control.falling import fall, leave, lose
from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.freeing import freed
from marsad.extract.control.holding import hold, keep, remain
from marsad.extract.control.laying import end, lay
from marsad.extract.control.seizing import seize
from marsad.extract.control.siege import besiege, besieged

FAMILIES: Mapping[str, Callable[[Cue], Frame | Lack]] = {
    "seize": seize,
    "lay": lay,
    "end": end,
    "bring": bring,
    "freed": freed,
    "fall": fall,
    "lose": lose,
    "expel": expel,
    "hold": hold,
    "leave": leave,
    "keep": keep,
    "remain": remain,
    "besiege": besiege,
    "besieged": besieged,
}
