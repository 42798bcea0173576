"""Whose the people are whom somebody calls his own: ثلاثة من رفاقنا, استشهد أربعة من شبابنا, شهداؤنا."""

from marsad.extract.casualties.pronoun import meant_by
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.ourselves import speaking
from marsad.extract.scene import Scene

_OURS = "نا"
# Whose men they are, by a pronoun: رجالنا, رجالهم, رجاله. Of the others "ours" alone tells a party.
_PRONOUNS = (_OURS, "هم", "ها", "ه")
# A figure, من, a word that praises them, and their noun: ثلاثة من خيرة شبابنا.
_WORDS = 3
_BEHIND = 40


def own_men(scene: Scene, toll: Toll) -> Side | None:
    """Return the party whose own men are counted, as a pronoun lays them to it; None where none does."""
    count = toll.count
    if count.owned and scene.text.startswith(_OURS, count.noun_end - len(_OURS)):
        return speaking(scene, count.start)
    word = _owned_word(scene, count.noun_end) or _owned_before(scene, count.start)
    if word is None:
        return None
    at, ending = word
    return speaking(scene, at) if ending == _OURS else meant_by(scene, at, ending)


def _owned_word(scene: Scene, end: int) -> tuple[int, str] | None:
    """Return where somebody's men stand behind a figure that ends at `end`, and the pronoun: من رفاقنا, من رجاله."""
    first = scene.words.from_offset(end)
    for i in range(first, min(first + _WORDS, len(scene.words))):
        if scene.words.starts[i] - end > _BEHIND or not scene.words.joined(max(i - 1, 0), i):
            return None
        if i == first and scene.words[i] != "من":
            return None
        found = _owned(scene.words[i]) if i > first else None
        if found is not None:
            return scene.words.starts[i], found
        if i > first and scene.words[i] not in particles("praises"):
            return None
    return None


def _owned_before(scene: Scene, at: int) -> tuple[int, str] | None:
    """Return where men of the speaker stand between the verb and their figure: استشهد من رجالنا أربعة."""
    i = scene.words.from_offset(at) - 1
    if not 0 < i < len(scene.words) - 1 or not scene.words.joined(i, i + 1) or scene.words[i - 1] != "من":
        return None
    found = _owned(scene.words[i])
    return (scene.words.starts[i], found) if found is not None else None


def _owned(word: str) -> str | None:
    """Return the pronoun on a noun for somebody's men; None where the word is none."""
    for ending in _PRONOUNS:
        bare = word.removesuffix(ending)
        if bare != word and bare in particles("own-men"):
            return ending
    return None
