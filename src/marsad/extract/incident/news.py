"""Whether a word of events that names nobody tells news: an event of its own, and no mention of one told before."""

from marsad.extract.incident.cue import Cue, word
from marsad.extract.incident.frame import Frame
from marsad.extract.incident.locating import Nearness
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.term import IncidentType
from marsad.extract.vocabulary import Manner

CLAUSE_REACH = 24
GOING_REACH = 45
STOPS = frozenset("،.؛")
_AIM_REACH = 110
_RELATIVES = ("الذي", "التي", "اللذين", "اللتين")
_REACHING = ("reach", "target")
_WITHOUT = ("بلا", "دون", "بدون", "غير")
_BESIDE, _AFTER_WORDS, _GOING_WORDS = 24, 4, 6


def words_before(cue: Cue) -> list[str]:
    """Return the words right before the word, of its sentence."""
    start = max(cue.sentence[0], cue.trigger.word_start - CLAUSE_REACH)
    return cue.scene.text[start : cue.trigger.word_start].split()


def is_specified(found: Frame) -> bool:
    """Return whether the word is no mere mention of an event told before: indefinite, or with a clause or means."""
    cue = found.cue
    if cue.entry.family == "clash" and cue.is_noun:
        return _is_going_on(found)
    if not cue.is_definite or _begins(found) or _reaches(found) or _keeps_on(found):
        return True
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + CLAUSE_REACH]
    words = behind.split()
    if words[:1] and words[0] in particles("event-at"):
        return True
    return any(each in _RELATIVES for each in words[:3]) or any(
        0 <= hit.start - cue.trigger.word_end < CLAUSE_REACH for hit in found.means
    )


def _reaches(found: Frame) -> bool:
    """Return whether beside an attack's noun a verb tells what it hit: استهدفت الغارات سوقا, القصف طال المشفى."""
    cue = found.cue
    if cue.entry.family != "strike" or not (found.means or cue.entry.type is IncidentType.AIRSTRIKE):
        return False
    hits = cue.scene.hits[Layer.EVENT].within(
        cue.trigger.word_start - _BESIDE, min(cue.end, cue.trigger.word_end + _BESIDE)
    )
    gaps = (
        cue.scene.text[min(hit.word_end, cue.trigger.word_end) : max(hit.word_start, cue.trigger.word_start)]
        for hit in hits
        if word(hit).id in _REACHING and hit.payload.manner is not Manner.MASDAR
    )
    return any(len(gap.split()) <= 1 and not STOPS & set(gap) for gap in gaps)


def _keeps_on(found: Frame) -> bool:
    """Return whether a verb before tells that what is known goes on: تواصلت عمليات التمشيط."""
    cue = found.cue
    if cue.entry.family != "siege":
        return False
    before = words_before(cue)
    return any(each.removeprefix("و") in particles("event-goes-on") for each in before[-2:])


def _is_going_on(found: Frame) -> bool:
    """Return whether a fight whose sides are not named is told as news: تدور معارك, لا تزال المعارك."""
    cue = found.cue
    before = words_before(cue)
    if before and before[-1] in _WITHOUT:
        return False
    behind = cue.scene.text[cue.trigger.word_end : min(cue.end, cue.trigger.word_end + GOING_REACH)]
    if not cue.is_definite and behind.split()[:1] == ["بين"]:
        return True
    near = (*before[-3:], *behind.split("،", 1)[0].split()[:_GOING_WORDS])
    return _leads_to_news(found) or any(
        each.removeprefix("و").rstrip(".") in particles("event-goes-on") for each in near
    )


def _leads_to_news(found: Frame) -> bool:
    """Return whether a fight is what the news of its sentence came after: سيطرت على P بعد معارك."""
    cue = found.cue
    before = words_before(cue)
    after = any(each.removeprefix("و") in particles("event-aftermath") for each in before[-_AFTER_WORDS:])
    if before[-1:] in (["في"], ["خلال"]):
        after = bool(cue.scene.hits[Layer.OUTCOME].within(cue.proposition[0], cue.trigger.word_start))
    return after and not (cue.is_definite and cue.trigger.payload.manner is not Manner.MASDAR)


def is_news(found: Frame) -> bool:
    """Return whether the word tells an event though its clause names nobody and no place: خُطفوا, انفجار لغم."""
    if found.where.nearness is Nearness.NOWHERE:
        return False
    cue = found.cue
    phrase = cue.trigger.payload.manner is Manner.PHRASE
    # الهجوم الذي بدأ في, منذ بدء الهجوم: when it began is news of it.
    begun = cue.is_definite and cue.entry.family == "strike" and _begins(found)
    fought = cue.entry.family == "clash" and found.where.nearness is Nearness.SENTENCE and _leads_to_news(found)
    harmed = phrase and cue.entry.alone and cue.entry.family == "strike" and found.where.nearness is Nearness.SENTENCE
    suffered = (
        begun or fought or harmed or _is_cause(found) or ((cue.is_passive or phrase) and cue.entry.family == "people")
    )
    return suffered or (found.cue.entry.kind_by_means and bool(found.means))


def _is_cause(found: Frame) -> bool:
    """Return whether an attack is told as what brought about what its sentence tells of a place: إثر هجوم."""
    cue = found.cue
    if found.where.nearness is not Nearness.SENTENCE or not cue.is_noun or cue.is_definite:
        return False
    before = words_before(cue)
    words = before[-2:]
    return cue.entry.or_place or (
        cue.entry.family == "strike" and any(each in particles("event-cause") for each in words)
    )


def _begins(found: Frame) -> bool:
    """Return whether the words around tell when an event began."""
    cue = found.cue
    before = words_before(cue)
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + _AIM_REACH // 2]
    starts = particles("event-begins")
    begins = any(each.removeprefix("و") in starts for each in (*before[-2:], *behind.split()[:4]))
    return begins and bool(cue.scene.moments_in(cue.trigger.start, min(cue.sentence[1], cue.trigger.end + _AIM_REACH)))
