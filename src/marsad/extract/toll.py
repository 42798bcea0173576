"""What befell the people of a count: the word of outcome that governs it."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.count import Count
from marsad.extract.particle import particles
from marsad.extract.scan import Hit, Layer
from marsad.extract.scene import Scene
from marsad.extract.side import Side
from marsad.extract.statement import Outcome
from marsad.extract.vocabulary import Manner, OutcomeWord, Person
from marsad.text.fold import fold

_AHEAD = 110
_BEHIND = 75
_RELATIVE_BEHIND = 190
_CHAIN = 300
_NEAR = 3


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
        toll = _toll(scene, count, sentence, recent)
        if toll is not None:
            found.append(toll)
            found += _coupled(scene, toll)
    return tuple(found)


def _toll(scene: Scene, count: Count, sentence: tuple[int, int], recent: Sequence[Toll]) -> Toll | None:
    parent = _whole(scene, count, recent)
    governor = _governor(scene, count, sentence, recent)
    if count.figure.vague and count.noun is None and governor is None and _is_loss(scene, count):
        return Toll(count=count, outcome=Outcome.KILLED, cue=scene.hits[Layer.OUTCOME].at(count.start), rule="losses")
    if count.outcome in _NOUNS_NEED_VERB and (governor is None or _entry(governor).outcome is not count.outcome):
        return None
    if count.outcome is not None and (count.stated or governor is not None or _is_led(scene, count)):
        told = (
            _entry(governor).outcome
            if governor is not None and count.noun and count.noun.id == "victim"
            else count.outcome
        )
        return Toll(count=count, outcome=told, cue=governor, parent=parent, rule="noun")
    if governor is not None:
        return Toll(
            count=count, outcome=_entry(governor).outcome, cue=governor, parent=parent, rule=_entry(governor).id
        )
    if parent is not None:
        # بينهم أطفال, without a figure, tells no number.
        plural = not count.stated and count.figure.vague
        return None if plural else Toll(count=count, outcome=parent.outcome, cue=parent.cue, parent=parent, rule="part")
    tallied = _tally(scene, count, sentence)
    if tallied is not None:
        return Toll(count=count, outcome=tallied, cue=None, rule="tally")
    chained = _chained(scene, count, recent)
    if chained is not None:
        return Toll(count=count, outcome=chained.outcome, cue=chained.cue, parent=chained.parent, rule="list")
    return None


# A prisoner may be freed, a missing person found: the noun alone is no news of harm.
_NOUNS_NEED_VERB = frozenset((Outcome.CAPTURED, Outcome.MISSING))


def _tally(scene: Scene, count: Count, sentence: tuple[int, int]) -> Outcome | None:
    """Return the outcome of a tally that `count` tells: حصيلة القتلى بلغت 19 شخصا; None where there is none."""
    if not count.stated or (count.noun is None and count.others):
        return None
    for hit in reversed(scene.hits[Layer.PERSON].within(max(sentence[0], count.start - 90), count.start)):
        entry = hit.payload.entry
        gap = scene.text[hit.word_end : count.start]
        if isinstance(entry, Person) and entry.outcome is not None and hit.payload.manner is Manner.PLURAL:
            reached = any(word in particles("reaches") for word in gap.split())
            return entry.outcome if reached and not _is_broken(gap) else None
    return None


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
    outcome = _entry(before[-1]).outcome
    if outcome is toll.outcome:
        return []
    return [Toll(count=toll.count, outcome=outcome, cue=before[-1], parent=toll.parent, rule=_entry(before[-1]).id)]


def _entry(hit: Hit) -> OutcomeWord:
    entry = hit.payload.entry
    assert isinstance(entry, OutcomeWord)
    return entry


def _is_loss(scene: Scene, count: Count) -> bool:
    hit = scene.hits[Layer.OUTCOME].at(count.start)
    return hit is not None and _entry(hit).losses


def _is_led(scene: Scene, count: Count) -> bool:
    """Return whether a plural that names the dead stands behind سقوط or a verb that leaves them."""
    before = scene.text[max(0, count.start - 14) : count.start].split()
    return bool(before) and before[-1].removeprefix("و") in particles("leaves-casualties")


def _governor(scene: Scene, count: Count, sentence: tuple[int, int], recent: Sequence[Toll]) -> Hit | None:
    """Return the word of outcome that governs `count`: close before, in a clause behind, or further before."""
    before = [
        hit
        for hit in scene.hits[Layer.OUTCOME].within(max(sentence[0], count.start - _AHEAD), count.start)
        if _governs(scene, hit, count)
    ]
    last = before[-1] if before else None
    if last is not None and len(scene.text[last.word_end : count.start].split()) <= _NEAR:
        return last
    if not count.stated:
        return None
    behind = _behind(scene, count, sentence)
    if behind is None and last is not None and recent and recent[-1].count.start > last.start:
        # Another figure stands between: only a list carries the outcome on.
        return last if _is_list(scene.text[recent[-1].count.end : count.start]) else None
    return behind or last


def _governs(scene: Scene, hit: Hit, count: Count) -> bool:
    entry = _entry(hit)
    gap = scene.text[hit.word_end : count.start]
    if entry.losses or entry.backward or hit.word_end > count.start:
        return False
    if (
        hit.payload.manner is Manner.PRESENT
        and not entry.people_only
        and "لا " in scene.text[max(0, hit.start - 4) : hit.start]
    ):
        return False
    if (entry.people_only or entry.counted_only) and (
        count.noun is None or (entry.counted_only and count.outcome is None)
    ):
        return False
    if _is_other_sense(scene, hit):
        return False
    return not _is_broken(gap)


_BREAKS = (". ", "\n", "؛", "، في", " فيما ", " بينما ", " في حين ", " كما ", " حيث ", " بينهم", " ضمنهم", " كذلك ")


def _is_broken(gap: str) -> bool:
    """Return whether a new proposition begins between an outcome and a count."""
    return any(mark in gap for mark in _BREAKS)


def _behind(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the word of outcome in the clause behind: 30 عنصرا قتلوا, 571 من عناصر قسد الذين قضوا."""
    limit = min(sentence[1], count.end + _RELATIVE_BEHIND)
    for hit in scene.hits[Layer.OUTCOME].within(count.end, limit):
        entry = _entry(hit)
        gap = scene.text[count.end : hit.word_start]
        if entry.losses or _is_broken(gap) or ("،" in gap and " و" in gap):
            return None
        if _is_other_sense(scene, hit):
            continue
        if entry.backward and (
            not entry.needs
            or any(
                word in gap.split() or word in scene.text[max(0, count.start - 40) : count.start]
                for word in entry.needs
            )
        ):
            return hit
        if hit.payload.manner in (Manner.PAST, Manner.PASSIVE) and not entry.people_only:
            words = gap.replace('"', " ").split()
            relative = bool(words) and words[-1] in particles("relative")
            if not relative and len(gap) > _BEHIND:
                return None
            if relative or not words or (hit.word_end > 0 and scene.text[hit.start : hit.end].endswith("وا")):
                return hit
        if hit.payload.manner is Manner.MASDAR and gap.split()[-1:] and gap.split()[-1] in particles("happened-to"):
            return hit
        return None
    return None


def _whole(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll of which `count` is part: بينهم, من ضمنهم, and the list behind them."""
    if not recent:
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    words = gap.replace('"', " ").replace("،", " ، ").split()
    if len(gap) > _CHAIN:
        return None
    if any(word in particles("subset") for word in words):
        return _larger(count, recent)
    if last.parent is not None and _is_list(gap):
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


def _is_list(gap: str) -> bool:
    return len(gap) <= 60 and gap.rstrip().endswith((" و", "،", "و")) and not _is_broken(gap)


def _is_other_sense(scene: Scene, hit: Hit) -> bool:
    """Return whether the word means something else here: القضاء على, يقضي بـ."""
    entry = _entry(hit)
    led = scene.text[max(0, hit.word_start - 20) : hit.word_start].split()
    if entry.led_by and not any(fold(word).text in led for word in entry.led_by):
        return True
    if entry.past_only and hit.payload.manner is Manner.PRESENT:
        return True
    return any(scene.text.startswith(fold(fragment).text, hit.start) for fragment in entry.never)


def _chained(scene: Scene, count: Count, recent: Sequence[Toll]) -> Toll | None:
    """Return the toll whose list `count` goes on: مقتل 39 عنصرا و25 مدنيا."""
    if not recent or not count.stated:
        return None
    last = recent[-1]
    gap = scene.text[last.count.end : count.start]
    return last if _is_list(gap) and count.noun is not None and count.noun.outcome is None else None


def doer(scene: Scene, toll: Toll, sentence: tuple[int, int]) -> Side | None:
    """Return who did it (على يد X, من قبل X, an active verb's subject), None where it is not said."""
    for side in scene.sides_in(max(sentence[0], toll.count.start - 160), min(sentence[1], toll.count.end + 140)):
        words = scene.text[max(sentence[0], side.word_start - 30) : side.word_start].replace('"', " ").split()
        if words and (words[-1] in particles("by-hand") or words[-2:] == ["من", "قبل"]):
            return side
    cue = toll.cue
    if (
        cue is not None
        and cue.payload.manner in (Manner.PAST, Manner.PRESENT)
        and _entry(cue).id in ("kill", "capture", "execute", "injure")
    ):
        for side in scene.sides_in(cue.word_end, toll.count.start):
            return side if not scene.text[cue.word_end : side.start].strip(' "') else None
    return None
