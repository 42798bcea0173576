"""A time that is only what something is compared with: لأول مرة منذ عامين, أعنف قصف منذ بدء الهدنة."""

from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# How far a superlative reaches: أكبر اعتداء تشهده المحافظة منذ.
_REACH = 70
_WORDS = 7
_LEADS = ("و", "ف", "ل", "ب")


def is_comparison(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment is only what something is compared with."""
    if moment.relation is not Relation.SINCE:
        return False
    before = scene.text[max(0, moment.start - _REACH) : moment.start]
    words = before[max(before.rfind("،"), before.rfind("\n"), before.rfind(". ")) + 1 :].split()[-_WORDS:]
    return any(_is_superlative(words, i) for i in range(len(words)))


def _is_superlative(words: list[str], i: int) -> bool:
    """Return whether a word is a superlative: "more than 20", "at least" and "the first of May" are none."""
    word, forms = words[i], particles("superlative")
    known = word in forms or (word[:1] in _LEADS and word[1:] in forms)
    return known and words[i + 1 : i + 2] != ["من"] and words[max(0, i - 1) : i] not in _NOT_COMPARED


# على الأقل, تشرين الأول.
_NOT_COMPARED = (["علي"], ["تشرين"], ["كانون"])
