"""Who does what a verbal noun tells, by the words before it."""

from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party, is_patient, may_do, party
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.ourselves import ourselves
from marsad.extract.vocabulary import Manner, Person


def told(cue: Cue) -> Party | None:
    """Return whom the words before make the doer, whoever stands behind: مكّن X من محاصرة Y, اتهم X بقصف P."""
    if not cue.is_noun or cue.owned:
        return None
    sides = cue.scene.sides_in(max(cue.sentence[0], cue.trigger.word_start - _TOLD_REACH), cue.trigger.word_start)
    if not sides or is_patient(sides[-1]):
        return None
    side = sides[-1]
    gap = cue.scene.text[side.end : cue.trigger.word_start].replace('"', " ").split()
    before = cue.scene.text[max(cue.sentence[0], side.word_start - _VERB_REACH) : side.word_start].split()
    if _is_brought(cue, gap, before) or _is_accused(cue, gap, before):
        return party(side, "governed")
    return None


# A noun like اعتقال stands for its verb, as a verbal noun does.
_VERBAL = (Manner.MASDAR, Manner.SINGULAR)
_TOLD_REACH = 90
_VERB_REACH = 60


def _is_brought(cue: Cue, gap: list[str], before: list[str]) -> bool:
    """Return whether a verb before lets the party do it, or makes it: تمكنت X من قصف, أجبر X على فك."""
    masdar = cue.trigger.payload.manner in _VERBAL
    return masdar and gap in _TO_IT and _has(before[-_VERB_WORDS:], "governs-masdar")


_TO_IT = (["من"], ["علي"], ["في"], ["الي"])
_VERB_WORDS = 5


def _is_accused(cue: Cue, gap: list[str], before: list[str]) -> bool:
    """Return whether the party is said to be guilty of it: اتهم X بقصف, حمّل X مسؤولية الهجوم."""
    if not _has(before[-_ACCUSER_WORDS:], "accuses"):
        return False
    by_name = cue.clitic == "ب" and len(gap) <= _MOST_BETWEEN
    return by_name or (bool(gap) and len(gap) <= _MOST_BETWEEN and _has(gap[:2], "guilt"))


_ACCUSER_WORDS = 6
_MOST_BETWEEN = 4


def announcer(cue: Cue) -> Party | None:
    """Return who announces the deed right before it, as his own: أعلنت X قصف P, تبنت X تفجير P."""
    if not cue.is_noun or cue.entry.family not in ("strike", "people"):
        return None
    sides = cue.scene.sides_in(max(cue.sentence[0], cue.trigger.word_start - _TOLD_REACH), cue.trigger.word_start)
    if not sides or is_patient(sides[-1]):
        return None
    gap = cue.scene.text[sides[-1].end : cue.trigger.word_start].replace('"', " ").split()
    before = cue.scene.text[max(cue.sentence[0], sides[-1].word_start - _VERB_REACH) : sides[-1].word_start].split()
    return party(sides[-1], "announces") if gap in ([], ["عن"]) and _has(before[-2:], "announces") else None


def speaker(cue: Cue) -> Party | None:
    """Return who "we" are behind a verb of the first person: كتائب القسام: استهدفنا دبابة."""
    if cue.is_noun or not cue.scene.text.startswith("نا", cue.trigger.word_end - 2):
        return None
    for side in cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start):
        if cue.scene.text[side.end : side.end + 3].lstrip(' "').startswith(":"):
            return party(side, "name")
    voice = ourselves(cue.scene, cue.trigger)
    return party(voice, "name") if voice is not None else None


def _has(words: list[str], name: str) -> bool:
    return any(word in particles(name) or word[1:] in particles(name) for word in words)


def governor(cue: Cue) -> Party | None:
    """Return the subject, or the object forced, of the verb that governs the verbal noun."""
    start = max(cue.sentence[0], cue.trigger.word_start - _GOVERNOR_REACH)
    sides = [side for side in cue.scene.sides_in(start, cue.trigger.word_start) if not is_patient(side)]
    return party(sides[-1], "governor") if sides else None


_GOVERNOR_REACH = 150


def owner(cue: Cue) -> Party | None:
    """Return whose men or arms do it, by the pronoun on their noun beside the verb: قواتها أخلت."""
    text, at = cue.scene.text, cue.trigger
    before = text[max(cue.sentence[0], at.word_start - _NEXT) : at.word_start].split()
    behind = text[at.word_end : at.word_end + _NEXT].split()[:1]
    beside = next((each for each in reversed(before) if each not in particles("event-light")), "")
    if not any(_is_theirs(each) for each in (beside, *behind)):
        return None
    for side in reversed(cue.scene.sides_in(max(0, at.word_start - _OWNER_REACH), at.word_start)):
        if not is_patient(side) and cue.scene.is_armed(side.parties):
            return party(side, "pronoun")
    return None


def _is_theirs(each: str) -> bool:
    stem = next((each.removesuffix(end) for end in _THEIR if each.endswith(end)), "")
    return bool(stem) and bool({stem, stem + "ن", stem + "ه"} & particles("event-members"))


_THEIR = ("هما", "هم", "ها", "ه")
_OWNER_REACH = 300


def mover(cue: Cue) -> Party | None:
    """Return who goes, where the words before name him with nobody else between: المدنيون الذين خرجوا are others."""
    behind = cue.scene.text[cue.trigger.word_end : min(cue.end, cue.trigger.word_end + _NEXT)].split()[:1]
    if behind and behind[0] in particles("others-of-them"):
        return None
    within = cue.sentence if goes_on(cue) else cue.proposition
    start = max(within[0], cue.trigger.word_start - _MOVER_REACH)
    for side in reversed(cue.scene.sides_in(start, cue.trigger.word_start)):
        gap = cue.scene.text[side.end : cue.trigger.word_start]
        others = [
            hit for hit in cue.scene.hits[Layer.PERSON].within(side.end, cue.trigger.word_start) if _is_other(hit)
        ]
        if others or not may_do(cue.scene, side) or (" الذين " in gap and not gap.lstrip(' "').startswith("الذين")):
            return None
        return party(side, "subject")
    return None


_MOVER_REACH = 110


def goes_on(cue: Cue) -> bool:
    """Return whether a verb goes on about who did what was told before, no subject of its own behind it."""
    behind = cue.scene.text[cue.trigger.word_end : min(cue.end, cue.trigger.word_end + _NEXT)].split()[:1]
    before = cue.scene.text[max(cue.sentence[0], cue.trigger.word_start - _NEXT) : cue.trigger.word_start].split()[-1:]
    joined = cue.clitic.startswith(("و", "ف", "ل")) or (bool(before) and before[0] in particles("goes-on"))
    return joined and (not behind or behind[0] in particles("no-subject") or behind[0].startswith(("،", ".", "ب")))


_NEXT = 24


def _is_other(hit: Hit) -> bool:
    """Return whether people are no fighters: who goes is they, not the party before."""
    entry = hit.payload.entry
    return isinstance(entry, Person) and not entry.combatant
