"""How much of a place is meant, by the words around its name."""

import re

from marsad.extract.particle import particles
from marsad.extract.role.continuation import SUCH_AS
from marsad.extract.role.place import Object
from marsad.extract.scene import Scene
from marsad.extract.term import Extent
from marsad.text.numeral import quantities

_BEHIND = 26
# Percent of a place from which on almost all of it is meant, and what is half of it.
_ALMOST, _HALF = 85, 50
PERCENT = re.compile(r"\b(\d{1,3}) ?(?:%|٪|بالميه|بالمايه|في الميه|في المايه)")
_SPELLED = re.compile(r"\b([^\W\d]+) (?:بالميه|بالمايه|في الميه|في المايه)")
_WORD = re.compile(r"\w+")
_CLASSES = (("half-of", Extent.HALF), ("most-of", Extent.ALMOST_FULL), ("part-of", Extent.PART))


def extent_of(scene: Scene, found: Object) -> tuple[Extent, tuple[int, int]] | None:
    """Return how much of the place is meant and by which words; None where nothing is said."""
    if found.pronoun:
        return None
    percent = _percent(scene, found)
    if percent is not None:
        return percent
    # عدة قرى في الريف، وهي صوران: how many are told, not how much of each.
    counted = SUCH_AS.search(scene.text, found.start, found.places.start) is not None
    before = [] if counted else _words(scene.text, found.start, found.places.start)
    # The town's own quarters are parts of it: معظم أحياء المدينة.
    inside = _words(scene.text, found.places.start, found.places.items[0].name_start)
    behind = _words(scene.text, found.places.end, found.places.end + _BEHIND)[:3]
    for at, word in behind:
        if word == "شبه":
            return Extent.ALMOST_FULL, (at, at + len(word))
    for name, extent in _CLASSES:
        for at, word in before:
            if word in particles(name):
                return extent, (at, at + len(word))
    for at, word in (*before, *inside, *behind):
        if word in particles("whole") and not _is_each(scene.text, at):
            return Extent.FULL, (at, at + len(word))
    return None


def _percent(scene: Scene, found: Object) -> tuple[Extent, tuple[int, int]] | None:
    """Return the share that percent of the place are, told in digits or in words: ستين بالمئة."""
    percent = PERCENT.search(scene.text, found.start, found.places.start)
    if percent is not None:
        return _share(int(percent.group(1))), percent.span()
    spelled = _SPELLED.search(scene.text, found.start, found.places.start)
    told = next(iter(quantities(spelled.group(1))), None) if spelled is not None else None
    if spelled is None or told is None or told.low is None:
        return None
    return _share(told.low), spelled.span()


def _share(percent: int) -> Extent:
    if percent >= 100:
        return Extent.FULL
    if percent >= _ALMOST:
        return Extent.ALMOST_FULL
    return Extent.HALF if percent == _HALF else Extent.PART


def _words(text: str, start: int, end: int) -> list[tuple[int, str]]:
    return [(word.start(), word.group()) for word in _WORD.finditer(text, start, max(start, end))]


def _is_each(text: str, at: int) -> bool:
    """Return whether the word only opens a list: كل من حيان وعندان."""
    return text.startswith(("كل من ", "كلا من "), at)
