"""Places that are in somebody's hands: held, kept, the last that is left, or newly come under them."""

import re

from marsad.extract.control.falling import holder_behind
from marsad.extract.control.frame import Cue, Frame, Lack, any_in
from marsad.extract.control.framing import Roles, frame, meant
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject, these
from marsad.extract.role.place import Object, object_after, places_before, places_promised
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner

_BECOMES_REACH = 90
_BECOMES_WORDS = 8
_REMAINS_REACH = 90
_UNDER_REACH = 150
_EXCEPT = re.compile(r"\b(?:سوي|الا|غير)\b")


def hold(cue: Cue) -> Frame | Lack:
    """Return the frame of a place in somebody's hands: P تحت سيطرة X."""
    before = cue.words_before(40)
    if cue.entry.zone or (before and before[-1] == "من") or _was_once(cue, before) or _is_kept(cue, before):
        return cue.lacks("a place that is said to be so")
    agent = holder_behind(cue)
    if agent is None:
        return cue.lacks("party")
    found = _become(cue) or _said_of(cue)
    found = found or _behind(cue)
    found = found or places_promised(cue.scene, agent.end, cue.sentence)
    if found is None or _is_just_taken(cue, found) or (cue.entry.weak and _ONCE.match(cue.scene.text, agent.end)):
        return cue.lacks("place")
    if cue.no_longer:
        return frame(cue, found, Roles(previous=agent), status=Holding.LOST, pattern="no-longer")
    status, pattern = _status(cue, before, found)
    return frame(cue, found, Roles(holder=agent), status=status, pattern=pattern)


# With a pronoun these, too, are what somebody has by him: بحوزته سلاح, أسرى في قبضته.
_GROUND_ONLY = ("تحت", "ضمن", "ل")


def _is_kept(cue: Cue, before: list[str]) -> bool:
    """Return whether somebody has in his own hands what need not be a place: no verb of becoming tells that it is."""
    if not cue.owned or cue.scene.text.startswith(_GROUND_ONLY, cue.trigger.start):
        return False
    return not any(any_in(before[-4:], name) for name in ("becomes", "returns", "still"))


def _behind(cue: Cue) -> Object | None:
    """Return the place behind: ما بيد X في P; behind a pronoun only beside it, no thing between (بحوزته سلاح في P)."""
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + 6].split()[:1]
    if cue.owned and not (behind and (behind[0] == "في" or behind[0].startswith("ب"))):
        return None
    return object_after(cue.scene, cue.trigger, ("في", "ب"), cue.sentence)


def _is_just_taken(cue: Cue, found: Object) -> bool:
    """Return whether a stronghold is only what the place was that is told to be taken: حي الجيزة، آخر معاقل X."""
    taken = cue.before is not None and cue.before.status in (Holding.CAPTURED, Holding.RECAPTURED)
    last = cue.before.places[-1].start if cue.before is not None and cue.before.places else None
    return cue.entry.weak and taken and found.places.items[-1].start == last


# الباب، أبرز معاقل X: from the place to what it is called.
_APPOSED = 4
# معقل X سابقا
_ONCE = re.compile(r'"? (?:سابقا|السابق|سابقه|السابقه|قديما)\b')
# آخر معاقل X behind these is where somebody goes or what he takes, not what is told.
_TOWARD = ("علي", "الي", "نحو", "ضد", "عن", "صوب", "باتجاه", "في")


# Before لسيطرة X.
_SUBMITTING = re.compile(r"\bالخاضع(?:ه|ين|تين|تان)? $")


def _said_of(cue: Cue) -> Object | None:
    """Return the place before that is said to be held; none behind which a nameless one stands: قرى تحت سيطرته."""
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=_UNDER_REACH)
    if found is None:
        return None
    nameless = _nameless(cue, found.end)
    many = any(head.payload.manner is not Manner.SINGULAR for head in nameless)
    if many or (cue.owned and nameless):
        return None
    return None if _describes_another(cue, found.end) else found


def _nameless(cue: Cue, start: int) -> list[Hit]:
    """Return the head nouns from `start` on to the word that belong to no name."""
    named = [(places.start, places.end) for places in cue.scene.places_in(start, cue.trigger.word_start)]
    heads = cue.scene.hits[Layer.HEAD].within(start, cue.trigger.word_start)
    return [
        head
        for head in heads
        if head.word_end == head.end and not any(first <= head.start < end for first, end in named)
    ]


def _describes_another(cue: Cue, start: int) -> bool:
    """Return whether an adjective of control describes a noun behind the place: الأراضي الخاضعة لسيطرة X."""
    at = cue.trigger.word_start
    submits = _SUBMITTING.search(cue.scene.text, start, at)
    if cue.clitic.startswith("و") or (not cue.scene.text.startswith("ال", cue.trigger.start) and submits is None):
        return False
    at = submits.start() if submits else at
    for places in cue.scene.places_in(start, at):
        start = places.end
    between = cue.scene.text[start:at].replace('"', " ").replace("،", " ").split()
    nouns = [word for word in between if not word.startswith("ال") and word not in particles("counts-as")]
    return bool(nouns) or bool((particles("nameless-places") | particles("land")) & {*between})


def _was_once(cue: Cue, before: list[str]) -> bool:
    """Return whether a stronghold is told of as history: كانت الرقة معقلا; the last one is lost with the news."""
    if cue.entry.weak and before and before[-1] in _TOWARD:
        return before[-1] != "الي" or not any_in(before[-6:], "turns-into")
    last = any(word in ("اخر", "الاخير") for word in cue.scene.text[cue.trigger.start : cue.trigger.end].split())
    told = any_in(before[-4:], "counts-as") and not any_in(before[-6:], "was")
    beside = places_before(cue.scene, cue.trigger, cue.sentence, reach=_APPOSED)
    told = told or (beside is not None and cue.scene.text[beside.end : cue.trigger.word_start].strip(' "') == "،")
    return cue.entry.id == "stronghold" and not (last or told)


def _status(cue: Cue, before: list[str], found: Object) -> tuple[Holding, str]:
    """Return what the verb before makes of it: عادت تحت سيطرة, باتت بيد; a stronghold is held all along."""
    if cue.entry.family == "hold" and (cue.entry.status is not Holding.HELD or cue.entry.weak):
        return cue.entry.status, "under"
    told = [*before[-4:], *_said_between(cue, found), *_said_before(cue, found)]
    for name, status in (("returns", Holding.RECAPTURED), ("becomes", Holding.CAPTURED)):
        if any_in(told, name):
            return status, name
    return Holding.HELD, "under"


def _said_between(cue: Cue, found: Object) -> list[str]:
    """Return the words between a place and what is said of it where no verb parts them: لتصبح منذ مساء أمس بكاملها."""
    if found.pronoun or found.end > cue.trigger.word_start:
        return []
    words = cue.scene.text[found.end : cue.trigger.word_start].split()[-_BECOMES_WORDS:]
    told = particles("becomes") | particles("returns")
    start = next((i for i, word in enumerate(words) if {word, word.removeprefix("و")} & told), None)
    rest = [] if start is None else words[start + 1 :]
    return [] if start is None or any(word.endswith(("،", ".")) for word in rest) else words[start : start + 1]


def _said_before(cue: Cue, found: Object) -> list[str]:
    """Return the verb right before the place: أصبحت بلدة داعل."""
    return cue.scene.text[max(cue.sentence[0], found.places.start - 12) : found.places.start].split()[-1:]


def _become(cue: Cue) -> Object | None:
    """Return the place right behind a verb of becoming: باتت الرمادي، كبرى مدن الأنبار، في قبضة X."""
    start = max(cue.sentence[0], cue.trigger.word_start - _BECOMES_REACH)
    for places in reversed(cue.scene.places_in(start, cue.trigger.word_start)):
        before = cue.scene.text[max(cue.sentence[0], places.start - 12) : places.start].split()
        if before and (any_in(before[-1:], "becomes") or any_in(before[-1:], "returns")):
            return Object(places=places, start=places.start, end=places.end)
    return None


def keep(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that its holder keeps: احتفظ X بـP."""
    found = _kept(cue)
    if found is None or (found.pronoun and any_in(cue.words_before(40)[-4:], "whatever")):
        return cue.lacks("place")
    governed = found.pronoun and found.start == cue.trigger.word_end
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=governed or not cue.owned)
    if who is None:
        return cue.lacks("party")
    # ولا تزال قسد مسيطرة على: a participle of taking that only stands.
    now = cue.manner is Manner.PRESENT and not cue.is_headline
    stands = cue.entry.standing is not None and (now or any_in(cue.words_before(40)[-5:], "still"))
    status = cue.entry.standing if stands and cue.entry.standing else cue.entry.status
    return frame(cue, found, Roles(holder=who), status=status, pattern="keep")


def _kept(cue: Cue) -> Object | None:
    """Return the place: behind the word, or meant by the pronoun on a verb (التي تديرها قسد)."""
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    by_pronoun = cue.owned and "" in cue.entry.object and cue.manner is not Manner.MASDAR
    return meant(cue) if found is None and by_pronoun else found


def remain(cue: Cue) -> Frame | Lack:
    """Return what alone somebody still holds: لم يبق للتنظيم سوى بلدة هجين."""
    start, end = cue.trigger.word_end, min(cue.sentence[1], cue.trigger.word_end + _REMAINS_REACH)
    excepted = next((m for m in _EXCEPT.finditer(cue.scene.text, start, end)), None)
    if excepted is None:
        return cue.lacks("an exception")
    found = object_after(cue.scene, cue.trigger, [excepted.group()], cue.sentence)
    if found is None:
        return cue.lacks("place")
    named = [side for side in cue.scene.sides_in(start, excepted.start()) if cue.scene.is_armed(side.parties)]
    meant = these(cue.scene, start, excepted.start())
    who = named[-1] if named else meant or subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    if who is None:
        return cue.lacks("party")
    return frame(cue, found, Roles(holder=who), status=Holding.HELD, pattern="remain")
