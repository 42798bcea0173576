"""Dead and wounded told by one figure, or one noun under two outcomes."""

from collections.abc import Sequence

from msgspec.structs import replace

from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person
from marsad.text.numeral import Quantity

_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED))
# Between two outcomes of the same people: و and a preposition.
_PAIR_REACH = 24
_TWO = 2


def is_joint(scene: Scene, count: Count) -> bool:
    """Return whether one figure counts dead and wounded together: مئات القتلى والجرحى, not 22 جريحا وقتيلان."""
    hit = _next_noun(scene, count.noun_end)
    other = _person(hit)
    if hit is None or other is None or not count.stated or other.figure_only or hit.payload.manner is Manner.DUAL:
        return False
    counted = any(not scene.text[hit.word_end : number.start].strip() for number in _numbers_behind(scene, hit))
    return not counted and other.outcome in _HARM and other.outcome is not count.outcome


def _numbers_behind(scene: Scene, hit: Hit) -> Sequence[Quantity]:
    return scene.quantities_in(hit.word_end, hit.word_end + 2)


def is_second(scene: Scene, count: Count) -> bool:
    """Return whether the noun is the second of such a pair, whose figure stands before the first."""
    before = scene.hits[Layer.PERSON].within(max(0, count.start - 14), count.start - 1)
    if count.stated or count.figure.low == _TWO or not before or scene.text[count.start - 1] != "و":
        return False
    stated = any(quantity.number_end <= before[-1].start <= quantity.number_end + 2 for quantity in scene.quantities)
    return stated and not scene.text[before[-1].word_end : count.start - 1].strip()


def _next_noun(scene: Scene, end: int) -> Hit | None:
    """Return the noun for people that follows, joined by و, right behind `end`."""
    hit = scene.hits[Layer.PERSON].at(end + 1)
    joined = hit is not None and scene.text.startswith(" و", end) and hit.word_start == end + 1
    return hit if joined else None


def _person(hit: Hit | None) -> Person | None:
    return hit.payload.entry if hit is not None and isinstance(hit.payload.entry, Person) else None


def both(toll: Toll, others: Sequence[Toll]) -> Sequence[Toll]:
    """Return a toll and the one coupled to it; a number of dead and wounded is one figure of both: قتل وجرح 30."""
    figure = toll.count.figure
    if others and toll.count.stated and not figure.vague and {toll.outcome, others[0].outcome} == _HARM:
        return [replace(toll, outcome=Outcome.KILLED_OR_WOUNDED)]
    return [toll, *others]


def coupled(scene: Scene, toll: Toll) -> list[Toll]:
    """Return the same people under the outcome coupled to theirs: مقتل وإصابة عناصر."""
    cue = toll.cue
    if cue is None or cue.start > toll.count.start or not scene.text.startswith("و", cue.word_start):
        return []
    before = scene.hits[Layer.OUTCOME].within(cue.word_start - _PAIR_REACH, cue.word_start)
    if (
        not before
        or scene.text[before[-1].word_end : cue.word_start].strip()
        or before[-1].word_start == cue.word_start
    ):
        return []
    entry = entry_of(before[-1])
    if entry.outcome is toll.outcome or entry.backward or _is_done(scene, before[-1]) or _has_own(scene, before[-1]):
        return []
    return [Toll(count=toll.count, outcome=entry.outcome, cue=before[-1], parent=toll.parent, rule=entry.id)]


def _has_own(scene: Scene, hit: Hit) -> bool:
    """Return whether one person stands before the verb as its subject: عنصر أمن قتل وأصيب اثنان."""
    if hit.payload.manner not in (Manner.PAST, Manner.PASSIVE):
        return False
    people = scene.hits[Layer.PERSON].within(hit.word_start - _SUBJECT_REACH, hit.word_start)
    if not people or people[-1].payload.manner is not Manner.SINGULAR:
        return False
    gap = scene.text[people[-1].word_end : hit.word_start]
    verbs = scene.hits[Layer.OUTCOME].within(people[-1].start - _SUBJECT_REACH, hit.word_start)
    return len(gap.split()) <= 1 and not any(mark in gap for mark in "،.؛:\n") and not verbs


# From one person to the verb: عنصر أمن قتل.
_SUBJECT_REACH = 20


def _is_done(scene: Scene, hit: Hit) -> bool:
    """Return whether the verb has its people before it already: ثلاثة قضوا وأصيب أربعة, إصابات واعتقال أربعة."""
    if hit.payload.manner is Manner.MASDAR:
        return scene.text[hit.start : hit.end].endswith("ات")
    return scene.text[hit.start : hit.end].endswith(("وا", "ا"))
