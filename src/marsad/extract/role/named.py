"""Names of people: words of the list of given names, and what goes on with them."""

from collections.abc import Iterator
from functools import cache

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
