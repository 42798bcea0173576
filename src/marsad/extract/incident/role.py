"""Who does an event and whom it befalls."""

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.incident import governor
from marsad.extract.incident.adjective import named_by_adjective
from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party, is_patient, may_do, party
from marsad.extract.incident.link import Link, link
from marsad.extract.incident.sufferer import befallen, is_suffering
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles

_BEHIND = 170


class Roles(Struct, frozen=True, kw_only=True):
    """Who acts, who suffers, who is with or between whom; each may be nobody."""

    actor: Party | None = None
    target: Party | None = None
    others: tuple[Party, ...] = ()


def roles(cue: Cue) -> Roles:
    """Return the roles that the words of the event's clause fill."""
    led = _of_lead(cue) if cue.lead is not None else None
    found = _behind(cue, led or governor.speaker(cue) or governor.told(cue))
    named = named_by_adjective(cue)
    told = found.actor if found.actor is not None and _is_surer(found.actor, named) else named
    actor = told or _before(cue) or _by_row(cue)
    return Roles(actor=actor, target=found.target or befallen(cue, actor), others=found.others)


# Doers that an adjective does not stand against: غارات تركية نفذها X.
_SURER = ("by", "light", "light-topic", "name", "governed")


def _is_surer(found: Party, named: Party | None) -> bool:
    """Return whether a doer told otherwise stands against an adjective, of which his name may be part."""
    return named is None or found.how in _SURER or found.start <= named.start < found.end


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
            told, at = _with(told, _named(cue, side), party(side, "name")), side.end
    topic = _topic(cue) if not cue.is_noun else None
    for side in cue.scene.sides_in(at, min(cue.end, cue.trigger.word_end + _BEHIND)):
        tie = Link.WITH if told.others and _is_other_side(cue, at, side) else link(cue, at, side)
        role = _role(cue, tie, side, started=(told.actor or topic) is not None)
        told = _with(told, role, party(side, tie.value))
        at = side.end if role in ("actor", "other") else at
    return _with(told, "actor", party(topic, "topic")) if topic else told


def _named(cue: Cue, side: Side) -> str:
    """Return the role of a party whose name begins in the words of the event: غارات التحالف, ملاحقة عناصر X."""
    hunted = cue.entry.family == "siege" and cue.entry.genitive == "target"
    return "target" if hunted or is_patient(side) else "actor"


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
        # استهداف للمدنيين: who is only acted upon strikes nobody.
        struck = cue.entry.family == "strike" and is_patient(side)
        return "actor" if cue.is_noun and not started and not struck else "target"
    if tie is Link.THING:
        return "actor" if cue.entry.family == "move" else "target"
    if tie is Link.DIRECT:
        return _direct(cue, side, started=started)
    return None


def _direct(cue: Cue, side: Side, *, started: bool) -> str | None:
    """Return the role of a party right behind the word, no preposition between."""
    if is_patient(side) or cue.scene.text.endswith(_GOVERNING, cue.trigger.start, cue.trigger.end):
        return "target"
    # A noun with the article owns nothing: أجبرت الغارات عناصر X.
    if cue.is_noun and cue.is_definite and not cue.scene.text.startswith("ال", side.start):
        return None
    if cue.is_noun:
        holds = cue.entry.family == "people" and _is_body(cue, side)
        return "target" if started else "actor" if holds else cue.entry.genitive
    return "target" if started or cue.is_passive else "actor"


# ألقي القبض على: what stands behind its preposition is its object.
_GOVERNING = (" علي", " عن")


def _is_body(cue: Cue, side: Side) -> bool:
    """Return whether a side right behind the word is named as a body, and no man of it: خطف تنظيم الدولة."""
    people = cue.scene.hits[Layer.PERSON].within(side.start, side.start + 1)
    text = cue.scene.text
    apart = text[cue.trigger.word_end : side.word_start].strip(' "')
    return not (people or apart) and not text[side.start : side.end].split()[0].endswith(("ين", "ون", "ان"))


def _topic(cue: Cue) -> Side | None:
    """Return the party right before a verb, whose clause it is: قوات النظام قصفت; التي يشنها."""
    sides = cue.scene.sides_in(max(cue.sentence[0], cue.trigger.word_start - 90), cue.trigger.word_start)
    if not sides or is_patient(sides[-1]) or cue.is_passive or cue.clitic.startswith("و"):
        return None
    gap = cue.scene.text[sides[-1].end : cue.trigger.word_start].replace('"', " ").split()
    near = all(word in particles("event-light") for word in gap)
    if gap == ["،"] and _is_followed(cue):
        return None
    return sides[-1] if near and len(gap) <= _TOPIC_WORDS else None


def _is_followed(cue: Cue) -> bool:
    """Return whether a verb has its subject right behind it: بعد فرار قوات X، اقتادت Y ثلاثة جنود."""
    behind = cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + _SUBJECT_REACH)
    return bool(behind) and link(cue, cue.trigger.word_end, behind[0]) is Link.DIRECT and not is_patient(behind[0])


_SUBJECT_REACH = 30


_TOPIC_WORDS = 3


def _before(cue: Cue) -> Party | None:
    """Return the doer named before the word: of its light verb, of its pronoun, or the subject of the clause."""
    if cue.lead is not None or cue.is_passive:
        return None
    if cue.is_noun and not (cue.owned or cue.is_his):
        return _by_arms(cue) or _governing(cue)
    if cue.entry.family == "move":
        return governor.mover(cue) or governor.owner(cue)
    for side in reversed(cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start)):
        if may_do(cue.scene, side):
            return party(side, "subject")
    return governor.owner(cue)


def _governing(cue: Cue) -> Party | None:
    """Return the doer that the verb before a verbal noun names: of what is done, else of what is announced."""
    governed = cue.is_tried or (cue.entry.family in ("move", "siege", "clash") and cue.is_governed)
    return governor.governor(cue) if governed else governor.announcer(cue)


def _by_arms(cue: Cue) -> Party | None:
    """Return whose arms do it, named before as what acts in the clause: أجهز طيران التحالف بضربتين على الرتل."""
    if cue.entry.family != "strike" or cue.clitic not in _MEANS:
        return None
    for side in reversed(cue.scene.sides_in(cue.proposition[0], cue.trigger.word_start)):
        own = cue.scene.text[side.start : side.end].split()
        led = cue.scene.text[max(0, side.word_start - _ARM_REACH) : side.word_start].split()[-1:]
        armed = any(word.removeprefix("و").removeprefix("ال") in particles("event-arms") for word in (*own[:2], *led))
        if armed and may_do(cue.scene, side):
            return party(side, "arms")
    return None


# An act is done by blows (بضربتين), or in them (في غارات).
_MEANS = ("ب", "وب")
_ARM_REACH = 14
_STOPPED = frozenset(("علي", "في", "من", "ضد", "الي", "بين", "مع"))


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
