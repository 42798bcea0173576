"""Those who do a deed together, though words stand between them: قوات النظام ومعها مقاتلون من حزب الله."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.incident.filler import may_do
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene

# How far behind a party the next one stands, in code points.
_REACH = 50
_MARKS = str.maketrans('"،,()', "     ")
_STOPS = (".", "\n", "؛", ":")


def together(scene: Scene) -> tuple[Side, ...]:
    """Return the sides of a scene, each with those who are told to act beside it or to help it."""
    return tuple(_joined(scene, scene.sides))


def _joined(scene: Scene, sides: Sequence[Side]) -> Iterator[Side]:
    last: Side | None = None
    for side in sides:
        if last is not None and _acts_with(scene, last, side):
            parties = tuple(dict.fromkeys((*last.parties, *side.parties)))
            last = replace(last, end=side.end, parties=parties)
            continue
        if last is not None:
            yield last
        last = side
    if last is not None:
        yield last


def _acts_with(scene: Scene, left: Side, right: Side) -> bool:
    """Return whether the words between two parties say that the second acts beside the first, or helps it."""
    gap = scene.text[left.end : right.word_start]
    words = gap.translate(_MARKS).split()
    if not words or len(gap) > _REACH or any(mark in gap for mark in _STOPS):
        return False
    armed = scene.is_armed(left.parties) and scene.is_armed(right.parties)
    return armed and _is_company(scene, left, right, words[0]) and _only_members(words[1:])


def _is_company(scene: Scene, left: Side, right: Side, word: str) -> bool:
    """Return whether `word` behind the first party makes the second one its company."""
    clitic = scene.text[right.word_start : right.start]
    if word in particles("event-supported"):
        return clitic == "ب" or " من " in scene.text[left.end : right.start]
    if clitic:
        return False
    helps = word in particles("event-helped") and may_do(scene, left) and scene.are_allied(left.parties, right.parties)
    return helps or word in particles("event-beside")


def _only_members(words: Sequence[str]) -> bool:
    """Return whether the words only say which men or arms of a party are meant: مقاتلون من, غطاء جوي من."""
    classes = ("event-members", "event-through", "event-cover")
    return all(any(word in particles(name) for name in classes) for word in words)
