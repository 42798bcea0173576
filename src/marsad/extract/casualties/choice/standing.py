"""What is seen of where somebody is named, beside a toll."""

from collections.abc import Iterator, Sequence

from marsad.extract.casualties.choice.open_toll import OpenToll
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.nearness import LEADING, LEADING_REACH, armed_between, step

_CLASSES = ("event-by", "event-at", "event-with", "event-object", "links-party", "ends-victims")
_MOST_RANK = 2
_MOST_COUNT = 3


def standing(found: OpenToll, named: Sequence[Side]) -> Iterator[str]:
    """Yield what is seen of where those are named whose people the toll may be."""
    if not named:
        yield "not named"
        return
    yield f"count {min(len(named), _MOST_COUNT)}"
    ahead = [side for side in named if side.start < found.at]
    behind = [side for side in named if side.start >= found.at]
    if ahead:
        last = ahead[-1]
        yield from _side(found, last, "before", found.scene.text[last.end : found.at])
        yield f"before rank {armed_between(found.scene, last.end, found.at, most=_MOST_RANK)}"
        yield from _leading(found, last)
    if behind:
        first = behind[0]
        yield from _side(found, first, "behind", found.scene.text[found.toll.count.noun_end : first.start])
        yield f"behind rank {armed_between(found.scene, found.at, first.start, most=_MOST_RANK)}"


def _side(found: OpenToll, side: Side, where: str, gap: str) -> Iterator[str]:
    region = found.region(side.start)
    yield f"{where} {region}"
    if region in ("proposition", "sentence"):
        yield f"{where} {step(gap)}"
    clitic = found.scene.text[side.word_start : side.start]
    yield from (f"{where} clitic {clitic}",) if clitic else ()
    words_before = found.scene.text[max(0, side.word_start - LEADING_REACH) : side.word_start].split()
    word = words_before[-1].strip('"،').removeprefix("و") if words_before else ""
    yield from (f"{where} {name}" for name in _CLASSES if word in particles(name))
    yield from (f"{where} {word}",) if word in LEADING else ()


def _leading(found: OpenToll, last: Side) -> Iterator[str]:
    """Yield how those named last before the toll stand to its own words."""
    cue = found.toll.cue
    if cue is not None and cue.end <= last.start:
        yield f"between cue and count {cue.payload.manner.value}"
    harm = found.scene.hits[Layer.OUTCOME].within(last.end, found.at)
    yield f"harm between {min(len(harm), 2)}"
