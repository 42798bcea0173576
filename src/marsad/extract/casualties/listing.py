"""Figures of a list by place or by doer under a head that tells what befell: الشهداء: ريف دمشق 11، حلب 8."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED, Outcome.CAPTURED, Outcome.MISSING))
# What ends an item, and how long one is; how far back its head stands, or the item before, in code points.
_STOPS = re.compile(r"[،؛;.:()\n•▪●–-]")
_ITEM, _HEAD, _NEXT = 40, 160, 40
# Before the place of an item, and between it and the figure.
_LEADS = frozenset(
    (
        "و",
        "ف",
        "في",
        "ب",
        "وفي",
        "ثم",
        "محافظه",
        "مدينه",
        "ريف",
        "وسجلت",
        "سجلت",
        "تلتها",
        "تلاها",
        "منها",
        "كل",
        "من",
        "ريفها",
        "وريفها",
        "ريفه",
    )
)


def listed(scene: Scene, count: Count, found: Sequence[Toll]) -> Toll | None:
    """Return the toll of an item of a list, None where `count` is none."""
    if not count.stated or count.outcome is not None or count.is_loss or not _is_item(scene, count):
        return None
    last = found[-1] if found else None
    if last is not None and last.rule == "item" and _is_next(scene.text[last.count.end : count.start]):
        return Toll(count=count, outcome=last.outcome, cue=None, parent=last.parent, rule="item")
    outcome = _headed(scene, count, last)
    return Toll(count=count, outcome=outcome, cue=None, parent=_whole(count, last), rule="item") if outcome else None


def unheaded(scene: Scene, found: Sequence[Toll]) -> list[Toll]:
    """Return the tolls without those that are only the head of a list: شهداء اليوم: 12 بالأتارب."""
    heads = {
        toll.count.start
        for toll, item in pairwise(found)
        if _is_head(scene, toll) and item.count.start - toll.count.end <= _HEAD_GAP and item.outcome is toll.outcome
    }
    kept = [toll for toll in found if toll.count.start not in heads]
    return [
        replace(toll, parent=None) if toll.parent is not None and toll.parent.count.start in heads else toll
        for toll in kept
    ]


_HEAD_GAP = 60


def _is_head(scene: Scene, toll: Toll) -> bool:
    few = toll.count.figure.vague and toll.count.figure.low is None and not toll.count.stated
    behind = scene.text[toll.count.end : toll.count.end + _HEAD_GAP].split("\n")[0]
    return few and toll.rule == "noun" and ":" in behind and "." not in behind.split(":")[0]


def _whole(count: Count, last: Toll | None) -> Toll | None:
    """Return the total that a list parts: سبعون قتيلا، وأحصت عشرين في الرقة."""
    if last is None:
        return None
    total = last.parent or last
    return total if (total.count.figure.low or 0) > (count.figure.low or 0) else None


def _is_next(gap: str) -> bool:
    """Return whether hardly more than a place and a stop stands between two items."""
    return len(gap) <= _NEXT and "\n\n" not in gap and ". " not in gap


def _is_item(scene: Scene, count: Count) -> bool:
    """Return whether the figure stands alone with a place or a party between two stops: حلب 8, 12 بالأتارب, قسد: 5."""
    low, high = max(0, count.start - _ITEM), count.noun_end + _ITEM
    before = scene.text[low : count.start].rstrip("ـ ")
    before = _STOPS.split(before.removesuffix(":"))[-1]
    behind = _STOPS.split(scene.text[count.noun_end : high])[0]
    start = (
        count.start - len(scene.text[low : count.start]) + scene.text[low : count.start].rfind(before)
        if before
        else count.start
    )
    if not behind.strip() and before.strip():
        return _is_named(scene, start, start + len(before))
    bare = all(word in _LEADS for word in before.split())
    return (
        bare
        and behind.lstrip().startswith(("في ", "ب"))
        and _is_named(scene, count.noun_end, count.noun_end + len(behind))
    )


def _is_named(scene: Scene, start: int, end: int) -> bool:
    """Return whether a place or a party is all that is named in [start, end)."""
    spans = [(place.start, place.end) for places in scene.places_in(start, end) for place in places.items]
    spans += [(side.word_start, side.end) for side in scene.sides_in(start, end)]
    spans = [span for span in spans if span[0] >= start - 2 and span[1] <= end + 1]
    if not spans:
        return False
    rest = scene.text[start : min(a for a, _ in spans)] + " " + scene.text[max(b for _, b in spans) : end]
    return all(word in _LEADS or len(word) == 1 for word in rest.split())


def _headed(scene: Scene, count: Count, last: Toll | None) -> Outcome | None:
    """Return what befell those of a list by the nearest words before it that open one."""
    low = max(0, count.start - _HEAD)
    words = scene.text[low : count.start].split()
    for hit in reversed(scene.hits[Layer.PERSON].within(low, count.start)):
        outcome = _harm_of(hit)
        if outcome is not None:
            gap = scene.text[hit.word_end : count.start]
            opened = ":" in gap or not particles("opens-list").isdisjoint(words)
            known = last is not None and outcome is Outcome.KILLED_OR_WOUNDED
            told = last.outcome if last is not None and known else outcome
            return told if opened and "\n\n" not in gap else None
    opened = not particles("opens-list").isdisjoint(words[-_OPEN_WORDS:])
    return last.outcome if opened and last is not None and count.start - last.count.end <= _HEAD else None


def _harm_of(hit: Hit) -> Outcome | None:
    """Return what a plural noun says of people: الشهداء, ضحايا; None where it says nothing."""
    entry = hit.payload.entry
    plural = hit.payload.manner is Manner.PLURAL and isinstance(entry, Person)
    return entry.outcome if plural and isinstance(entry, Person) and entry.outcome in _HARM else None


# وسجلت, يتوزعون على النحو التالي: في.
_OPEN_WORDS = 6
