"""With what an event was done, what it hit, and what sort of event that makes it."""

from marsad.extract.event_vocabulary import MeansWord, ObjectWord
from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.term import IncidentType
from marsad.theatre.party import PartyKind

_AFTER = 110
_BEFORE = 60
# Where the means must stand that makes the word an event: سقطت ثلاث قذائف.
_CLOSE = 75
_ENDS = (". ", "؛", "\n")


def means_of(cue: Cue) -> tuple[Hit, ...]:
    """Return the means named in the event's clause, those behind it first; before it only its subject."""
    behind = _within(cue, Layer.MEANS, cue.trigger.start, min(cue.end, cue.trigger.word_end + _AFTER))
    before = _within(cue, Layer.MEANS, max(cue.start, cue.trigger.word_start - _BEFORE), cue.trigger.start)
    subject = [hit for hit in reversed(before) if _joins(cue.scene.text[hit.end : cue.trigger.word_start])]
    return tuple(hit for hit in (*behind, *subject) if _is_means(hit))


def _is_means(hit: Hit) -> bool:
    entry = hit.payload.entry
    return isinstance(entry, MeansWord) and not entry.none


def _joins(gap: str) -> bool:
    """Return whether what stands before the word belongs to its clause: no comma, no conjunction between."""
    return "،" not in gap and not any(word.startswith("و") for word in gap.split())


def objects_of(cue: Cue, means: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the things named behind the event in its clause, those left out of which its means are made."""
    found = _within(cue, Layer.OBJECT, cue.trigger.word_end, min(cue.end, cue.trigger.word_end + _AFTER))
    return tuple(hit for hit in found if not _is_never(cue, hit) and not any(_holds(m, hit) for m in means))


def _holds(one: Hit, two: Hit) -> bool:
    return one.start <= two.start < one.end


def _is_never(cue: Cue, hit: Hit) -> bool:
    entry = hit.payload.entry
    return isinstance(entry, ObjectWord) and any(cue.scene.text.startswith(form, hit.start) for form in entry.never)


def _within(cue: Cue, layer: Layer, start: int, end: int) -> tuple[Hit, ...]:
    found = cue.scene.hits[layer].within(start, end)
    return tuple(hit for hit in found if not any(mark in cue.scene.text[cue.trigger.end : hit.start] for mark in _ENDS))


def sort_of(cue: Cue, means: tuple[Hit, ...], actor: Party | None) -> IncidentType | None:
    """Return the type of the event; None where the word is none without means, and no means stands close by."""
    told = entry_type(cue, means)
    if cue.entry.wants_means and told is None:
        return cue.entry.type if _is_state(cue, actor) and cue.entry.type is IncidentType.AIRSTRIKE else None
    if cue.entry.kind_by_means and told is not None:
        return told
    if cue.entry.id == "bombard" and _flies(cue, actor):
        return IncidentType.AIRSTRIKE
    return cue.entry.type


def entry_type(cue: Cue, means: tuple[Hit, ...]) -> IncidentType | None:
    """Return the type that the means make of the event: the most telling one of those close by."""
    types = [
        hit.payload.entry.type for hit in means if isinstance(hit.payload.entry, MeansWord) and _is_close(cue, hit)
    ]
    return next((sort for sort in _RANK if sort in types), None)


_RANK = (
    IncidentType.SUICIDE_BOMBING,
    IncidentType.DRONE_STRIKE,
    IncidentType.AIRSTRIKE,
    IncidentType.IED_OR_MINE,
    IncidentType.SHELLING,
    IncidentType.EXPLOSION,
    IncidentType.GROUND_ATTACK,
)


def _is_close(cue: Cue, hit: Hit) -> bool:
    if not cue.entry.wants_means:
        return True
    return hit.start - cue.trigger.word_end < _CLOSE and cue.trigger.word_start - hit.end < _CLOSE


def _flies(cue: Cue, actor: Party | None) -> bool:
    """Return whether the doer is an alliance of states, which strikes from the air unless told otherwise."""
    return actor is not None and all(cue.scene.kinds.get(name) is PartyKind.COALITION for name in actor.parties)


def _is_state(cue: Cue, actor: Party | None) -> bool:
    """Return whether the doer is a state or an alliance of states, whose strikes come from the air."""
    kinds = (PartyKind.COALITION, PartyKind.STATE)
    return actor is not None and all(cue.scene.kinds.get(name) in kinds for name in actor.parties)
