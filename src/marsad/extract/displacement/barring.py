"""People who are kept from leaving, and people who are told to be still somewhere."""

from itertools import pairwise

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.sense import is_harmed, words_in
from marsad.extract.mention.scan import Hit
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Movement

_BEFORE, _BEHIND = 40, 60
_LAST, _FIRST, _NEXT = 4, 6, 4
_NEGATIONS = frozenset(("لم", "لا", "لن", "ولم", "ولا", "ولن"))
_STILL = frozenset(("تزال", "يزال", "يزالون", "زالت", "زال", "زالوا", "بقيت", "بقي"))
_IN, _INSIDE = frozenset(("في", "ب", "داخل", "ضمن")), "داخل"


def is_barred(scene: Scene, hit: Hit, crowd: Crowd) -> bool:
    """Return whether people cannot do what `hit` says: منعت 40 عائلة من المغادرة, لم يتمكن 300 مدني من الخروج."""
    if hit.start < crowd.end:
        return False
    before = words_in(scene, crowd.start - _BEFORE, crowd.start)[-_LAST:]
    words = [*before, *words_in(scene, crowd.end, hit.word_start)]
    if any(_is_bar(word) for word in words):
        return True
    return any(word in _NEGATIONS and following in particles("makes-move") for word, following in pairwise(words))


def _is_bar(word: str) -> bool:
    return word in particles("bars-move") or word.removeprefix("و") in particles("bars-move")


def stays(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Movement | None:
    """Return what it says of people that they are still in a shelter (they fled) or inside (they are trapped).

    None where nothing says that they are still there, or where others are counted: prisoners, the wounded, fighters.
    """
    civil = crowd.families or (
        crowd.noun is not None and crowd.noun.party in (None, "CIVILIANS") and crowd.noun.outcome is None
    )
    if not crowd.stated or not civil or crowd.is_armed or is_harmed(scene, crowd.start - _BEFORE, crowd.end + _BEHIND):
        return None
    start = max(sentence[0], crowd.start - _BEFORE)
    if not any(word.removeprefix("و") in _STILL for word in words_in(scene, start, crowd.start)[-_LAST:]):
        return None
    behind = words_in(scene, crowd.end, min(sentence[1], crowd.end + _BEHIND))[: _FIRST + _NEXT]
    at = next((i for i, word in enumerate(behind[:_FIRST]) if word in _IN), None)
    if at is None:
        return None
    if any(word in particles("lodgings") for word in behind[at + 1 : at + _NEXT]):
        return Movement.FLED
    return Movement.TRAPPED if behind[at] == _INSIDE else None
