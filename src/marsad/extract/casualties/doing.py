"""Who did it."""

from bisect import bisect_left
from functools import cache

from marsad.extract.casualties.object_pronoun import is_done_to_them, subject_of
from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner


@cache
def _hands() -> tuple[str, ...]:
    """Return how what stands before a doer ends."""
    return (*sorted(particles("by-hand")), "قبل")


def _by_hand(scene: Scene) -> tuple[Side, ...]:
    """Return everybody behind words for a doer, wherever they stand in the report."""
    return tuple([side for side in scene.sides if _is_by_hand(scene, side)])


def _is_by_hand(scene: Scene, side: Side) -> bool:
    before = scene.text[max(scene.sentence(side.start)[0], side.word_start - 30) : side.word_start]
    if not before.rstrip(' "').endswith(_hands()):
        return False
    words = before.replace('"', " ").split()
    if "منذ" in words[-4:]:
        # منذ بدء هجوم X dates it.
        return False
    return bool(words) and (words[-1] in particles("by-hand") or words[-2:] == ["من", "قبل"])


def _start(side: Side) -> int:
    return side.start


def doer(scene: Scene, toll: Toll, sentence: tuple[int, int]) -> Side | None:
    """Return who did it (على يد X, من قبل X, an active verb's subject), None where it is not said."""
    start, end = max(sentence[0], toll.count.start - 160), min(sentence[1], toll.count.end + 140)
    hands = scene.once(_by_hand)
    at = bisect_left(hands, start, key=_start)
    if at < len(hands) and hands[at].start < end:
        return hands[at]
    return _subject(scene, toll)


def _subject(scene: Scene, toll: Toll) -> Side | None:
    """Return the subject of the active verb that tells the toll."""
    cue = toll.cue
    if cue is None or not entry_of(cue).active:
        return None
    if cue.start > toll.count.start and is_done_to_them(scene, cue, toll.count):
        return subject_of(scene, cue, toll.count)
    if cue.payload.manner in (Manner.PAST, Manner.PRESENT):
        for side in scene.sides_in(cue.word_end, toll.count.start):
            return side if not scene.text[cue.word_end : side.start].strip(' "') else None
    return None
