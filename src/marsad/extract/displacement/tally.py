"""Tallies of people on the move: عدد النازحين بلغ 70 ألفا, ارتفع إلى 70 ألفا عدد الذين نزحوا."""

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.gap import Gap
from marsad.extract.displacement.sense import is_harmed, is_other_sense
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_REACH, _REACH_BEHIND = 170, 60
_NAMED = 40
_NAMED_WORDS, _BEHIND_WORDS = 4, 3
# اعداد النازحين تجاوزت …; alone it counts nothing.
_NUMBERS = "اعداد"
_RELATIVE = frozenset(("من", "الذين", "ممن"))
_DONE = frozenset(("جري", "تم", "جرت", "تمت"))


def tally(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the word for those whom the figure of `crowd` counts, None where it is no tally's."""
    if not crowd.stated:
        return None
    return _named_before(scene, crowd, sentence) or _named_behind(scene, crowd, sentence)


def _named_before(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    for hit in reversed(scene.hits[Layer.MOVEMENT].within(max(sentence[0], crowd.start - _REACH), crowd.start)):
        gap = Gap(scene.text[hit.word_end : crowd.start])
        if "\n" in gap.text or is_harmed(scene, hit.word_end, crowd.start):
            return None
        if is_other_sense(scene, hit):
            continue
        told = Gap(scene.text[max(sentence[0], hit.word_start - _NAMED) : hit.word_start])
        estimated = _is_estimated(scene, crowd) and hit.payload.manner is Manner.PARTICIPLE and told.holds("estimating")
        reaching = hit.payload.manner is Manner.PARTICIPLE and gap.holds("people-reach")
        if estimated or reaching or (_is_counted(scene, hit) and _is_reached(scene, gap, crowd)):
            return hit
    return None


def _named_behind(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _REACH_BEHIND)):
        gap = Gap(scene.text[crowd.end : hit.word_start])
        told = hit.payload.manner is Manner.PARTICIPLE or _is_relative(hit, gap)
        harmed = is_harmed(scene, crowd.end, hit.start)
        whole = not gap.is_broken and (not gap.has_comma or _is_estimated(scene, crowd))
        return hit if told and whole and gap.holds("counts-movers", last=_BEHIND_WORDS) and not harmed else None
    return None


def _is_counted(scene: Scene, hit: Hit) -> bool:
    """Return whether the word names those whom a tally counts: عدد النازحين, الذين نزحوا, من شردوا."""
    before = Gap(scene.text[max(0, hit.word_start - _NAMED) : hit.word_start])
    if hit.payload.manner is not Manner.PARTICIPLE:
        return _is_relative(hit, before)
    return before.tells("counts-movers", last=_NAMED_WORDS) or _NUMBERS in before.words[-_NAMED_WORDS:]


def _is_relative(hit: Hit, before: Gap) -> bool:
    """Return whether the word says what people did: من نزحوا, من جرى نقلهم; a bare verbal noun does not."""
    if hit.payload.manner is Manner.MASDAR:
        forced = before.holds("makes-move", last=2) and bool(_RELATIVE & {*before.words[-3:-1]})
        return forced or bool(_DONE & {*before.words[-1:]} and _RELATIVE & {*before.words[-2:-1]})
    return bool(_RELATIVE & {*before.words[-1:]})


def _is_estimated(scene: Scene, crowd: Crowd) -> bool:
    """Return whether the figure stands behind ب: قدر النازحين بمئة ألف."""
    return "ب" in scene.text[max(0, crowd.start - 1) : crowd.start + 1]


def _is_reached(scene: Scene, gap: Gap, crowd: Crowd) -> bool:
    """Return whether the words say that the tally reaches the figure: بلغ, إلى, بـ."""
    # The words that bound a figure belong to it: تجاوز 99 ألفا.
    bound = scene.words.ends[max(0, scene.words.holding(crowd.start))]
    before = Gap(scene.text[max(0, crowd.start - _REACH) : bound])
    return _is_estimated(scene, crowd) or not gap.words or before.tells("reaches", last=len(before.words) or 1)
