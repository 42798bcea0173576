"""What became of people on the move."""

from itertools import pairwise

from marsad.extract.displacement.barring import is_barred
from marsad.extract.displacement.sense import entry_of, holds, is_purpose, words_in
from marsad.extract.displacement.told import Told
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Movement, Outcome
from marsad.extract.vocabulary import Manner

_FERRIED, _TOLD_BEFORE = 170, 500
_AT_HOME, _COMING = 3, 40
# The verb that forces them stands so near before.
_FORCED = 30
_TOWARDS = frozenset(("الي", "نحو", "باتجاه", "صوب"))


def outcome_of(scene: Scene, told: Told) -> Movement | None:
    """Return what became of the people; None where fighters only move, and of the dead and the captured."""
    entry, crowd = told.entry, told.crowd
    if is_purpose(scene, told.hit) and not told.led:
        return None
    if told.led and is_barred(scene, told.hit, crowd):
        return None if entry.outcome is Movement.RETURNED or crowd.is_armed else Movement.TRAPPED
    harm = crowd.noun.outcome if crowd.noun is not None else None
    if harm is not None:
        wounded = harm is Outcome.WOUNDED and entry.outcome is Movement.EVACUATED and crowd.stated
        return entry.outcome if wounded else None
    ferried = _is_ferried(scene, told)
    return _of_fighters(told, ferried=ferried) if crowd.is_armed else _of_civilians(scene, told, ferried=ferried)


def _of_civilians(scene: Scene, told: Told, *, ferried: bool) -> Movement | None:
    """Return what became of people who do not fight: of those whose homes are told behind, of those on the way back."""
    entry = told.entry
    if entry.moves and holds(words_in(scene, told.end, told.sentence[1])[:_AT_HOME], "homes"):
        return _of_households(told, ferried=ferried)
    if entry.weak and entry.outcome is Movement.FLED and _is_way_back(scene, told):
        return Movement.RETURNED
    return entry.ferried if entry.ferried is not None and ferried else entry.outcome


def _is_way_back(scene: Scene, told: Told) -> bool:
    """Return whether people go to their homes, or are called returning right behind: إلى ديارهم, عائدين."""
    behind = told.behind(scene)[:_AT_HOME]
    if any(word in _TOWARDS and following in particles("homes") for word, following in pairwise(behind)):
        return True
    near = scene.hits[Layer.MOVEMENT].within(told.end, min(told.sentence[1], told.end + _COMING))
    coming = [hit for hit in near if hit.payload.manner is Manner.PARTICIPLE]
    return told.crowd.moved is not Movement.RETURNED and any(
        entry_of(hit).outcome is Movement.RETURNED for hit in coming
    )


def _of_households(told: Told, *, ferried: bool) -> Movement | None:
    """Return what became of people whose homes are told behind: those who leave them flee (أخلت عائلات منازلها)."""
    entry = told.entry
    finite = told.hit.payload.manner in {Manner.PAST, Manner.PRESENT}
    leaves = finite and entry.outcome is Movement.EVACUATED
    if leaves and told.hit.word_end <= told.crowd.start and not ferried:
        return Movement.FLED
    return entry.outcome


def _of_fighters(told: Told, *, ferried: bool) -> Movement | None:
    """Return what became of fighters: brought out under an agreement, or fled in numbers; else they only march."""
    entry = told.entry
    if not told.crowd.stated:
        return entry.armed if ferried and entry.armed is Movement.EVACUATED and not entry.carries else None
    return None if entry.marches and not ferried else entry.armed


def _is_ferried(scene: Scene, told: Told) -> bool:
    """Return whether buses or an agreement bring people out: around the words, or told just before."""
    if holds(words_in(scene, told.start - _FORCED, told.hit.word_start), "forced"):
        return False
    if holds(told.around(scene, _FERRIED), "vehicles", "by-agreement"):
        return True
    return holds(words_in(scene, told.start - _TOLD_BEFORE, told.start), "rides-again")
