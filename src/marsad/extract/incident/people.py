"""People around an event who are named by no party: whom it killed, the fighters who go."""

from dataclasses import dataclass
from itertools import pairwise

from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party, is_patient, may_do, party
from marsad.extract.incident.governor import goes_on
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.term import IncidentType, Outcome
from marsad.extract.vocabulary import OutcomeWord, Person
from marsad.theatre.party import PartyKind

_VICTIM_REACH = 160
_COUNT_REACH = 90
_FIGHTER_REACH = 40
_CIVILIANS = "CIVILIANS"
_HARM = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fighters:
    """Fighters who go, with the party whose they are, where a pronoun tells it."""

    party: Party | None


def victims(cue: Cue, actor: Party | None = None) -> Party | None:
    """Return whom the event's own clause tells to be killed or hurt: civilians, or a side other than its doer."""
    start, end = max(cue.start, cue.trigger.start - _VICTIM_REACH), min(_told_of(cue), cue.trigger.end + _VICTIM_REACH)
    for hit in cue.scene.hits[Layer.OUTCOME].within(start, end):
        entry = hit.payload.entry
        if isinstance(entry, OutcomeWord) and entry.outcome in _HARM:
            # مقتل ستة في غارة لـX: who stands behind the event is not who died before it.
            stop = cue.trigger.word_start if hit.start < cue.trigger.start else end
            found = _victims(cue, actor, (hit.word_end, min(stop, hit.word_end + _COUNT_REACH)))
            if found is not None:
                return found
    return None


def _told_of(cue: Cue) -> int:
    """Return where the words about the event end: with its clause, or that right behind it which tells who fell."""
    if cue.end < cue.proposition[1] or cue.end >= cue.sentence[1]:
        return cue.end
    fell = cue.scene.hits[Layer.OUTCOME].within(cue.end, cue.end + _NEXT)
    if not fell or cue.scene.text[fell[0].word_start : fell[0].start] not in ("و", "ف") or _is_dealt(fell[0]):
        return cue.end
    events = cue.scene.hits[Layer.EVENT].within(fell[0].word_end, cue.sentence[1])
    return events[0].word_start if events else cue.sentence[1]


def _is_dealt(hit: Hit) -> bool:
    """Return whether the word has a subject of its own, who deals the harm: وأوقعت في صفوفها قتلى."""
    entry = hit.payload.entry
    return isinstance(entry, OutcomeWord) and entry.people_only


_NEXT = 8


def _victims(cue: Cue, actor: Party | None, bounds: tuple[int, int]) -> Party | None:
    start, end = bounds
    for side in cue.scene.sides_in(start, end):
        if actor is not None and set(side.parties) & set(actor.parties):
            # قتلت طائرات X مدنيين بغارة: its doer stands before whom it killed.
            continue
        if side.parties == (_CIVILIANS,) or _is_lost(cue, start, side, actor):
            return party(side, "victims")
        return None
    for hit in cue.scene.hits[Layer.PERSON].within(start, end):
        entry = hit.payload.entry
        if isinstance(entry, Person) and entry.party == _CIVILIANS and not entry.figure_only:
            return Party(parties=(_CIVILIANS,), start=hit.start, end=hit.end, how="victims")
    return None


def _is_lost(cue: Cue, start: int, side: Side, actor: Party | None) -> bool:
    """Return whether a side behind a word of death is whose men died: مقتل ستة من قوات X, and not who killed them."""
    if (actor is not None and set(side.parties) & set(actor.parties)) or is_patient(side):
        return False
    gap = cue.scene.text[start : side.word_start].replace('"', " ").split()
    between = cue.scene.text[side.end : cue.trigger.word_start]
    if (actor is None and not gap) or "،" in between:
        return False
    return len(gap) <= _LOST_WORDS and not any(
        word.removeprefix("و") in particles(name) for word in gap for name in _NOT_THEIRS
    )


_LOST_WORDS = 6
_NOT_THEIRS = ("event-by", "event-with")


def taken(cue: Cue) -> Party | None:
    """Return whom a verb of people befalls where they stand before it: الذين اعتقلهم X, مدنيون خطفوا."""
    meant = cue.scene.text[cue.trigger.end : cue.trigger.word_end] in _THEM
    if cue.is_noun or not (meant or cue.is_passive):
        return None
    start = max(cue.sentence[0], cue.trigger.word_start - _VICTIM_REACH)
    for hit in reversed(cue.scene.hits[Layer.PERSON].within(start, cue.trigger.word_start)):
        entry = hit.payload.entry
        if isinstance(entry, Person) and entry.party is not None:
            return Party(parties=(entry.party,), start=hit.start, end=hit.end, how="taken")
        if isinstance(entry, Person) and entry.combatant:
            return None
    return None


_THEM = ("هم", "هما", "ه", "ها", "هن")


def fighters(cue: Cue) -> Fighters | None:
    """Return the fighters who go, where a noun for them stands beside the word: فرار المسلحين, انسحاب عناصره."""
    at = cue.trigger
    near = cue.scene.hits[Layer.PERSON].within(at.word_end, min(cue.end, at.word_end + _FIGHTER_REACH))
    if not cue.is_noun:
        near = (
            *near[:1],
            *cue.scene.hits[Layer.PERSON].within(max(cue.start, at.word_start - _FIGHTER_REACH), at.start)[-1:],
        )
    for hit in near[:2]:
        entry = hit.payload.entry
        if isinstance(entry, Person) and (entry.combatant or _escapes(cue, entry)):
            return Fighters(party=_owner(cue, hit))
    return Fighters(party=None) if _are_left(cue) or _are_others(cue) else None


def _escapes(cue: Cue, entry: Person) -> bool:
    """Return whether prisoners flee."""
    return cue.entry.type is IncidentType.FLIGHT and entry.party == "DETAINEES"


def _are_others(cue: Cue) -> bool:
    """Return whether those go of whom it was told before, or others of them: قتل مسلحان ولاذ آخرون بالفرار."""
    behind = cue.scene.text[cue.trigger.word_end : min(cue.end, cue.trigger.word_end + _FIGHTER_REACH)].split()[:1]
    others = bool(behind) and behind[0] in particles("others-of-them")
    if cue.is_noun or not (others or goes_on(cue)):
        return False
    people = cue.scene.hits[Layer.PERSON].within(cue.sentence[0], cue.trigger.word_start)
    entry = people[-1].payload.entry if people else None
    return isinstance(entry, Person) and entry.combatant


def _are_left(cue: Cue) -> bool:
    """Return whether those go who are left of an armed group: فرّ من بقي منهم, من نجا من المسلحين انكفأ."""
    text, at = cue.scene.text, cue.trigger
    behind = text[at.word_end : min(cue.end, at.word_end + _FIGHTER_REACH)].split()
    before = text[max(cue.sentence[0], at.word_start - _FIGHTER_REACH) : at.word_start].split()
    for words in (behind[:2], *([pair[0], pair[1]] for pair in pairwise(before))):
        if words[:1] in (["من"], ["ومن"]) and words[1:] and words[1] in particles("left-over"):
            return True
    return False


def _owner(cue: Cue, hit: Hit) -> Party | None:
    """Return whose the fighters are by the pronoun on their noun: the last group named before; a state has soldiers."""
    if hit.word_end == hit.end:
        return None
    for side in reversed(cue.scene.sides_in(max(0, cue.trigger.start - _VICTIM_REACH), cue.trigger.start)):
        states = all(cue.scene.kinds.get(name) is PartyKind.STATE for name in side.parties)
        if not (states or is_patient(side)) and may_do(cue.scene, side):
            return party(side, "pronoun")
    return None
