"""The families of control words: which slots a word opens, and what they mean."""

import re
from collections.abc import Callable, Mapping, Sequence

from marsad.extract.control.frame import Cue, Frame
from marsad.extract.control.framing import any_in, frame, meant, parties
from marsad.extract.control.siege import besiege, besieged
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import driven_out, may_act, subject, subject_behind
from marsad.extract.role.slots import Object, object_after, places_before
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner

_BEHIND = 140
_FIRE_REACH = 30
_HANDS_REACH = 70
_BECOMES_REACH = 90
_REMAINS_REACH = 90
_EXCEPT = re.compile(r"\b(?:سوي|الا)\b")


def _seize(cue: Cue) -> Frame | None:
    if cue.entry.enters and cue.manner is not Manner.PAST:
        return None
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    owned = cue.owned
    if found is None and owned and "" in cue.entry.object:
        # التي استعادتها القوات: the pronoun is the object.
        found = meant(cue)
        owned = False
    if found is None:
        return None
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=not owned) or _cataphoric(cue, found)
    holder = _goes_on(cue) or parties(who)
    if not holder:
        return _taken_by_nobody(cue, found)
    status, pattern = _told(cue)
    if status is Holding.LOST:
        return frame(cue, found, who, status=status, pattern=pattern, previous=holder)
    if _is_by_fire(cue, found):
        return frame(cue, found, who, status=Holding.CONTESTED, pattern="fire", holder=holder)
    behind = min(cue.sentence[1], found.end + _BEHIND)
    previous = driven_out(cue.scene, (cue.trigger.word_end, behind), holder) if status is not Holding.HELD else ()
    return frame(cue, found, who, status=status, pattern=pattern, holder=holder, previous=previous)


def _taken_by_nobody(cue: Cue, found: Object) -> Frame | None:
    """Return the loss that is told without a taker: تم تحرير مدينة الباب من قبضة X."""
    if cue.manner is not Manner.MASDAR or not any_in(cue.words_before(12)[-1:], "happened-to"):
        return None
    previous = driven_out(cue.scene, (cue.trigger.word_end, min(cue.sentence[1], found.end + _FIRE_REACH)), ())
    return frame(cue, found, None, status=Holding.LOST, pattern="passive", previous=previous) if previous else None


def _cataphoric(cue: Cue, found: Object) -> Side | None:
    """Return the subject that only the clause behind names: بعد استيلائها على المطار واصلت الفصائل تقدمها."""
    leads = cue.owned or any_in(cue.words_before(12)[-1:], "wasted")
    return subject_behind(cue.scene, found.end) if leads else None


def _goes_on(cue: Cue) -> tuple[str, ...]:
    """Return the holder of the frame before where a verb goes on about it: …, كما سيطرت على …."""
    if cue.before is None or cue.manner is not Manner.PAST or not cue.before.holder:
        return ()
    words = cue.words_before(12)
    between = cue.scene.sides_in(cue.before.end, cue.trigger.word_start)
    other = any(may_act(cue.scene, side) for side in between)
    joined = (cue.clitic.startswith("و") and not other) or (bool(words) and words[-1] in ("كما", "ثم", "كذلك"))
    behind = cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + 25)
    adjacent = behind and not cue.scene.text[cue.trigger.word_end : behind[0].word_start].strip(' "')
    return cue.before.holder if joined and not adjacent else ()


def _is_by_fire(cue: Cue, found: Object) -> bool:
    words = cue.scene.text[cue.trigger.word_end : found.end + _FIRE_REACH].split()
    return any(word in particles("by-fire") for word in words)


def _told(cue: Cue) -> tuple[Holding, str]:
    """Return what the word's form and the words before it make of its status."""
    before = cue.words_before(32)[-2:]
    governed = _governed(before) if cue.manner is Manner.MASDAR and cue.entry.id == "take" else None
    if governed is not None:
        return governed
    if cue.manner is Manner.PRESENT and cue.no_longer:
        return Holding.LOST, "no-longer"
    stands = cue.manner is Manner.PRESENT and cue.entry.standing is not None
    # A headline tells events in the present tense; so do لتسيطر, أن تسيطر.
    title = cue.scene.report.title
    headline = title is not None and cue.scene.folded.origin(cue.trigger.start) < title.end
    purpose = cue.clitic.endswith(("س", "ل")) or (bool(before) and before[-1] in ("ان", "لم", "لن", "قبل"))
    if stands and cue.entry.standing is not None and not headline and not purpose:
        return cue.entry.standing, "present"
    return cue.entry.status, cue.manner.value


_GOVERNORS = (
    ("loses-control", Holding.LOST),
    ("retakes-control", Holding.RECAPTURED),
    ("keeps-control", Holding.HELD),
)


def _governed(before: Sequence[str]) -> tuple[Holding, str] | None:
    """Return what the verb before makes of "control": فقدت السيطرة, استعادة السيطرة, الحفاظ على سيطرته."""
    return next(((status, name) for name, status in _GOVERNORS if any_in(before, name)), None)


def _fall(cue: Cue) -> Frame | None:
    scene, trigger = cue.scene, cue.trigger
    found = object_after(scene, trigger, ("",), cue.sentence)
    if found is not None and len(scene.text[trigger.word_end : found.places.start].split()) > 1:
        found = None
    if found is None and cue.manner is not Manner.MASDAR:
        found = places_before(scene, trigger, cue.sentence, reach=40)
    if found is None and cue.owned and cue.manner is Manner.MASDAR:
        # بعد سقوطها بيد X: the place named before.
        found = meant(cue)
    if found is None:
        return None
    giver, taker = _hands(cue, max(found.end, trigger.word_end))
    if taker is not None:
        previous = parties(giver)
        holder = taker.parties
        return frame(cue, found, taker, status=cue.entry.status, pattern="agent", holder=holder, previous=previous)
    if cue.entry.needs_agent:
        return None
    return frame(cue, found, giver, status=Holding.LOST, pattern="alone", previous=parties(giver))


def _hands(cue: Cue, start: int) -> tuple[Side | None, Side | None]:
    """Return out of whose hands something goes and into whose: من يد أحرار الشام إلى سيطرة تحرير الشام."""
    giver: Side | None = None
    for side in cue.scene.sides_in(start, min(cue.sentence[1], start + _HANDS_REACH)):
        words = cue.scene.text[start : side.word_start].replace('"', " ").split()
        if not words or words[-1] not in particles("hands") or any(word in ("لم", "ولم") for word in words):
            break
        if len(words) < 2 or words[-2] not in ("من", "عن"):
            return giver, side
        giver, start = side, side.end
    return giver, None


def _lose(cue: Cue) -> Frame | None:
    if cue.entry.withdraws and cue.manner is not Manner.PAST:
        return None
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None:
        return None
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=True)
    _, taker = _hands(cue, found.end)
    previous = parties(who)
    if taker is None and cue.entry.gives:
        taker = _to_whom(cue, found.end)
        if taker is None or taker is who:
            return None
    if taker is not None:
        return frame(cue, found, taker, status=Holding.CAPTURED, pattern="to", holder=taker.parties, previous=previous)
    return frame(cue, found, who, status=Holding.LOST, pattern=cue.manner.value, previous=previous)


def _to_whom(cue: Cue, start: int) -> Side | None:
    """Return the party that a place is given to: سلمت قسد المدينة للجيش السوري."""
    for side in cue.scene.sides_in(start, min(cue.sentence[1], start + _HANDS_REACH)):
        return (
            side
            if cue.scene.text[side.word_start : side.start] == "ل" or cue.scene.text.startswith("لل", side.word_start)
            else None
        )
    return None


def _expel(cue: Cue) -> Frame | None:
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None:
        return None
    between = cue.scene.sides_in(cue.trigger.word_end, found.start if found.pronoun else found.places.start)
    if not between:
        return None
    loser = between[-1]
    doer = between[0] if len(between) > 1 else subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    if doer is None or doer.parties == loser.parties:
        return None
    return frame(cue, found, doer, status=cue.entry.status, pattern="from", holder=doer.parties, previous=loser.parties)


def _hold(cue: Cue) -> Frame | None:
    before = cue.words_before(40)
    if cue.entry.zone or (before and before[-1] == "من") or (cue.entry.weak and any_in(before[-6:], "was")):
        return None
    agent = _holder_behind(cue)
    if agent is None:
        return None
    found = _become(cue) or places_before(cue.scene, cue.trigger, cue.sentence, reach=150)
    found = found or object_after(cue.scene, cue.trigger, ("في", "ب"), cue.sentence)
    if found is None:
        return None
    if cue.no_longer:
        return frame(cue, found, agent, status=Holding.LOST, pattern="no-longer", previous=agent.parties)
    for name, status in (("returns", Holding.RECAPTURED), ("becomes", Holding.CAPTURED)):
        if any_in(before[-4:], name):
            return frame(cue, found, agent, status=status, pattern=name, holder=agent.parties)
    return frame(cue, found, agent, status=Holding.HELD, pattern="under", holder=agent.parties)


def _become(cue: Cue) -> Object | None:
    """Return the place right behind a verb of becoming: باتت الرمادي، كبرى مدن الأنبار، في قبضة X."""
    start = max(cue.sentence[0], cue.trigger.word_start - _BECOMES_REACH)
    for places in reversed(cue.scene.places_in(start, cue.trigger.word_start)):
        before = cue.scene.text[max(cue.sentence[0], places.start - 12) : places.start].split()
        if before and (any_in(before[-1:], "becomes") or any_in(before[-1:], "returns")):
            return Object(places=places, start=places.start, end=places.end)
    return None


def _leave(cue: Cue) -> Frame | None:
    """Return the loss of a place that went out of somebody's hands: خرجت الغوطة من يد الفصائل."""
    agent = _holder_behind(cue)
    if agent is None:
        return None
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=30)
    if found is None:
        return None
    return frame(cue, found, agent, status=Holding.LOST, pattern="leave", previous=agent.parties)


def _holder_behind(cue: Cue) -> Side | None:
    """Return the holder: the party right behind the words, or the one that their pronoun means."""
    if cue.owned:
        return subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    for side in cue.scene.sides_in(cue.trigger.end, min(cue.sentence[1], cue.trigger.end + 30)):
        return side if len(cue.scene.text[cue.trigger.end : side.word_start].split()) <= 1 else None
    return None


def _keep(cue: Cue) -> Frame | None:
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=not cue.owned)
    if found is None or who is None:
        return None
    return frame(cue, found, who, status=Holding.HELD, pattern="keep", holder=who.parties)


def _remain(cue: Cue) -> Frame | None:
    """Return what alone somebody still holds: لم يبق للتنظيم سوى بلدة هجين."""
    start, end = cue.trigger.word_end, min(cue.sentence[1], cue.trigger.word_end + _REMAINS_REACH)
    excepted = next((m for m in _EXCEPT.finditer(cue.scene.text, start, end)), None)
    if excepted is None:
        return None
    found = object_after(cue.scene, cue.trigger, [excepted.group()], cue.sentence)
    named = [side for side in cue.scene.sides_in(start, excepted.start()) if cue.scene.is_armed(side.parties)]
    if found is None or not named:
        return None
    return frame(cue, found, named[-1], status=Holding.HELD, pattern="remain", holder=named[-1].parties)


FAMILIES: Mapping[str, Callable[[Cue], Frame | None]] = {
    "seize": _seize,
    "fall": _fall,
    "lose": _lose,
    "expel": _expel,
    "hold": _hold,
    "leave": _leave,
    "keep": _keep,
    "remain": _remain,
    "besiege": besiege,
    "besieged": besieged,
}
