"""How a figure hangs on those before it: part of a whole, the next of a list, a line of an enumeration."""

import re
from collections.abc import Sequence

from marsad.extract.casualties.governing import is_broken, is_list
from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_CHAIN = 300
_TOLD_WORDS = 6
# A line's heading: من أبناء محافظة السويداء:.
_HEAD_WORDS = 8
# How far over a list's lines an outcome carries.
_LIST_REACH = 400
_ITEM = re.compile(r"[ \t]*(?:[-–—•*▪●]|\d+[.)]) *")


def whole(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll of which `count` is part: بينهم, من ضمنهم, and the list behind them."""
    if not recent:
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    if len(gap) > _CHAIN:
        return None
    words = gap.replace('"', " ").replace("،", " ، ").replace("(", " ").replace(":", " ").split()
    # 215 قتيلا: 139 مدنيا; 6349 مدنيا سوريا: 1437 طفلا; … ثلثهم (1821 طفلا.
    told = gap.rstrip().endswith((":", "(")) and len(words) <= _TOLD_WORDS and not is_broken(gap)
    part = count.partitive or _is_some_of(scene, count, gap)
    if told or part or any(word in particles("subset") for word in words):
        return _larger(count, recent)
    if last.parent is not None and is_list(gap) and not _is_of_others(scene, count, last.parent):
        return last.parent
    return None


def _is_some_of(scene: Scene, count: Count, gap: str) -> bool:
    """Return whether a figure right behind its whole counts some of them, to whom nothing else is told to befall.

    32 قتيلا، ثمانية منهم من بيت واحد.
    """
    some = scene.text[count.start : count.end].endswith(("منهم", "منهن")) and count.noun is None
    if not some or not gap.endswith("، ") or len(gap) > _SOME_GAP:
        return False
    found = [hit for layer in _VERBS for hit in scene.hits[layer].within(count.end, count.end + _SOME_REACH)]
    behind = scene.text[count.end : count.end + _SOME_REACH].split()[:1]
    return not any(hit.payload.manner in _DONE for hit in found) and particles("other-fate").isdisjoint(behind)


_VERBS = (Layer.OUTCOME, Layer.EVENT)
_DONE = frozenset((Manner.PAST, Manner.PASSIVE, Manner.PRESENT))


# Between a whole and some of it; behind them, what else they did: two words.
_SOME_GAP, _SOME_REACH = 80, 16


def _is_of_others(scene: Scene, count: Count, parent: Toll) -> bool:
    """Return whether a figure behind a part is none of its whole: it is larger, or of the other side."""
    top, low = parent.count.figure.high, count.figure.low
    return (top is not None and low is not None and low > top) or _is_across(scene, count)


def _is_across(scene: Scene, count: Count) -> bool:
    """Return whether the people are told to be of the other side: 35 من الطرف الآخر."""
    behind = scene.text[count.noun_end : count.noun_end + _ACROSS].split()[:3]
    return bool(behind) and behind[0] in ("من", "في") and any(word in particles("other-side") for word in behind)


_ACROSS = 24


def _larger(count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the last toll that can hold `count`: where the last is a part too small for it, rather their total."""
    last = recent[-1]
    if last.parent is not None and not _can_hold(last, count) and _can_hold(last.parent, count):
        return last.parent
    return next((toll for toll in reversed(recent) if _can_hold(toll, count)), None)


def _can_hold(toll: Toll, count: Count) -> bool:
    top = toll.count.figure.high
    return top is None or top >= (count.figure.low or 0)


def chained(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll whose list `count` goes on: مقتل 39 عنصرا و25 مدنيا, مقابل 12 من قوات النظام."""
    if not recent or not (count.stated or _is_next(scene, count, recent[-1])):
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    gapped = _is_gapped(scene, gap, count, last) or _is_together(scene, last, count)
    if not (is_list(gap) or gapped) or (count.noun is not None and count.noun.outcome is not None):
        return None
    known = count.noun is not None or _is_somebodys(scene, count) or _is_across(scene, count) or gapped
    return (last.parent or last) if known else None


def _is_together(scene: Scene, last: Toll, count: Count) -> bool:
    """Return whether people are told to have fallen with those before: قتل قائد في قسد مع اثنين من حراسه."""
    words = scene.text[last.count.end : count.start].replace("،", " ، ").split()
    fought = scene.hits[Layer.EVENT].within(last.count.end, count.start)
    return 0 < len(words) <= _WITH_WORDS and words[-1] in particles("together-with") and not fought and "،" not in words


# لواء في قوات سوريا الديمقراطية مع.
_WITH_WORDS = 6


def _is_next(scene: Scene, count: Count, last: Toll) -> bool:
    """Return whether a dual or a single person follows a figure's noun by و: 3 مدنيين وطفلين وامرأة."""
    gap = scene.text[last.count.end : count.start]
    return count.figure.low is not None and gap.endswith(" و") and len(gap.split()) <= _NEXT_WORDS


# و itself, and an adjective of the noun before.
_NEXT_WORDS = 2


def _is_somebodys(scene: Scene, count: Count) -> bool:
    """Return whether a bare figure counts people of a party named beside it: 14 من حزب الله, 9 للنظام, وللنظام 15."""
    sides = scene.sides_in(count.noun_end, count.noun_end + 24)
    if sides and sides[0].word_start == count.noun_end + 1:
        return scene.text.startswith("ل", sides[0].word_start)
    return bool(sides) and scene.text[count.noun_end : sides[0].word_start].split() in (["من"], ["من", "عناصر"])


def _is_gapped(scene: Scene, gap: str, count: Count, last: Toll) -> bool:
    """Return whether only a party stands between a figure and the one before.

    سقط ثمانية للمعارضة وللنظام خمسة عشر; خسر النظام 46 جنديا، والتنظيم 71.
    """
    words = gap.removeprefix("،").split()
    sides = scene.sides_in(count.start - len(gap), count.start)
    own = last.cue is not None and last.cue.start < last.count.start and entry_of(last.cue).own
    led = bool(words) and words[0].startswith("و" if own else "ول") and len(words) <= _SIDE_WORDS
    return led and bool(sides) and sides[-1].end >= count.start - 2


# ولقوات سوريا الديمقراطية.
_SIDE_WORDS = 3


def itemised(scene: Scene, count: Count, found: Sequence[Toll]) -> Toll | None:
    """Return the toll of a line of a list that a toll before opens: – 43 طفلا."""
    line = scene.text.rfind("\n", 0, count.start) + 1
    opened = _ITEM.match(scene.text, line, count.start)
    if not found or opened is None or not count.stated:
        return None
    head = scene.text[opened.end() : count.start]
    if head and not (head.rstrip().endswith(":") and len(head.split()) <= _HEAD_WORDS):
        return None
    last = found[-1]
    near = count.start - last.count.end <= _LIST_REACH
    known = count.noun is not None or _is_somebodys(scene, count)
    return Toll(count=count, outcome=last.outcome, cue=None, rule="item") if near and known else None


def of_those(scene: Scene, count: Count, found: Sequence[Toll]) -> Toll | None:
    """Return the toll of an earlier sentence of which `count` is part: ومن القتلى خمسة أطفال, سبعة من هؤلاء."""
    if not found or count.start - found[-1].count.end > _BACK:
        return None
    start = max(scene.sentence(count.start)[0], count.start - _LEAD)
    outcome = _counted_dead(scene, max(start, count.start - _lead(count)), count)
    if outcome is None and not (count.partitive or _is_of_them(scene, start, count)):
        return None
    low = count.figure.low or 0
    for toll in reversed(found[-_BACK_TOLLS:]):
        top = toll.count.figure.high
        if (outcome is None or toll.outcome is outcome) and toll.parent is None and (top is None or top >= low):
            return toll
    return None


# How far back the whole may stand, and how far before a part the words that make it one, in code points.
_BACK = 700
_LEAD, _NEAR_LEAD = 90, 22
_BACK_TOLLS = 12


def counted_among(scene: Scene, count: Count) -> Outcome | None:
    """Return what befell those among whom people are counted, where none told them: بين قتلى المعارك 21 من مقاتليها.

    One or two without a figure stand right behind: كان بين القتلى مواطن لبناني.
    """
    start = max(scene.sentence(count.start)[0], count.start - _lead(count))
    return _counted_dead(scene, start, count) if count.stated or count.figure.low is not None else None


_TOLD_OF = (Outcome.KILLED, Outcome.WOUNDED)


def _lead(count: Count) -> int:
    """Return how far before a count those may stand of whom it is some; نفذ الهجوم انتحاري is not one of the dead."""
    return _LEAD if count.stated else _NEAR_LEAD


def _counted_dead(scene: Scene, start: int, count: Count) -> Outcome | None:
    """Return what befell those of whom the count is told to be some: من بين القتلى, بين الضحايا."""
    for hit in reversed(scene.hits[Layer.PERSON].within(start, count.start)):
        entry = hit.payload.entry
        if not isinstance(entry, Person) or entry.outcome not in _TOLD_OF or hit.payload.manner is not Manner.PLURAL:
            continue
        before = scene.text[max(start, hit.word_start - 8) : hit.start].split()
        among = bool({word.removeprefix("و") for word in before} & {"بين", "من", "ضمن"})
        # بين قتلى المعارك, but not أكثر من 10 قتلى, not عدد من القتلى.
        among = among and (scene.text.startswith("ال", hit.start) or before[-1].endswith("بين"))
        counted = any(one.end >= hit.word_start - 1 for one in scene.quantities_in(hit.word_start - 8, hit.word_start))
        if among and not counted and not is_broken(scene.text[hit.word_end : count.start]):
            return entry.outcome
    return None


def _is_of_them(scene: Scene, start: int, count: Count) -> bool:
    """Return whether the sentence begins with "of them", or says "of these" behind the figure."""
    first = scene.text[start : count.start].split()[:3]
    opened = start == scene.sentence(count.start)[0] and any(word in particles("subset") for word in first)
    behind = scene.text[count.noun_end : count.noun_end + 14].split()[:2]
    return opened or behind in (["من", "هولاء"], ["من", "اولئك"])
