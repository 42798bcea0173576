"""From where to where: the places that a movement's prepositions and its verb give."""

import re
from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.sense import entry_of
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import MovementWord

_REACH = 170
_LOOK = 34
_MOST_BETWEEN = 2
_WORDS = re.compile(r"\w+")
_FROM = frozenset(("من", "عن"))
_TO = frozenset(("الي", "نحو", "باتجاه", "صوب", "تجاه"))
_AT = frozenset(("في", "داخل", "ضمن", "علي"))
_STOPS = re.compile(r"[.\n؛]|، و| فيما | بينما | حيث | بعد | عقب ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where people left and where they went, None where it is not said."""

    origin: Toponym | None = None
    destination: Toponym | None = None

    @property
    def is_told(self) -> bool:
        """Whether one end of it is said."""
        return self.origin is not None or self.destination is not None


def route(scene: Scene, hit: Hit | None, crowd: Crowd | None, sentence: tuple[int, int]) -> Route:
    """Return the route of the movement told by `hit` of `crowd`; at least one of them is there."""
    marks = [(crowd.start, crowd.end)] if crowd else []
    marks += [(hit.word_start, hit.word_end)] if hit else []
    start, end = min(at for at, _ in marks), max(at for _, at in marks)
    entry = entry_of(hit) if hit else None
    found: dict[str, Toponym] = {}
    # Behind the last of these that stands before it, a place needs no preposition.
    near = [*_ends(hit, entry), end]
    last: list[int] = []
    for places in scene.places_in(start, min(sentence[1], end + _REACH)):
        if places.start >= end and _STOPS.search(scene.text, end, places.start):
            break
        goal = _goal(scene, places.start, entry, [*near, *last])
        if goal is not None and goal not in found and not _is_of_people(scene, places.items[0]):
            found[goal] = places.items[0]
        last = [places.end]
    return Route(origin=found.get("origin"), destination=found.get("destination"))


def _is_of_people(scene: Scene, place: Toponym) -> bool:
    """Return whether what looks like a place tells whence people are: لاجئا سوريًا."""
    return scene.folded.span(place.start, place.end).quote(scene.folded.original).endswith(_TANWIN)


_TANWIN = ("\u064b", "\u064b\u0627")


def _ends(hit: Hit | None, entry: MovementWord | None) -> list[int]:
    """Return where the word of movement ends, nothing where who moves them stands behind it: طردت الإدارة …."""
    if hit is None or entry is None or (entry.moves and not entry.settles):
        return []
    return [hit.word_end]


def _goal(scene: Scene, at: int, entry: MovementWord | None, near: list[int]) -> str | None:
    """Return whether the place at `at` is where they left or where they went, None where it is neither.

    `near` is where the words end behind which it may stand directly.
    """
    if scene.hits[Layer.CONTROL].at(at) is not None:
        return None
    settles = entry is not None and entry.settles
    if _is_direct(scene, at, near):
        return "destination" if settles or _takes(entry) else "origin"
    word = _preposition(scene, at)
    if word in _TO or (word in _AT and settles):
        return "destination"
    return None if word is None or word == "علي" else "origin"


def _is_direct(scene: Scene, at: int, near: list[int]) -> bool:
    ends = [end for end in near if end <= at]
    return bool(ends) and not scene.text[max(ends) : at].strip(' "')


def _takes(entry: MovementWord | None) -> bool:
    """Return whether the verb has its goal as object: دخل المدينة."""
    return entry is not None and "" in entry.destination


def _preposition(scene: Scene, at: int) -> str | None:
    """Return the last preposition before `at`, None where too much stands between."""
    words: list[str] = _WORDS.findall(scene.text, max(0, at - _LOOK), at)
    for word in reversed(words[-_MOST_BETWEEN - 1 :]):
        plain = word.removeprefix("و")
        if plain in _FROM or plain in _TO or plain in _AT:
            return plain
    return None
