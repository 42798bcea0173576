"""Who did it."""

from functools import cache

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


def doer(scene: Scene, toll: Toll, sentence: tuple[int, int]) -> Side | None:
    """Return who did it (على يد X, من قبل X, an active verb's subject), None where it is not said."""
    begin, hands = sentence[0], _hands()
    for side in scene.sides_in(max(begin, toll.count.start - 160), min(sentence[1], toll.count.end + 140)):
        before = scene.text[max(begin, side.word_start - 30) : side.word_start]
        if not before.rstrip(' "').endswith(hands):
            continue
        words = before.replace('"', " ").split()
        if "منذ" in words[-4:]:
            # منذ بدء هجوم X dates it.
            continue
        if words and (words[-1] in particles("by-hand") or words[-2:] == ["من", "قبل"]):
            return side
    cue = toll.cue
    if cue is not None and cue.payload.manner in (Manner.PAST, Manner.PRESENT) and entry_of(cue).active:
        for side in scene.sides_in(cue.word_end, toll.count.start):
            return side if not scene.text[cue.word_end : side.start].strip(' "') else None
    return None
