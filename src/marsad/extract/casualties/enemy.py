"""Whom those fight who did it, or who tell it, where fighters are counted without a party."""

from collections.abc import Sequence

from marsad.extract.casualties.doing import doer
from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject
from marsad.extract.role.opponent import opponent
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, Person
from marsad.text.fold import fold
from marsad.theatre.mouthpiece import voice_of
from marsad.theatre.party import PartyKind

# From the words that part people in dead and wounded back to those that say who they are.
_PARTED_REACH = 90
_NOBODY = "UNKNOWN"


def enemy(scene: Scene, toll: Toll) -> Side | None:
    """Return the one party that the doer of a toll fights, for a fighter of whom no party is told."""
    noun = toll.count.noun
    if noun is None or not noun.combatant or noun.party is not None:
        return None
    by = doer(scene, toll, scene.sentence(toll.count.start)) or _killer(scene, toll)
    if by is not None and scene.is_armed(by.parties) and _NOBODY not in by.parties:
        return opponent(scene, by, toll.count.start)
    teller = _teller(scene, toll)
    hostile = fold(noun.singular).text in particles("called-by-foes")
    if teller is None or not (hostile or _is_of_other_kind(scene, noun, (teller,))):
        return None
    return opponent(scene, _side(toll, (teller,)), toll.count.start)


def _is_of_other_kind(scene: Scene, noun: Person, parties: Sequence[str]) -> bool:
    """Return whether a noun tells fighters of another kind of party: a group has no جنود."""
    kinds = _KINDS.get(noun.side) if noun.side is not None else None
    return kinds is not None and any(scene.kinds.get(party) not in kinds for party in parties)


# Which kinds of party have the fighters that a noun tells: جنود, متشددون.
_KINDS = {
    PartyKind.STATE_FORCE: (PartyKind.STATE_FORCE, PartyKind.STATE, PartyKind.COALITION),
    PartyKind.ARMED_GROUP: (PartyKind.ARMED_GROUP, PartyKind.MILITIA),
}


def lone_side(scene: Scene, toll: Toll) -> Side | None:
    """Return the only side that the proposition has named, for a fighter; None where it has named none or several."""
    noun = toll.count.noun
    if noun is None or not noun.combatant or noun.named_only:
        return None
    start, _ = scene.proposition(toll.count.start)
    named = [side for side in scene.sides_in(start, toll.count.start) if scene.is_armed(side.parties)]
    if len({side.parties for side in named}) != 1 or _is_of_other_kind(scene, noun, named[-1].parties):
        return None
    foes = fold(noun.singular).text in particles("called-by-foes")
    return None if foes and _teller(scene, toll) in named[-1].parties else named[-1]


def _killer(scene: Scene, toll: Toll) -> Side | None:
    """Return who did what a verbal noun says that is done, not suffered: أعلن الجيش تدمير رتل وقتل 23 مسلحا."""
    cue = toll.cue
    done = cue is not None and cue.payload.manner is Manner.MASDAR and entry_of(cue).active
    if cue is None or not done or scene.text[cue.start : cue.end] in particles("suffered"):
        return None
    return subject(scene, cue, scene.sentence(cue.start), follows=True)


def _teller(scene: Scene, toll: Toll) -> str | None:
    """Return the party that tells of the toll, in its own media or by its spokesman; None where none does."""
    at = toll.count.start
    said = [u.speaker for u in scene.utterances_near(at) if u.start <= at < u.end and u.speaker in scene.kinds]
    return said[-1] if said else voice_of(scene.report.publisher.name)


def _side(toll: Toll, parties: Sequence[str]) -> Side:
    at = toll.count.start
    return Side(start=at, end=at, word_start=at, parties=tuple(parties))


def fallen(scene: Scene, toll: Toll) -> Side | None:
    """Return whose the people are that are only told to be dead and wounded: سقوط عناصر المليشيا بين قتيل وجريح."""
    count = toll.count
    if not count.joint or count.noun is not None or not count.figure.vague:
        return None
    start = max(scene.sentence(count.start)[0], count.start - _PARTED_REACH)
    verbs = scene.hits[Layer.OUTCOME].within(start, count.start)
    begun = scene.sides_in(verbs[-1].word_end if verbs else start, count.start)
    if len(begun) > 1 or (begun and verbs and not _acts(scene, verbs[-1].word_end, begun[0])):
        return begun[-1]
    voice = voice_of(scene.report.publisher.name)
    by = begun[0] if begun else _side(toll, (voice,)) if voice is not None else None
    return opponent(scene, by, count.start) if by is not None else None


def _acts(scene: Scene, at: int, side: Side) -> bool:
    """Return whether a party stands right behind its verb."""
    return not scene.text[at : side.word_start].strip(' "')
