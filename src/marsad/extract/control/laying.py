"""Who lays his power, his flag or his feet on a place: بسط نفوذه على P, رفع رايته فوق P, ثبت أقدامه في P."""

from dataclasses import dataclass

from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.framing import Roles, frame
from marsad.extract.control.seizing import by_presumption, held_now, seize, taker
from marsad.extract.control_vocabulary import graspings
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import by_whom, subject
from marsad.extract.role.place import object_after
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner, Person

# How many words stand between the verb and what is laid: its subject with what describes it.
_BEHIND, _BEFORE = 9, 4
_BETWEEN = 4
_CROWD = "*"
# قضى على آخر جيوب X
_UPON = frozenset(("علي", "اخر"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """The noun of what is laid, at folded [start, end). `owner`: whose it is, where it is named behind the noun."""

    start: int
    end: int
    owner: Side | None


def lay(cue: Cue) -> Frame | Lack:
    """Return the frame of a place on which somebody lays what means that he holds it."""
    laid = _laid(cue)
    if laid is None:
        return cue.lacks("what is laid on the place")
    governs = cue.reaching(laid.owner.end if laid.owner else laid.end)
    found = object_after(cue.scene, governs, cue.entry.object, cue.sentence)
    if found is None:
        return cue.lacks("place")
    who = laid.owner or taker(cue, found, owned=False)
    return by_presumption(cue, found) if who is None else held_now(cue, found, who)


def end(cue: Cue) -> Frame | Lack:
    """Return the frame of a place where another's presence ends: أنهى الجيش وجود X في P, انتهى حكم X في P."""
    laid = _laid(cue)
    if laid is None or laid.owner is None:
        return _decided(cue) if cue.entry.object else cue.lacks("whose presence it ends")
    found = object_after(cue.scene, cue.reaching(laid.owner.end), ("في", "ب", "داخل", "على", "عن"), cue.sentence)
    if found is None:
        return cue.lacks("place")
    who = by_whom(cue.scene, cue.trigger, cue.sentence)
    who = who or subject(cue.scene, cue.trigger, cue.sentence, follows=cue.manner is not Manner.MASDAR)
    if cue.entry.status is Holding.LOST or (who is None and _is_ended(cue, laid)):
        return frame(cue, found, Roles(previous=laid.owner), status=Holding.LOST, pattern="ends")
    if who is None or who.parties == laid.owner.parties:
        return cue.lacks("party that ends it")
    return frame(cue, found, Roles(holder=who, previous=laid.owner), status=cue.entry.status, pattern="ends")


def _is_ended(cue: Cue, laid: _Laid) -> bool:
    """Return whether the verb is passive: right behind it what is ended: طويت صفحة X, قضي على آخر جيوب X."""
    beside = _UPON.issuperset(cue.scene.text[cue.trigger.word_end : laid.start].split())
    return cue.manner is Manner.PASSIVE or (beside and cue.manner is Manner.PAST)


_FOR = ("لصالح", "لمصلحه", "لحساب")
_FOR_REACH = 24


def _decided(cue: Cue) -> Frame | Lack:
    """Return the frame of a place whose battle is decided, by one or for one: حسمت المعركة في P لصالح X."""
    found = object_after(cue.scene, cue.trigger, (*cue.entry.object, "في"), cue.sentence)
    for side in cue.scene.sides_in(found.end, min(cue.sentence[1], found.end + _FOR_REACH)) if found else ():
        words = cue.scene.text[max(0, side.word_start - _FOR_REACH) : side.word_start].replace('"', " ").split()
        if words[-1:] and words[-1] in _FOR and found is not None:
            return frame(cue, found, Roles(holder=side), status=cue.entry.status, pattern="for")
        break
    return seize(cue)


def _laid(cue: Cue) -> _Laid | None:
    """Return what the verb lays: behind it, or before one that the thing itself does (رايات X ترفرف فوق P)."""
    words = cue.scene.words
    first = words.from_offset(cue.trigger.word_end)
    behind = (i for i in range(first, min(first + _BEHIND, len(words))) if words.ends[i] <= cue.sentence[1])
    told = next((noun for i in behind if (noun := _noun(cue, i)) is not None), None)
    if told is not None:
        return told if _is_beside(cue, told.start) else None
    before = (i for i in range(first - 2, max(first - 2 - _BEFORE, -1), -1) if words.starts[i] >= cue.sentence[0])
    flies = before if cue.entry.lays == "flag" else ()
    return next((noun for i in flies if (noun := _noun(cue, i)) is not None), None)


def _noun(cue: Cue, i: int) -> _Laid | None:
    """Return word `i` as what is laid: with a pronoun, with the article, or with its owner behind it."""
    words, nouns = cue.scene.words, graspings(cue.entry.lays)
    known = words[i] in nouns.bare or words[i] in nouns.owned
    word = words[i] if known else words[i].removeprefix("و")
    start, end = words.starts[i], words.ends[i]
    if word in nouns.owned:
        return _Laid(start=start, end=end, owner=None)
    if word not in nouns.bare:
        return None
    beside = cue.scene.sides_in(end, end + 3)
    given = beside and cue.scene.text[beside[0].word_start : beside[0].start] in ("", "ل")
    if given and cue.scene.text[end : beside[0].word_start].strip(' "') == "":
        return _Laid(start=start, end=end, owner=beside[0])
    # علم كردستان: somebody's flag, whoever raises it.
    plain = word.startswith("ال") or cue.entry.lays == "flag"
    return _Laid(start=start, end=end, owner=None) if plain else None


def _is_beside(cue: Cue, start: int) -> bool:
    """Return whether only the subject stands between the verb and the noun, and no crowd: رفع المتظاهرون أعلام X."""
    at, light = cue.trigger.word_end, ""
    for side in cue.scene.sides_in(at, start):
        light += _aside(cue, at, side.word_start)
        at = max(at, side.end)
    words = (light + _aside(cue, at, start)).replace("،", " ").split()
    words = [word for word in words if word not in _UPON]
    return len(words) <= _BETWEEN and not any(word in particles("stops-object") or word == _CROWD for word in words)


def _aside(cue: Cue, start: int, end: int) -> str:
    """Return the words of [start, end), with a mark where a crowd is named that holds no ground."""
    people = [hit.payload.entry for hit in cue.scene.hits[Layer.PERSON].within(start, end)]
    crowd = any(isinstance(entry, Person) and not entry.combatant for entry in people)
    return f" {cue.scene.text[start:end]} {_CROWD if crowd else ''} "
