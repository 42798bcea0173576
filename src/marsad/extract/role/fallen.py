"""People of whom it is only told that they are among the dead and wounded: أوقعوا طاقمها بين قتيل وجريح."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_FEW = Figure(low=None, high=None, vague=True)
_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED))
# From a count to the words that part it in dead and wounded: عشرين عنصرا من المليشيا بين قتيل وجريح.
_REACH = 60


def parted(scene: Scene, counts: Sequence[Count]) -> Iterator[Count]:
    """Yield the counts, those told to be dead and wounded as one figure; where nobody is counted, a few of each."""
    pairs = tuple(_pairs(scene))
    counts = [count for count in counts if not any(_is_in_pair(count, pair) for pair in pairs)]
    given = {_before(scene, counts, start) for start, _ in pairs}
    for i, count in enumerate(counts):
        yield replace(count, joint=True, stated=True) if i in given else count
    for start, end in pairs:
        told = any(count.start <= start < count.end for count in counts)
        if _before(scene, counts, start) is None and not told:
            yield Count(start=start, end=end, figure=_FEW, noun=None, stated=True, noun_end=end, joint=True)


def _is_in_pair(count: Count, pair: tuple[int, int]) -> bool:
    """Return whether a count is only the second noun of بين قتيل وجريح."""
    return pair[0] < count.start and count.end <= pair[1] and not count.joint


def _before(scene: Scene, counts: Sequence[Count], at: int) -> int | None:
    """Return which of the counts the words at `at` part; None where none stands before them in the clause."""
    i = bisect_left(counts, at, key=lambda count: count.start) - 1
    if i < 0 or counts[i].end > at or at - counts[i].end > _REACH:
        return None
    count, gap = counts[i], scene.text[counts[i].end : at]
    victims = count.noun is not None and count.noun.id == "victim"
    parts = not count.is_loss and (count.outcome is None or victims) and count.figure.low != 1
    return i if parts and not any(mark in gap for mark in "،.؛\n:") else None


def _pairs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield where بين قتيل وجريح stands."""
    for hit in scene.hits[Layer.PERSON]:
        i = scene.words.holding(hit.start)
        second = scene.hits[Layer.PERSON].at(scene.words.starts[i + 1]) if 0 < i < len(scene.words) - 1 else None
        if second is None or scene.words[i - 1] != "بين" or not scene.text.startswith("و", second.word_start):
            continue
        if _harm(hit) is not None and _harm(second) is not None and _harm(hit) is not _harm(second):
            yield scene.words.starts[i - 1], second.word_end


def _harm(hit: Hit) -> Outcome | None:
    entry = hit.payload.entry
    single = hit.payload.manner is Manner.SINGULAR and isinstance(entry, Person)
    return entry.outcome if single and isinstance(entry, Person) and entry.outcome in _HARM else None
