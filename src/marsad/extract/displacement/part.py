"""Figures that lean on the one before: parts of a whole, another count of the same people, the next of a list."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.gap import Gap
from marsad.extract.displacement.move import Move
from marsad.extract.displacement.sense import is_harmed
from marsad.extract.mention.scan import Layer
from marsad.extract.scene import Scene

_CHAIN = 160
_LIST_GAP = 30
_RESTATED_WORDS = 2
_HARMED = 8
_BRACKETS = ("(", '"', "-", "/", "[", "،")
_JOINTS = ("و", "،", "ومعهم", "وبرفقتهم", "الي جانب", "مع", "اضافه الي")


def part(scene: Scene, crowd: Crowd, recent: Sequence[Move]) -> Move | None:
    """Return `crowd` as part of a move before it (بينهم, من ضمنهم, and the list behind them), None where it is none."""
    counted = [move for move in recent if move.is_counted]
    if not counted or not crowd.is_counted or _is_harmed(scene, crowd):
        return None
    gap = _between(scene, counted[-1], crowd)
    if len(gap.text) > _CHAIN or is_harmed(scene, crowd.start - len(gap.text), crowd.start):
        return None
    whole = counted[-1].whole if _is_list(gap) else None
    if crowd.partitive or gap.holds("subset"):
        whole = next((move for move in reversed(counted) if _holds(move.crowd, crowd)), None)
    return None if whole is None else replace(whole, crowd=crowd, rule="part", whole=whole, like=whole)


def next_of(scene: Scene, crowd: Crowd, recent: Sequence[Move]) -> Move | None:
    """Return the move that `crowd` goes on: نقل 300 مقاتل و500 مدني; 2000 شخص، أي نحو 400 عائلة."""
    last = recent[-1] if recent else None
    if last is None or last.crowd is None or not crowd.stated or _is_harmed(scene, crowd):
        return None
    gap = _between(scene, last, crowd)
    bracketed = gap.text.strip() in _BRACKETS and last.crowd.families != crowd.families and not crowd.is_bare
    said = not gap.is_broken and gap.holds("restates", last=_RESTATED_WORDS)
    if bracketed or (len(gap.text) <= _CHAIN and said):
        return replace(last, crowd=crowd, rule="restated", whole=None, like=last)
    if crowd.is_bare or not _is_list(gap) or last.whole is not None:
        return None
    return replace(last, crowd=crowd, rule="list", like=last)


def _between(scene: Scene, move: Move, crowd: Crowd) -> Gap:
    end = move.crowd.end if move.crowd else move.start
    return Gap(scene.text[min(end, crowd.start) : crowd.start])


def _is_harmed(scene: Scene, crowd: Crowd) -> bool:
    """Return whether something else befell them: خمسة آلاف عنصر اعتقلوا, ثلاثة قتلى."""
    if crowd.noun is not None and crowd.noun.outcome is not None:
        return True
    behind = scene.hits[Layer.OUTCOME].within(crowd.end, crowd.end + _HARMED)
    return any(not scene.text[crowd.end : hit.word_start].strip() for hit in behind)


def _holds(total: Crowd | None, some: Crowd) -> bool:
    if total is None or total.families != some.families:
        return False
    top = total.figure.high
    return top is None or (some.figure.low or 0) <= top


def _is_list(gap: Gap) -> bool:
    return len(gap.text) <= _LIST_GAP and gap.text.rstrip(" ").endswith(_JOINTS) and not gap.is_broken
