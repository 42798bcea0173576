"""Who is driven out of a place, and who was in it for a while."""

import re
from dataclasses import replace

from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.framing import Roles, frame
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import by_whom, subject
from marsad.extract.role.ourselves import own_voice
from marsad.extract.role.place import Object, object_after
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner, Person
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_BACK_REACH = 130
_FROM_REACH = 60
# How far behind "from it" the party stands that is driven out.
_OBJECT_REACH = 14
_PAIR = 2
_WORD = re.compile(r"\w+")
_FROM_IT = ("منها", "منه", "منهما")


def driven_back(cue: Cue, found: Object, who: Side) -> Frame | None:
    """Return the frame of a place that somebody entered and left again: اقتحمت X البلدة قبل أن تنسحب منها."""
    start = max(found.end, cue.trigger.word_end)
    limit = min(cue.sentence[1], start + _BACK_REACH)
    for word in _WORD.finditer(cue.scene.text, start, limit):
        if not _drives(word.group()):
            continue
        behind = cue.scene.text[word.end() : min(cue.sentence[1], word.end() + _FROM_REACH)]
        left = next((m for m in _WORD.finditer(behind) if m.group() in _FROM_IT), None)
        others = [s for s in cue.scene.sides_in(start, word.end() + _FROM_REACH) if s.parties != who.parties]
        if left is not None and _drives_another(cue, word.end() + left.end(), who):
            return None
        if left is None or (others and word.group() in particles("withdraws")):
            return None
        driver = others[0] if others else _driver_before(cue, found, who)
        roles = Roles(holder=driver, previous=who)
        told = frame(cue, found, roles, status=Holding.ENTERED_AND_EXPELLED, pattern="driven-back")
        out = word.end() + left.end()
        return replace(told, consumed=out, left=_day_of_leaving(cue, out))
    return None


def _driver_before(cue: Cue, found: Object, who: Side) -> Side | None:
    """Return who is told right before to have driven them from the place: أجبر X Y على التراجع من P، التي دخلتها Y."""
    told = cue.before
    if told is None or told.holder is None or told.previous is None or not {*told.places} & {*found.places.items}:
        return None
    return told.holder if cue.scene.are_allied(told.previous.parties, who.parties) else None


def _day_of_leaving(cue: Cue, at: int) -> Moment | None:
    """Return the day that stands right behind "from it"; None where none does."""
    return next((m for m in cue.scene.moments_in(at, at + _DAY_REACH) if m.relation is Relation.ON), None)


# منها في الـ 8: the word between, in code points.
_DAY_REACH = 6


def _drives_another(cue: Cue, end: int, who: Side) -> bool:
    """Return whether he who entered drives another out himself: دخلت X البلدة وأخرجت منها Y."""
    for side in cue.scene.sides_in(end, min(cue.sentence[1], end + _OBJECT_REACH)):
        words = cue.scene.text[end : side.word_start].replace('"', " ").split()
        return side.parties != who.parties and len(words) <= 1 and cue.scene.text[side.word_start : side.start] == ""
    return False


def _drives(word: str) -> bool:
    """Return whether the word, with or without a pronoun, tells of leaving or being driven out."""
    return any(word.removesuffix(pronoun) in particles("driven-back") for pronoun in ("", "هم", "ها", "ه"))


def expel(cue: Cue) -> Frame | Lack:
    """Return the frame of a place out of which one party drives another: طرد X Y من P."""
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None:
        return cue.lacks("place")
    between = _merged(cue.scene.sides_in(cue.trigger.word_end, _object_start(found)))
    if cue.owned and cue.manner is not Manner.MASDAR:
        return _expel_them(cue, found, between)
    expelled = _is_expelled(cue, found)
    if expelled is not None:
        return _expelled(cue, found, expelled)
    between = between or _behind_it(cue, found)
    if not between or (len(between) == 1 and _is_attacked(cue, between[0].end, found)):
        return _expel_somebody(cue, found)
    doer = _doer(cue, between)
    if doer is None or _strikes(cue, doer):
        return cue.lacks("party that drives out")
    loser = between[-1]
    if doer.parties == loser.parties:
        return cue.lacks("second party")
    return frame(cue, found, Roles(holder=doer, previous=loser), status=cue.entry.status, pattern="from")


def _behind_it(cue: Cue, found: Object) -> tuple[Side, ...]:
    """Return who stands behind the preposition with its pronoun: أخرجوا منها آخر جنود النظام."""
    if not found.pronoun or found.start < cue.trigger.start:
        return ()
    return cue.scene.sides_in(found.end, min(cue.sentence[1], found.end + _OBJECT_REACH))[:1]


def _strikes(cue: Cue, doer: Side) -> bool:
    """Return whether it is somebody's strikes that drive out, not himself: أجبرت غارات X مقاتلي Y على الانسحاب."""
    return bool(cue.scene.hits[Layer.EVENT].within(cue.trigger.word_end, doer.end))


def _expelled(cue: Cue, found: Object, loser: Side) -> Frame:
    """Return the frame of a place out of which one is driven, in a party's own words by that party."""
    voice = own_voice(cue.scene, cue.trigger)
    if voice is None or cue.scene.are_allied(voice.parties, loser.parties):
        return frame(cue, found, Roles(previous=loser), status=Holding.LOST, pattern="passive")
    return frame(cue, found, Roles(holder=voice, previous=loser), status=cue.entry.status, pattern="own")


# طرد من البلدة, التي طرد منها: beside the preposition the one stands who is driven out.
_BESIDE = 4


def _is_expelled(cue: Cue, found: Object) -> Side | None:
    """Return who is driven out, where the verb is passive: طرد التنظيم من البلدة, التي طرد منها التنظيم."""
    if cue.manner not in (Manner.PAST, Manner.PASSIVE) or by_whom(cue.scene, cue.trigger, cue.sentence) is not None:
        return None
    if subject(cue.scene, cue.trigger, cue.sentence, follows=False) is not None:
        return None
    if found.pronoun:
        behind = cue.scene.sides_in(found.end, found.end + _BESIDE)
        another = cue.scene.sides_in(behind[0].end, behind[0].end + _BESIDE) if behind else ()
        return behind[0] if behind and not another and found.start - cue.trigger.word_end <= _BESIDE else None
    for side in cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + _BESIDE):
        words = cue.scene.text[side.end : _object_start(found)].replace('"', " ").split()
        return side if words[:1] in (["من"], ["عن"]) else None
    return None


def _object_start(found: Object) -> int:
    return found.start if found.pronoun else found.places.start


def _merged(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Return the sides, each once that is only named again: قوات الجيش الوطني التابعة لحفتر."""
    return tuple(side for i, side in enumerate(sides) if i == 0 or side.parties != sides[i - 1].parties)


def _expel_somebody(cue: Cue, found: Object) -> Frame | Lack:
    """Return the frame of a place out of which fighters are driven whose side is not named: طرد المسلحين من P."""
    people = cue.scene.hits[Layer.PERSON].within(cue.trigger.word_end, _object_start(found))
    armed = [hit for hit in people if isinstance(hit.payload.entry, Person) and hit.payload.entry.combatant]
    attacked = _is_attacked(cue, cue.trigger.word_end, found)
    follows = attacked and cue.manner is not Manner.MASDAR
    doer = by_whom(cue.scene, cue.trigger, cue.sentence)
    doer = doer or subject(cue.scene, cue.trigger, cue.sentence, follows=follows)
    if not (armed or attacked) or doer is None:
        return cue.lacks("party driven out")
    return frame(cue, found, Roles(holder=doer), status=cue.entry.status, pattern="from-somebody")


def _is_attacked(cue: Cue, start: int, found: Object) -> bool:
    """Return whether those between `start` and the place are only called attackers: طردت القوات المهاجمة من P."""
    return not particles("assailants").isdisjoint(cue.scene.text[start : _object_start(found)].split())


def _expel_them(cue: Cue, found: Object, between: tuple[Side, ...]) -> Frame | Lack:
    """Return the frame of a verb whose pronoun is who is driven out: طردتهم قسد من البلدة."""
    if not between:
        return _expel_the_other(cue, found)
    doer = between[0]
    loser = subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    if loser is None or loser.parties == doer.parties:
        return cue.lacks("party")
    return frame(cue, found, Roles(holder=doer, previous=loser), status=cue.entry.status, pattern="from-pronoun")


def _expel_the_other(cue: Cue, found: Object) -> Frame | Lack:
    """Return the frame where one of the two before drives out the other: هزمت X Y في البلدة وأخرجتهم منها."""
    named = [
        side for side in cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start) if cue.scene.is_armed(side.parties)
    ]
    if len(named) != _PAIR or cue.scene.are_allied(named[0].parties, named[1].parties):
        return cue.lacks("the two, one of whom drives out the other")
    roles = Roles(holder=named[0], previous=named[1])
    return frame(cue, found, roles, status=cue.entry.status, pattern="from-pronoun")


def _doer(cue: Cue, between: tuple[Side, ...]) -> Side | None:
    if len(between) > 1:
        return between[0]
    return by_whom(cue.scene, cue.trigger, cue.sentence) or subject(cue.scene, cue.trigger, cue.sentence, follows=False)
