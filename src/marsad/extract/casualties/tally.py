"""Tallies: a noun that names the dead, the wounded or the toll, and the figure that it has reached."""

from dataclasses import dataclass

from marsad.extract.casualties.governing import is_broken
from marsad.extract.casualties.told import NEED_VERB, Toll
from marsad.extract.claim.rise import is_rising
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_REACH = 150
_CLOSE_WORDS = 1
# A verb and the noun that counts, before those who are counted.
_LED = 30
_LED_WORDS = 2
# Before the noun of a tally: a verb that reaches, and العدد التراكمي.
_VERB_WORDS, _COUNT_WORDS = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A tally whose noun stands at folded `topic`; `start` is where it begins. `reached`: by a verb that says so."""

    start: int
    topic: tuple[int, int]
    outcome: Outcome
    reached: bool = True


def tally(scene: Scene, count: Count, sentence: tuple[int, int], last: Toll | None) -> Tally | None:
    """Return the tally that `count` tells, None where it tells none: حصيلة القتلى بلغت 19 شخصا, والجرحى ثلاثة.

    `last`: the toll before; its own noun has its figure already.
    """
    if not count.stated or (count.noun is None and count.others) or count.is_loss:
        return None
    low = max(sentence[0], count.start - _REACH)
    for hit in reversed(scene.hits[Layer.PERSON].within(low, count.start)):
        entry = hit.payload.entry
        if isinstance(entry, Person) and entry.outcome is not None and not _is_named(scene, hit):
            behind = (hit.word_end, count.start)
            return _of_noun(scene, hit, count, last) or _of_toll(scene, count, behind, last)
    return _of_toll(scene, count, (low, count.start), last)


def _of_noun(scene: Scene, hit: Hit, count: Count, last: Toll | None) -> Tally | None:
    """Return the tally that the nearest noun of harm before a figure opens; None where it opens none."""
    entry = hit.payload.entry
    if not isinstance(entry, Person) or entry.outcome is None or hit.payload.manner is not Manner.PLURAL:
        return None
    if last is not None and hit.start < last.count.end:
        return None
    found = _told(scene, hit, count, entry.outcome)
    goes_on = last is not None and last.rule == "tally"
    return found if found is not None and (found.reached or goes_on or count.noun is None) else None


def _is_named(scene: Scene, hit: Hit) -> bool:
    """Return whether the noun is part of a party's name: لواء شهداء الإسلام."""
    named = scene.hits[Layer.PARTY].within(hit.start - 30, hit.start + 1)
    # المعتقلين is all of a party's name: it is counted.
    return any(party.start <= hit.start and hit.end <= party.end and party.end > hit.end for party in named)


def _told(scene: Scene, hit: Hit, count: Count, outcome: Outcome) -> Tally | None:
    gap = scene.text[hit.word_end : count.start]
    # تخطى المئتين: the verb that reaches is the figure's own bound.
    words = scene.text[hit.word_end : count.end].split()
    definite = _is_definite(scene, hit)
    # بلغ عدد القتلى 16 شخصا: the verb may stand before.
    led = scene.text[max(0, hit.start - _LED) : hit.start].rsplit("،")[-1].split()[-_LED_WORDS:]
    # توزع القتلى بين 14 مدنيا و9 عسكريين.
    reached = words[:1] == ["بين"] or any(_reaches(word) for word in words) or any(_rises(word) for word in led)
    headed = gap.strip() == ":"
    counted = headed or _is_in_tens(count, gap) or (definite and (_is_near(gap) or _is_counted(scene, hit)))
    # معتقلين … هو عشرون: who is only talked of has no tally.
    known = definite or headed or outcome not in NEED_VERB
    if is_broken(gap) or not (reached or counted) or not known:
        return None
    return Tally(start=hit.start, topic=(hit.start, hit.word_end), outcome=outcome, reached=reached)


def _rises(word: str) -> bool:
    """Return whether a verb before the noun leads its figure on: ارتفع عدد القتلى, قدر عدد القتلى."""
    return is_rising(word) or word.removeprefix("و").removeprefix("ف") in particles("leads-tally")


def _is_definite(scene: Scene, hit: Hit) -> bool:
    article = scene.text.startswith("ال", hit.start) or scene.text.startswith("لل", hit.word_start)
    return article or hit.payload.bound


def _is_near(gap: str) -> bool:
    """Return whether hardly more than adverbs stands between the noun of a tally and its figure."""
    between = [word for word in gap.replace(":", " ").split() if word not in particles("fills-tally")]
    return len(between) <= _CLOSE_WORDS


def _is_in_tens(count: Count, gap: str) -> bool:
    """Return whether a plural number says of those before it how many they are: الجرحى بالعشرات."""
    return count.figure.vague and gap.endswith(" ب") and len(gap.split()) <= _WHOSE_WORDS and "،" not in gap


# Between the dead and بالعشرات: whose they are.
_WHOSE_WORDS = 4


def _is_counted(scene: Scene, hit: Hit) -> bool:
    """Return whether a tally is told before the noun: بلغ العدد التراكمي للشهداء في المدينة 720."""
    before = _before(scene, scene.words.holding(hit.start), _COUNT_WORDS)
    return any(_reaches(word) for word in before) and any(word in particles("tally") for word in before)


def _reaches(word: str) -> bool:
    return word in particles("reaches") or word.removeprefix("و").removeprefix("ف") in particles("reaches")


def _of_toll(scene: Scene, count: Count, bounds: tuple[int, int], last: Toll | None) -> Tally | None:
    """Return the tally of a "toll" that names nobody: ارتفعت حصيلة القصف إلى 30 شخصا."""
    first = scene.words.from_offset(max(bounds[0], last.count.end if last else 0))
    for i in range(scene.words.holding(bounds[1] - 1), first - 1, -1):
        if scene.words[i] in particles("toll"):
            gap = scene.text[scene.words.ends[i] : count.start]
            words = gap.split()
            if is_broken(gap) or not any(_reaches(word) for word in (*words, *_before(scene, i, _VERB_WORDS))):
                return None
            topic = (scene.words.starts[i], scene.words.ends[i])
            return Tally(start=topic[0], topic=topic, outcome=Outcome.KILLED)
    return None


def _before(scene: Scene, i: int, most: int) -> list[str]:
    return [scene.words[j] for j in range(max(0, i - most), i)]
