"""Whose an event is by an adjective of a state: غارات إسرائيلية, أغارت طائرات تركية."""

from collections.abc import Iterator

from marsad.extract.event_vocabulary import StateWord
from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import Party
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles

_REACH = 45
_WORDS = 3
_OWN = 2
_STOPPED = frozenset(("علي", "في", "من", "ضد", "الي", "بين", "مع"))


def named_by_adjective(cue: Cue) -> Party | None:
    """Return whose the event is: by the noun's own adjective, or that of the arms which do it."""
    if cue.is_noun:
        return next(_behind(cue, needs_arms=False), None)
    return next(_behind(cue, needs_arms=True), None) or next(_ahead(cue), None)


def _behind(cue: Cue, *, needs_arms: bool) -> Iterator[Party]:
    for hit in cue.scene.hits[Layer.STATE].within(cue.trigger.word_end, cue.trigger.word_end + _REACH):
        gap = cue.scene.text[cue.trigger.word_end : hit.word_start].split()
        near = hit.end <= cue.end and len(gap) <= _WORDS and not _STOPPED & set(gap)
        if near and (not needs_arms or _is_of_arms(gap, hit)):
            yield from _party(hit)


def _is_of_arms(gap: list[str], hit: Hit) -> bool:
    """Return whether the adjective is that of the arms right behind a verb: قصفت مدفعية تركية."""
    return 0 < len(gap) <= _OWN and _is_arms(gap[0]) and hit.word_start == hit.start


def _ahead(cue: Cue) -> Iterator[Party]:
    """Yield whose the arms are that stand before a verb as its subject: طائرات إسرائيلية أغارت."""
    if cue.is_passive or cue.clitic.startswith("و"):
        return
    for hit in reversed(cue.scene.hits[Layer.STATE].within(cue.trigger.word_start - _REACH, cue.trigger.word_start)):
        gap = cue.scene.text[hit.word_end : cue.trigger.word_start].split()
        before = cue.scene.text[max(cue.sentence[0], hit.word_start - _REACH) : hit.word_start].split()[-2:]
        joined = len(gap) <= _AHEAD and not any("،" in word or "." in word for word in gap)
        yield from _party(hit) if joined and any(_is_arms(word) for word in before) else ()
        return


_AHEAD = 4


def _is_arms(word: str) -> bool:
    return word.removeprefix("و").removeprefix("ال") in particles("event-members")


def _party(hit: Hit) -> Iterator[Party]:
    entry = hit.payload.entry
    if isinstance(entry, StateWord):
        yield Party(parties=(entry.party,), start=hit.start, end=hit.end, how="adjective")
