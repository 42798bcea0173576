"""What befell the people of a count: the word of outcome that governs it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.casualties.governing import entry_of, governing, is_broken, is_list
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.count import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner, Person

_CHAIN = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A count with its outcome. `parent`: the toll of which it is part. `cue` is where its outcome is said."""

    count: Count
    outcome: Outcome
    cue: Hit | None
    parent: "Toll | None" = None
    rule: str


def tolls(scene: Scene, counts: Sequence[Count]) -> tuple[Toll, ...]:
    """Return the counts of people to whom something happened, in order."""
    found: list[Toll] = []
    for count in counts:
        sentence = scene.sentence(count.start)
        recent = [toll for toll in found if toll.count.start >= sentence[0]]
        toll = _toll(scene, count, sentence, recent) or _itemised(scene, count, found)
        if toll is not None:
            found += _both(toll, _coupled(scene, toll))
    return tuple(found)


def _toll(scene: Scene, count: Count, sentence: tuple[int, int], recent: Sequence[Toll]) -> Toll | None:
    parent = _whole(scene, count, recent)
    governor = governing(scene, count, sentence, _end_of(recent))
    if count.joint:
        return Toll(count=count, outcome=Outcome.KILLED_OR_WOUNDED, cue=governor, parent=parent, rule="joint")
    if count.outcome is not None:
        return _by_noun(scene, count, governor, parent)
    tallied = _tally(scene, count, sentence)
    if tallied is not None and governor is not None and governor.start < tallied[0]:
        return Toll(count=count, outcome=tallied[1], cue=None, rule="tally")
    if governor is not None:
        word = entry_of(governor)
        if word.outcome is Outcome.MISSING and not count.stated:
            # مصير عناصر التنظيم: whose fate is asked is not yet missing.
            return None
        told = word.alone if word.alone and not _has_subject(scene, governor, count) else word.outcome
        return Toll(count=count, outcome=told, cue=governor, parent=parent, rule=word.id)
    if count.is_loss:
        return Toll(count=count, outcome=Outcome.KILLED, cue=scene.hits[Layer.OUTCOME].at(count.start), rule="losses")
    return _by_neighbours(scene, count, sentence, (parent, recent))


def _by_neighbours(
    scene: Scene, count: Count, sentence: tuple[int, int], around: tuple[Toll | None, Sequence[Toll]]
) -> Toll | None:
    """Return the toll of a count without an outcome of its own: part of a whole, a tally's, one of a list."""
    parent, recent = around
    if parent is not None:
        # بينهم أطفال, without a figure, tells no number.
        plural = not count.stated and count.figure.vague
        return None if plural else Toll(count=count, outcome=parent.outcome, cue=parent.cue, parent=parent, rule="part")
    tallied = _tally(scene, count, sentence)
    if tallied is not None:
        return Toll(count=count, outcome=tallied[1], cue=None, rule="tally")
    chained = _chained(scene, count, recent)
    if chained is not None:
        return Toll(count=count, outcome=chained.outcome, cue=chained.cue, parent=chained.parent, rule="list")
    return None


# How far over a list's lines an outcome carries.
_LIST_REACH = 400
_ITEM = re.compile(r"[ \t]*(?:[-–—•*▪]|\d+[.)]) *")


def _itemised(scene: Scene, count: Count, found: Sequence[Toll]) -> Toll | None:
    """Return the toll of a line of a list that a toll before opens: – 43 طفلا."""
    line = scene.text.rfind("\n", 0, count.start) + 1
    opened = _ITEM.match(scene.text, line, count.start)
    if not found or opened is None or opened.end() != count.start or not count.stated:
        return None
    last = found[-1]
    near = count.start - last.count.end <= _LIST_REACH
    return Toll(count=count, outcome=last.outcome, cue=None, rule="item") if near and count.noun is not None else None


def _has_subject(scene: Scene, governor: Hit, count: Count) -> bool:
    """Return whether somebody is named who may have lost the people."""
    return bool(scene.sides_in(scene.sentence(governor.start)[0], count.start))


def _end_of(recent: Sequence[Toll]) -> tuple[int, int] | None:
    return (recent[-1].count.start, recent[-1].count.end) if recent else None


def _by_noun(scene: Scene, count: Count, governor: Hit | None, parent: Toll | None) -> Toll | None:
    """Return the toll of a noun that itself says what befell people: 40 قتيلا."""
    outcome = count.outcome
    told = entry_of(governor).outcome if governor is not None else None
    if outcome is None or (outcome in _NOUNS_NEED_VERB and told is None):
        return None
    if _is_second(scene, count) or not (count.stated or governor is not None or _is_led(scene, count)):
        return None
    if told is not None and (outcome in _NOUNS_NEED_VERB or _is_victim(count)):
        outcome = told
    if _is_joint(scene, count):
        outcome = Outcome.KILLED_OR_WOUNDED
    return Toll(count=count, outcome=outcome, cue=governor, parent=parent, rule="noun")


def _is_victim(count: Count) -> bool:
    return count.noun is not None and count.noun.id == "victim"


# A prisoner may be freed, a missing person found: the noun alone is no news of harm.
_NOUNS_NEED_VERB = frozenset((Outcome.CAPTURED, Outcome.MISSING))


def _tally(scene: Scene, count: Count, sentence: tuple[int, int]) -> tuple[int, Outcome] | None:
    """Return where its noun stands and the outcome of a tally that `count` tells: حصيلة القتلى بلغت 19 شخصا."""
    if not count.stated or (count.noun is None and count.others):
        return None
    for hit in reversed(scene.hits[Layer.PERSON].within(max(sentence[0], count.start - 90), count.start)):
        entry = hit.payload.entry
        gap = scene.text[hit.word_end : count.start]
        if isinstance(entry, Person) and entry.outcome is not None and hit.payload.manner is Manner.PLURAL:
            reached = any(word in particles("reaches") for word in gap.split())
            return (hit.start, entry.outcome) if reached and not is_broken(gap) else None
    return None


_HARM = frozenset((Outcome.KILLED, Outcome.WOUNDED))


def _is_joint(scene: Scene, count: Count) -> bool:
    """Return whether one figure counts dead and wounded together: مئات القتلى والجرحى."""
    other = _next_noun(scene, count.noun_end)
    return count.stated and other is not None and other.outcome in _HARM and other.outcome is not count.outcome


def _is_second(scene: Scene, count: Count) -> bool:
    """Return whether the noun is the second of such a pair, whose figure stands before the first."""
    before = scene.hits[Layer.PERSON].within(max(0, count.start - 14), count.start - 1)
    if count.stated or not before or scene.text[count.start - 1] != "و":
        return False
    stated = any(quantity.number_end <= before[-1].start <= quantity.number_end + 2 for quantity in scene.quantities)
    return stated and not scene.text[before[-1].word_end : count.start - 1].strip()


def _next_noun(scene: Scene, end: int) -> Person | None:
    """Return the noun for people that follows, joined by و, right behind `end`."""
    hit = scene.hits[Layer.PERSON].at(end + 1)
    joined = hit is not None and scene.text.startswith(" و", end) and hit.word_start == end + 1
    return hit.payload.entry if joined and hit is not None and isinstance(hit.payload.entry, Person) else None


def _both(toll: Toll, coupled: Sequence[Toll]) -> Sequence[Toll]:
    """Return a toll and the one coupled to it; a number of dead and wounded is one figure of both: قتل وجرح 30."""
    figure = toll.count.figure
    if coupled and toll.count.stated and not figure.vague and {toll.outcome, coupled[0].outcome} == _HARM:
        return [replace(toll, outcome=Outcome.KILLED_OR_WOUNDED)]
    return [toll, *coupled]


def _coupled(scene: Scene, toll: Toll) -> list[Toll]:
    """Return the same people under the outcome coupled to theirs: مقتل وإصابة عناصر."""
    cue = toll.cue
    if cue is None or cue.start > toll.count.start or not scene.text.startswith("و", cue.word_start):
        return []
    before = scene.hits[Layer.OUTCOME].within(cue.word_start - 24, cue.word_start)
    if (
        not before
        or scene.text[before[-1].word_end : cue.word_start].strip()
        or before[-1].word_start == cue.word_start
    ):
        return []
    outcome = entry_of(before[-1]).outcome
    if outcome is toll.outcome:
        return []
    return [Toll(count=toll.count, outcome=outcome, cue=before[-1], parent=toll.parent, rule=entry_of(before[-1]).id)]


def _is_led(scene: Scene, count: Count) -> bool:
    """Return whether a plural that names the dead stands behind سقوط or a verb that leaves them."""
    before = scene.text[max(0, count.start - 14) : count.start].split()
    if count.start == scene.sentence(count.start)[0]:
        return True
    return bool(before) and before[-1].removeprefix("و") in particles("leaves-casualties")


def _whole(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll of which `count` is part: بينهم, من ضمنهم, and the list behind them."""
    if not recent:
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    words = gap.replace('"', " ").replace("،", " ، ").split()
    if len(gap) > _CHAIN:
        return None
    # 215 قتيلا: 139 مدنيا.
    told = gap.strip() in (":", "(", "؛")
    if told or count.partitive or any(word in particles("subset") for word in words):
        return _larger(count, recent)
    if last.parent is not None and is_list(gap):
        return last.parent
    return None


def _larger(count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the last toll that can hold `count`."""
    low = count.figure.low or 0
    for toll in reversed(recent):
        top = toll.count.figure.high
        if top is None or top >= low:
            return toll
    return None


def _chained(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll whose list `count` goes on: مقتل 39 عنصرا و25 مدنيا."""
    if not recent or not count.stated:
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    return last if is_list(gap) and count.noun is not None and count.noun.outcome is None else None


def doer(scene: Scene, toll: Toll, sentence: tuple[int, int]) -> Side | None:
    """Return who did it (على يد X, من قبل X, an active verb's subject), None where it is not said."""
    for side in scene.sides_in(max(sentence[0], toll.count.start - 160), min(sentence[1], toll.count.end + 140)):
        words = scene.text[max(sentence[0], side.word_start - 30) : side.word_start].replace('"', " ").split()
        if "منذ" in words[-4:]:
            # منذ بدء هجوم X dates it.
            continue
        if words and (words[-1] in particles("by-hand") or words[-2:] == ["من", "قبل"]):
            return side
    cue = toll.cue
    if cue is not None and cue.payload.manner in (Manner.PAST, Manner.PRESENT) and entry_of(cue).active:
        for side in scene.sides_in(cue.word_end, toll.count.start):
            return side if not scene.text[cue.word_end : side.start].strip(' "') else None
    return None
