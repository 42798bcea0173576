"""Whether the slots are filled without which a word tells no event."""

from bisect import bisect_left
from collections.abc import Sequence

from marsad.extract.incident.frame import Frame, ids
from marsad.extract.incident.locating import Nearness
from marsad.extract.incident.news import CLAUSE_REACH, GOING_REACH, STOPS, is_news, is_specified, words_before
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import IncidentType
from marsad.extract.vocabulary import Manner, Person

_AIM_REACH = 110
_HARD = ("strike", "clash", "people", "siege", "find", "reach")
_OPPOSED = 2
_SUBJECT_REACH = 70


def suffices(found: Frame) -> bool:
    """Return whether an event is told: what its row wants is named, and something beside the word."""
    filled = {
        "actor": bool(found.actors),
        "target": bool(found.targets),
        "place": found.where.nearness is Nearness.CLAUSE,
    }
    filled["people"] = found.people
    if not all(filled[slot] for slot in _wants(found)) or not (_is_aimed(found) and _is_sided(found)):
        return False
    if filled["actor"] or filled["target"] or found.people or _is_settled(found):
        return True
    return is_specified(found) and (is_news(found) or (filled["place"] and _is_placed(found)))


def _wants(found: Frame) -> tuple[str, ...]:
    """Return what must be named: no doer where fighters go, or where the word and its place are enough."""
    wants = found.cue.entry.wants
    return tuple(slot for slot in wants if slot != "actor" or not _needs_no_doer(found))


def _needs_no_doer(found: Frame) -> bool:
    """Return whether an event is told though who does it is not."""
    return _goes(found) or _is_there(found) or _is_suffered(found) or _is_settled(found)


def _is_suffered(found: Frame) -> bool:
    """Return whether a verb tells what befell somebody, or with what arms: أُوقف ثلاثة أشخاص, المدفعية تدك المدينة."""
    armed = bool(found.means) and found.cue.entry.kind_by_means and not found.cue.is_noun
    held = found.people and found.cue.entry.family == "people" and found.where.nearness is Nearness.CLAUSE
    return armed or held or (found.cue.is_passive and (found.people or bool(found.targets) or bool(found.means)))


def _is_settled(found: Frame) -> bool:
    """Return whether an accord or talks are told by how they came about or stand: بموجب اتفاق, مفاوضات متعثرة."""
    cue = found.cue
    if cue.entry.family != "pact" or cue.entry.two or found.where.nearness is Nearness.NOWHERE:
        return False
    before = words_before(cue)
    behind = cue.scene.text[cue.trigger.word_end : min(cue.proposition[1], cue.trigger.word_end + GOING_REACH)]
    made = any(each.removeprefix("و") in particles("pact-by") for each in (cue.clitic, *before[-2:]))
    return made or any(each.rstrip(".،") in particles("pact-stands") for each in behind.split()[:_PACT_WORDS])


_PACT_WORDS = 4


def _goes(found: Frame) -> bool:
    """Return whether fighters go whose party is not told, from or to a place that is."""
    return found.people and found.cue.entry.family == "move" and found.where.nearness is Nearness.CLAUSE


def _is_there(found: Frame) -> bool:
    """Return whether a noun that tells of nothing but war has its place, known, in its clause: تمشيط P, انسحاب من P."""
    placed = found.where.nearness is Nearness.CLAUSE and any(item.place is not None for item in found.where.items)
    return found.cue.entry.or_place and found.cue.is_noun and placed


def _is_aimed(found: Frame) -> bool:
    """Return whether something is aimed at, where the word is no event without: أطلق صاروخا على."""
    cue = found.cue
    if not cue.entry.aims or found.targets:
        return True
    words = cue.scene.text[cue.trigger.word_end : min(cue.end, cue.trigger.word_end + _AIM_REACH)].split()
    return any(each in particles("event-at") for each in words)


def _is_sided(found: Frame) -> bool:
    """Return whether a fight has its sides named, where the word may tell another contest: معركة."""
    single = found.cue.trigger.payload.manner is Manner.SINGULAR
    needed = found.cue.entry.two or (found.cue.entry.singular_weak and single)
    sided = len(ids(found.actors)) >= _OPPOSED
    # Talks that one side holds at a place: أنهى المبعوث محادثات في P.
    met = found.cue.entry.two and bool(found.actors) and found.where.nearness is Nearness.CLAUSE
    return not needed or sided or met


def _is_placed(found: Frame) -> bool:
    """Return whether a place alone makes the word an event: not of captives, nor of a verb's unknown doer."""
    if found.cue.entry.family == "people":
        return False
    told = found.cue.is_noun or found.cue.is_passive or bool(found.means) or _is_by_fighters(found)
    return told or found.cue.entry.family == "find" or found.cue.entry.type is IncidentType.EXPLOSION


def _is_by_fighters(found: Frame) -> bool:
    """Return whether a verb's subject is a noun for fighters of a party unnamed: هاجمت مجموعات قرية."""
    cue = found.cue
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + CLAUSE_REACH].split()[:1]
    if behind and (behind[0] in particles("event-members") or behind[0] in particles("event-armour")):
        return True
    people = cue.scene.hits[Layer.PERSON].within(
        max(cue.start, cue.trigger.word_start - _SUBJECT_REACH), cue.trigger.start
    )
    entry = people[-1].payload.entry if people else None
    joined = bool(people) and not STOPS & set(cue.scene.text[people[-1].end : cue.trigger.word_start])
    return joined and isinstance(entry, Person) and entry.combatant and not cue.is_noun


def said_alone(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames without the words of parties about an event that is told itself: نفت X أن تكون قصفت."""
    starts = [found.cue.trigger.start for found in frames if found.cue.entry.family != "word"]
    return tuple(
        found
        for found in frames
        if found.cue.entry.family != "word"
        or bisect_left(starts, found.cue.trigger.start) == bisect_left(starts, found.cue.proposition[1])
    )


def in_war(scene: Scene, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames without those of coming, going and talking in passages that tell of no arms."""
    armed = [stretch for stretch in scene.stretches if _is_armed(scene, frames, (stretch.start, stretch.end))]
    return tuple(
        found
        for found in frames
        if found.cue.entry.family in _HARD
        or any(stretch.start <= found.cue.trigger.start < stretch.end for stretch in armed)
    )


def _is_armed(scene: Scene, frames: Sequence[Frame], bounds: tuple[int, int]) -> bool:
    """Return whether the passage tells of an attack, a fight or captives, or names an armed party by its own name."""
    start, end = bounds
    if any(found.cue.entry.family in _HARD and start <= found.cue.trigger.start < end for found in frames):
        return True
    return any(not side.weak and scene.is_armed(side.parties) for side in scene.sides_in(start, end))
