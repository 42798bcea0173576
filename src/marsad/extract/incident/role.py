"""Who does an event and whom it befalls."""

from dataclasses import dataclass, replace

from marsad.extract.event_vocabulary import StateWord
from marsad.extract.incident.cue import Cue
from marsad.extract.incident.link import Link, link
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import RELATIVE
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Person
from marsad.text.span import Span

# Who is acted upon, and acts in no event that arms tell.
_PATIENTS = frozenset(("CIVILIANS", "DETAINEES", "IS_FAMILIES", "MIXED"))
_BEHIND = 170
_STATE_REACH = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Parties in one role, with the words that name them, folded, and how they were found."""

    parties: tuple[str, ...]
    start: int
    end: int
    how: str

    def span(self, scene: Scene) -> Span:
        """Return the words that name them."""
        return scene.folded.span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Who acts, who suffers, who is with or between whom; each may be nobody."""

    actor: Party | None = None
    target: Party | None = None
    others: tuple[Party, ...] = ()


def party(side: Side, how: str) -> Party:
    """Return a side as the filler of a role."""
    return Party(parties=side.parties, start=side.start, end=side.end, how=how)


def is_patient(side: Side) -> bool:
    """Return whether a side is only acted upon."""
    return bool(set(side.parties) & _PATIENTS)


def roles(cue: Cue) -> Roles:
    """Return the roles that the words of the event's clause fill."""
    led = _of_lead(cue) if cue.lead is not None else None
    found = _behind(cue, led)
    named = _named_by_adjective(cue)
    told = found.actor if found.actor is not None and (named is None or found.actor.how in _SURER) else named
    actor = told or _before(cue) or _by_row(cue)
    return Roles(actor=actor, target=found.target or _befallen(cue, actor), others=found.others)


# Doers that an adjective does not stand against: غارات تركية نفذها X.
_SURER = ("by", "light", "light-topic", "name")


def _by_row(cue: Cue) -> Party | None:
    """Return the doer that the words themselves tell: برصاص مجهولين."""
    if cue.entry.doer is None:
        return None
    return Party(parties=(cue.entry.doer,), start=cue.trigger.start, end=cue.trigger.word_end, how="row")


def _behind(cue: Cue, led: Party | None) -> Roles:
    """Return what the parties behind the word are to it, up to the next event; `led` does it already."""
    at = cue.trigger.word_end
    told = Roles(actor=led)
    for side in cue.scene.sides_in(cue.trigger.start, cue.trigger.end):
        if side.end >= at:
            told, at = _with(told, "target" if is_patient(side) else "actor", party(side, "name")), side.end
    topic = _topic(cue) if not cue.is_noun else None
    for side in cue.scene.sides_in(at, min(cue.end, cue.trigger.word_end + _BEHIND)):
        tie = Link.WITH if told.others and _is_other_side(cue, at, side) else link(cue, at, side)
        role = _role(cue, tie, side, started=(told.actor or topic) is not None)
        told = _with(told, role, party(side, tie.value))
        at = side.end if role in ("actor", "other") else at
    return _with(told, "actor", party(topic, "topic")) if topic else told


def _with(told: Roles, role: str | None, one: Party) -> Roles:
    """Return the roles with `one` in `role`, where nobody fills it yet."""
    if role == "actor" and told.actor is None:
        return replace(told, actor=one)
    if role == "target" and told.target is None:
        return replace(told, target=one)
    return replace(told, others=(*told.others, one)) if role == "other" else told


def _is_other_side(cue: Cue, at: int, side: Side) -> bool:
    """Return whether a party goes on with those between whom something is: بين X من جهة وY."""
    words = cue.scene.text[at : side.word_start].replace('"', " ").replace("،", " ").split()
    return cue.scene.text.startswith("و", side.word_start) and all(word in particles("two-sides") for word in words)


def _role(cue: Cue, tie: Link, side: Side, *, started: bool) -> str | None:
    """Return the role that a link gives a party behind this word."""
    if tie is Link.BY:
        return "actor"
    if tie is Link.AT:
        return "target"
    if tie is Link.WITH:
        return "other"
    if tie is Link.OF:
        return "actor" if cue.is_noun and not started else "target"
    if tie is Link.THING:
        return "actor" if cue.entry.family == "move" else "target"
    if tie is Link.DIRECT:
        return _direct(cue, side, started=started)
    return None


def _direct(cue: Cue, side: Side, *, started: bool) -> str | None:
    """Return the role of a party right behind the word, no preposition between."""
    if is_patient(side):
        return "target"
    if cue.is_noun:
        return "target" if started else cue.entry.genitive
    return "target" if started or cue.is_passive else "actor"


def _topic(cue: Cue) -> Side | None:
    """Return the party right before a verb, whose clause it is: قوات النظام قصفت; التي يشنها."""
    sides = cue.scene.sides_in(max(cue.sentence[0], cue.trigger.word_start - 90), cue.trigger.word_start)
    if not sides or is_patient(sides[-1]) or cue.is_passive or cue.clitic.startswith("و"):
        return None
    gap = cue.scene.text[sides[-1].end : cue.trigger.word_start].replace('"', " ").split()
    near = all(word in particles("event-light") for word in gap)
    return sides[-1] if near and len(gap) <= _TOPIC_WORDS else None


_TOPIC_WORDS = 3


def _named_by_adjective(cue: Cue) -> Party | None:
    """Return whose the event is by its adjective: غارات إسرائيلية, القصف التركي."""
    if not cue.is_noun:
        return None
    for hit in cue.scene.hits[Layer.STATE].within(cue.trigger.word_end, cue.trigger.word_end + _STATE_REACH):
        entry = hit.payload.entry
        gap = cue.scene.text[cue.trigger.word_end : hit.word_start].split()
        if isinstance(entry, StateWord) and hit.end <= cue.end and len(gap) <= _ADJECTIVES and not _STOPPED & set(gap):
            return Party(parties=(entry.party,), start=hit.start, end=hit.end, how="adjective")
    return None


_ADJECTIVES = 3
_STOPPED = frozenset(("علي", "في", "من", "ضد", "الي", "بين", "مع"))


def _before(cue: Cue) -> Party | None:
    """Return the doer named before the word: of its light verb, of its pronoun, or the subject of the clause."""
    if cue.lead is not None or cue.is_passive:
        return None
    if cue.is_noun and not cue.owned:
        return _governor(cue) if cue.entry.family in ("move", "siege", "clash") and cue.is_governed else None
    if cue.entry.family == "move":
        return _mover(cue)
    for side in reversed(cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start)):
        if may_do(cue.scene, side):
            return party(side, "subject")
    return None


def _governor(cue: Cue) -> Party | None:
    """Return the subject, or the object forced, of the verb that governs the verbal noun."""
    start = max(cue.sentence[0], cue.trigger.word_start - _GOVERNOR_REACH)
    sides = [side for side in cue.scene.sides_in(start, cue.trigger.word_start) if not is_patient(side)]
    return party(sides[-1], "governor") if sides else None


_GOVERNOR_REACH = 150


def _mover(cue: Cue) -> Party | None:
    """Return who goes, where the words before name him with nobody else between: المدنيون الذين خرجوا are others."""
    start = max(cue.proposition[0], cue.trigger.word_start - _MOVER_REACH)
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


def _is_other(hit: Hit) -> bool:
    """Return whether people are no fighters: who goes is they, not the party before."""
    entry = hit.payload.entry
    return isinstance(entry, Person) and not entry.combatant


def _of_lead(cue: Cue) -> Party | None:
    """Return the subject of the light verb before the noun: right behind it, else before it."""
    assert cue.lead is not None
    if is_suffering(cue):
        return None
    for side in cue.scene.sides_in(cue.lead.word_end, cue.trigger.word_start):
        gap = cue.scene.text[cue.lead.word_end : side.word_start].split()
        if not _STOPPED & set(gap) and not is_patient(side):
            return party(side, "light")
        break
    for side in reversed(cue.scene.sides_in(cue.sentence[0], cue.lead.word_start)):
        if may_do(cue.scene, side):
            return party(side, "light-topic")
    return None


def is_suffering(cue: Cue) -> bool:
    """Return whether the subject of the verb before is whom the event befalls: تعرض X لهجوم."""
    if cue.lead is None:
        return False
    entry = cue.lead.payload.entry
    return getattr(entry, "id", "") == "suffer"


def _befallen(cue: Cue, actor: Party | None) -> Party | None:
    """Return whom the event befalls where the words before say it: تعرضت دورية لقوات X لهجوم."""
    if not is_suffering(cue) or cue.lead is None:
        return None
    behind = cue.scene.sides_in(cue.lead.word_end, cue.trigger.word_start)
    before = cue.scene.sides_in(cue.start, cue.lead.word_start)
    for side in (*behind[:1], *before[-1:]):
        if actor is None or side.parties != actor.parties:
            return party(side, "suffers")
    return None


def may_do(scene: Scene, side: Side) -> bool:
    """Return whether a party named before a word can be its doer: it acts, and stands as no object."""
    if is_patient(side):
        return False
    before = scene.text[max(0, side.word_start - 24) : side.word_start].replace('"', " ").split()
    clitic = scene.text[side.word_start : side.start].removeprefix("و").removeprefix("ف")
    if RELATIVE.match(scene.text, side.end) is not None:
        return True
    of = bool(before) and before[-1] in particles("event-object") and before[-2:] != ["من", "قبل"]
    return clitic not in ("ل", "ب", "ك") and not of
