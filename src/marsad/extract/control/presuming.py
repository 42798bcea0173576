"""Who takes a place where no words of its clause tell: whoever acted last before, in the report's own telling."""

from marsad.extract.control.frame import Cue, any_in
from marsad.extract.mention.scan import Layer, WeakParty
from marsad.extract.mention.side import Side
from marsad.extract.role.agent import driven_out, may_act
from marsad.extract.role.gender import is_barred
from marsad.extract.role.opponent import opponent
from marsad.extract.role.ourselves import own_voice
from marsad.extract.role.place import Object
from marsad.extract.vocabulary import Manner, Person

# How far before the word, in code points, whoever is meant has acted.
_REACH = 900
_LOSER_REACH = 140
_OWN_REACH = 24


def presumed(cue: Cue, found: Object) -> Side | None:
    """Return who is likeliest to do what the word says; None where the report names nobody who could.

    A default: it is whom the report speaks for, else whoever acted last before, but not who is driven out there.
    """
    if not _is_news(cue):
        return None
    voice = own_voice(cue.scene, cue.trigger)
    if voice is not None:
        return voice
    # منصات قريبة من قسد إن قواتها سيطرت: whoever the sentence names is meant, in whatever part.
    return _named(cue) if _is_of_its_own(cue) else _last_to_act(cue, found)


def _last_to_act(cue: Cue, found: Object) -> Side | None:
    """Return who acted last before the word, where nobody else is named since."""
    scene, at = cue.scene, cue.trigger.word_start
    pronoun = scene.text[cue.trigger.end : cue.trigger.word_end]
    loser = driven_out(scene, (cue.trigger.word_end, min(cue.sentence[1], found.end + _LOSER_REACH)), ())
    for side in reversed(scene.sides_in(max(0, at - _REACH), at)):
        lost = loser is not None and (side.parties == loser.parties or scene.are_allied(side.parties, loser.parties))
        if not lost and may_act(scene, side) and not is_barred(scene, side, pronoun):
            if not _another_acts(cue, side.end):
                return side
            break
    # القوات حررت البلدة من X: of whom nobody knows whose they are, but for whom they drive out.
    return None if loser is None else opponent(scene, loser, at)


def _is_of_its_own(cue: Cue) -> bool:
    """Return whether the forces of somebody named before do it: قواتها سيطرت, قواته كانت قد سيطرت."""
    words = cue.words_before(_OWN_REACH)
    while words and words[-1] in ("قد", "كانت", "كان"):
        words.pop()
    return any_in(words[-1:], "own-forces")


def _named(cue: Cue) -> Side | None:
    """Return the armed party that the sentence has named last; None where it names none."""
    named = reversed(cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start))
    return next((side for side in named if cue.scene.is_armed(side.parties)), None)


def _is_news(cue: Cue) -> bool:
    """Return whether the word tells by itself that a place was taken: no entry, no plan, no standing state."""
    return not (cue.entry.enters or cue.entry.lays == "flag") and cue.manner in _TOLD


_TOLD = (Manner.PAST, Manner.MASDAR, Manner.PASSIVE, Manner.OURS)


def _another_acts(cue: Cue, start: int) -> bool:
    """Return whether fighters are named from `start` on to the word of whom nobody knows whose they are: القوات."""
    scene, at = cue.scene, cue.trigger.word_start
    known = scene.sides_in(start, at)
    named = [hit for layer in (Layer.PARTY, Layer.PERSON) for hit in scene.hits[layer].within(start, at)]
    return any(
        _fights(hit.payload.entry) and not any(side.start <= hit.start < side.end for side in known) for hit in named
    )


def _fights(entry: object) -> bool:
    return isinstance(entry, WeakParty) or (isinstance(entry, Person) and entry.combatant)
