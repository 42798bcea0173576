"""Figures whose outcome is told elsewhere: by a noun right behind, or by the toll that goes on to rise."""

from collections.abc import Sequence

from marsad.extract.casualties.governing import is_broken
from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED))


def predicated(scene: Scene, count: Count, governor: Hit | None, parent: Toll | None) -> Toll | None:
    """Return the toll of people with a noun of harm right behind them: شرطيان قتيلان, سقط عشرة مدنيين جرحى."""
    if count.noun is None or count.outcome is not None or count.name is not None:
        return None
    if governor is not None and (governor.start > count.start or not entry_of(governor).people_only):
        return None
    sides = [side.end for side in scene.sides_in(count.start, count.noun_end + _SIDE)]
    for end in dict.fromkeys((count.noun_end, max([count.noun_end, *sides]))):
        hit = scene.hits[Layer.PERSON].at(end + 1)
        named = scene.text.startswith("ال", end + 1)
        if hit is not None and hit.word_start == end + 1 and not named and _is_predicate(hit, count):
            entry = hit.payload.entry
            assert isinstance(entry, Person)
            assert entry.outcome is not None
            return Toll(count=count, outcome=entry.outcome, cue=governor, parent=parent, rule="noun")
    return None


# From a noun to the end of its party: أربعة من الحشد العشائري قتلى.
_SIDE = 30
_NUMBERS = {1: Manner.SINGULAR, 2: Manner.DUAL}


def _is_predicate(hit: Hit, count: Count) -> bool:
    entry = hit.payload.entry
    bare = hit.word_start == hit.start and hit.word_end == hit.end
    exact = count.figure.low if count.figure.high == count.figure.low else None
    wanted = _NUMBERS.get(exact or 0, Manner.PLURAL)
    return bare and isinstance(entry, Person) and entry.outcome in _HARM and hit.payload.manner is wanted


# How far back the toll stands that rises, from its figure to the next.
_BACK, _GAP = 400, 60


def risen(scene: Scene, count: Count, found: Sequence[Toll]) -> Toll | None:
    """Return what a list or a sum has come to of which a toll was told before: ثم طالت القائمة إلى تسعة."""
    if not found or not count.stated or count.outcome is not None or count.start - found[-1].count.end > _BACK:
        return None
    low = max(found[-1].count.end, scene.sentence(count.start)[0], count.start - _GAP)
    if not _is_sum(scene.text[low : count.start]):
        return None
    first = next((toll for toll in reversed(found) if toll.parent is None), None)
    if first is None or first.outcome not in _HARM or (first.count.figure.low or 0) >= (count.figure.low or 0):
        return None
    return Toll(count=count, outcome=first.outcome, cue=None, rule="tally")


def _is_sum(gap: str) -> bool:
    """Return whether what stands before a figure says that a list or a sum has come to it."""
    words = [word.removeprefix("و").removeprefix("ف") for word in gap.split()]
    reached = any(word in particles(group) for word in words for group in _REACHING)
    return reached and not particles("sum-of-all").isdisjoint(words) and not is_broken(gap)


_REACHING = ("reaches", "leads-tally")
