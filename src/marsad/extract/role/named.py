"""Names of people: words of the list of given names, and what goes on with them."""

from collections.abc import Iterator
from functools import cache

from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

_FIRST = ("men", "women")
_WOMEN = "women"
# Before a given name: عبد الغني, أبو محمد, بن علي.
_LINKS = frozenset(("عبد", "ابو", "ام", "بن", "ابن"))
_MOST_WORDS = 5
# Folded, these names are everyday words: على, منى, تركي, طالب.
_WORDS = frozenset(
    fold(word).text
    for word in (
        "علي",
        "منى",
        "تركي",
        "طالب",
        "هدى",
        "أمل",
        "عيد",
        "جمعة",
        "ظاهر",
        "سلام",
        "نصر",
        "نور",
        "كامل",
        "مراد",
        "جهاد",
        "مسلم",
        "حسن",
        "فرج",
        "سيف",
        "بدر",
        "عودة",
    )
)


class GivenNames(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of given names."""

    forms: tuple[str, ...]


@cache
def _given() -> dict[str, str]:
    rows = load("marsad.theatre", "given_names.yaml", GivenNames)
    names = {fold(form).text: row.id for row in rows for form in row.forms if row.id in _FIRST}
    return {name: kind for name, kind in names.items() if name not in _WORDS}


def is_woman(name: str) -> bool:
    """Return whether a folded given name is a woman's."""
    return _given().get(name) == _WOMEN


def name_at(scene: Scene, i: int) -> int:
    """Return how many words from word `i` on are a person's name, 0 where none is.

    It begins with a given name, or عبد or أبو with another word, and goes on through given names, عبد, أبو, بن
    and one word with the article: محمد عبد الله السليم.
    """
    words = scene.words
    if i >= len(words) or not _is_name(words[i]):
        return 0
    n = 1
    while i + n < len(words) and n < _MOST_WORDS and words.joined(i + n - 1, i + n):
        if not (_is_name(words[i + n]) or words[i + n - 1] in _LINKS):
            n += words[i + n].startswith("ال") and not _is_known(scene, i + n)
            break
        n += 1
    return 0 if words[i + n - 1] in _LINKS else n


def names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield every person's name, in order, none inside another: its first word's index, and how many words it has."""
    words = scene.words
    opening, past = _opening(), 0
    for i, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        if i >= past and words.text[start:end] in opening and (size := name_at(scene, i)):
            yield i, size
            past = i + size


@cache
def _opening() -> frozenset[str]:
    """Return the words with which a name may begin."""
    return _LINKS.union(_given())


def _is_name(word: str) -> bool:
    return word in _opening()


def _is_known(scene: Scene, i: int) -> bool:
    """Return whether a word with the article is somebody's or some place's name, no family's."""
    start = scene.words.starts[i]
    return bool(scene.sides_in(start, start + 3) or scene.moments_in(start, start + 1))


_OTHER_LAYERS = (
    Layer.OUTCOME,
    Layer.PERSON,
    Layer.EVENT,
    Layer.SAYING,
    Layer.HEAD,
    Layer.OBJECT,
    Layer.MEANS,
    Layer.CONTROL,
    Layer.MOVEMENT,
)
_SHORTEST = 3


def unknown_name(scene: Scene, i: int) -> int:
    """Return how many words from word `i` on may be a name that no list has, behind a definite noun for one person.

    الشاب مأمون الفروخ: no particle, no word that the rules know, no preposition attached; the first has no article.
    """
    words = scene.words
    n = 0
    while i + n < len(words) and n < _MOST_NAMES and (n == 0 or words.joined(i + n - 1, i + n)):
        if not _may_name(scene, i + n, first=n == 0):
            break
        n += 1
    return n if n > 1 or (n == 1 and _is_name(words[i])) else 0


_MOST_NAMES = 4


def _may_name(scene: Scene, i: int, *, first: bool) -> bool:
    word, start = scene.words[i], scene.words.starts[i]
    if _is_name(word):
        return True
    if len(word) < _SHORTEST or not word.isalpha() or (first and word.startswith("ال")):
        return False
    # An attached conjunction or preposition: the name has ended.
    attached = word[0] in "وبلف" and len(word) > _SHORTEST
    return not (attached or word in _closing() or _is_word(scene, start))


@cache
def _closing() -> frozenset[str]:
    """Return the words that no name holds."""
    return frozenset().union(*(particles(group) for group in _CLOSING))


_CLOSING = (
    "closes-name",
    "ends-beside",
    "after-bare",
    "ends-victims",
    "relative",
    "subset",
    "others",
    "by-hand",
)


def _is_word(scene: Scene, start: int) -> bool:
    """Return whether the rules know the word at `start` as another than a name."""
    known = any((hit := scene.hits[layer].at(start)) is not None and hit.start == start for layer in _OTHER_LAYERS)
    return known or bool(scene.moments_in(start, start + 1) or scene.sides_in(start, start + 1))
