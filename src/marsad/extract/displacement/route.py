"""From where to where: the places that a movement's prepositions and its verb give."""

import re
from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.governing import entry_of
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.scene import Scene

_REACH = 170
_WORDS = re.compile(r"\w+")
_LOOK = 34
_MOST_BETWEEN = 2
_FROM = frozenset(("من", "عن"))
_TO = frozenset(("الي", "نحو", "باتجاه", "صوب", "تجاه"))
_AT = frozenset(("في", "داخل", "ضمن", "علي"))
_STOPS = re.compile(r"[.\n؛]|، و| فيما | بينما | حيث | بعد | عقب ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where people left and where they went, None where it is not said."""

    origin: Toponym | None = None
    destination: Toponym | None = None


def route(scene: Scene, hit: Hit | None, crowd: Crowd | None, sentence: tuple[int, int]) -> Route:
    """Return the route of the movement told by `hit` of `crowd`; at least one of them is there."""
    marks = [(mark.start, mark.end) for mark in (crowd,) if mark] + ([(hit.word_start, hit.word_end)] if hit else [])
    start, end = min(at for at, _ in marks), max(at for _, at in marks)
    origin: Toponym | None = None
    destination: Toponym | None = None
    last = end
    for places in scene.places_in(start, min(sentence[1], end + _REACH)):
        if places.start >= end and _STOPS.search(scene.text, end, places.start):
            break
        goal = _goal(scene, places.start, hit, (start, last))
        if goal == "origin" and origin is None:
            origin = places.items[0]
        elif goal == "destination" and destination is None:
            destination = places.items[0]
        last = max(last, places.end)
    return Route(origin=origin, destination=destination)


def _goal(scene: Scene, at: int, hit: Hit | None, told: tuple[int, int]) -> str | None:
    """Return whether the place at `at` is where they left or where they went, None where it is neither.

    `told` is where the movement and the places before are told.
    """
    entry = entry_of(hit) if hit else None
    if scene.hits[Layer.CONTROL].at(at) is not None:
        return None
    ends = [end for end in (hit.word_end if hit else None, told[1]) if end is not None]
    if any(end <= at and not scene.text[end:at].strip(' "') for end in ends):
        arrives = entry is not None and ("" in entry.destination or entry.settles)
        return "destination" if arrives else "origin"
    word = _preposition(scene, at)
    if word in _FROM:
        return "origin"
    if word in _TO:
        return "destination"
    settles = entry is not None and entry.settles
    if word == "علي":
        return "destination" if settles else None
    return None if word is None else "destination" if settles else "origin"


def _preposition(scene: Scene, at: int) -> str | None:
    """Return the last preposition before `at`, None where too much stands between."""
    words = _WORDS.findall(scene.text, max(0, at - _LOOK), at)
    for word in reversed(words[-_MOST_BETWEEN - 1 :]):
        plain = word.removeprefix("و")
        if plain in _FROM or plain in _TO or plain in _AT:
            return str(plain)
    return None
