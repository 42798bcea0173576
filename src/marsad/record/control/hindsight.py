"""What is told in hindsight: who held a place before the turns that the claims date."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from marsad.record.alliance import Alliances
from marsad.record.control.course import Stretch
from marsad.record.control.evidence import Evidence
from marsad.record.control.stance import Sides, Stance, groups
from marsad.record.control.tenure import Status
from marsad.when.interval import Interval

_OPEN = Interval(None, None)


def in_hindsight(stretches: Sequence[Stretch], past: Iterable[Evidence], alliances: Alliances) -> list[Stretch]:
    """Return the stretches with what is said of the time before them.

    Background that one of them already tells is laid to it; other background, and the earlier holder whom a first
    turn names, reach back from the first stretch, openly.
    """
    told, left = list(stretches), []
    for item in past:
        at = place_of(item, told, alliances)
        if at is None:
            left.append(item)
        else:
            told[at] = with_background(told[at], (item,))
    return reached_back(told, left, alliances)


def place_of(item: Evidence, stretches: Sequence[Stretch], alliances: Alliances) -> int | None:
    """Return the last stretch, by its number, that began by then with the same side; each has a start."""
    for i in reversed(range(bisect_right(stretches, item.day, key=begun))):
        if alliances.agree(item.sides, stretches[i].stance.sides, item.day):
            return i
    return None


def begun(stretch: Stretch) -> date:
    """Return the day on which the stretch begins, by which those of a place are in order."""
    return stretch.start or date.min


def with_background(stretch: Stretch, told: Iterable[Evidence]) -> Stretch:
    """Return the stretch with the background that tells it again."""
    return replace(stretch, stance=replace(stretch.stance, evidence=(*stretch.stance.evidence, *told)))


def reached_back(stretches: list[Stretch], left: Sequence[Evidence], alliances: Alliances) -> list[Stretch]:
    """Return the stretches with what lies before the first, which is all that is changed or looked at.

    `left` is the background that none of the stretches tells.
    """
    if not stretches or stretches[0].start is None:
        return stretches
    first, *rest = stretches
    if _is_background(first):
        return [replace(first, start=None, began=_OPEN), *rest]
    named = _of_first_turn(first, alliances) or _background(first, left)
    if len(groups((sides for sides, _ in named), alliances, stretches[0].start)) != 1:
        return stretches
    return [Stretch(start=None, began=_OPEN, stance=_held(named), seen=None), *stretches]


def _is_background(first: Stretch) -> bool:
    """Return whether the first that is known of the place is only that it was so, some time before."""
    return not first.stance.turned and any(i.first is None and i.day == first.start for i in first.stance.evidence)


def _held(named: Sequence[tuple[Sides, Evidence]]) -> Stance:
    return Stance(
        status=Status.HELD,
        sides=tuple(party for sides, _ in named for party in sides),
        reason="reaches_back",
        turned=False,
        evidence=tuple(item for _, item in named),
    )


def _of_first_turn(first: Stretch, alliances: Alliances) -> list[tuple[Sides, Evidence]]:
    """Return whom the turns of the first day say to have held it before, but for those who took it on that day."""
    earliest = min(item.day for item in first.stance.evidence)
    turns = [item for item in first.stance.evidence if item.rule.change and item.day == earliest]
    return [(item.before, item) for item in turns if item.before and not _was_taken(item, turns, alliances)]


def _was_taken(item: Evidence, turns: Sequence[Evidence], alliances: Alliances) -> bool:
    """Return whether another turn of the day gives the place to those whom this one says to have held it before."""
    others = [other for other in turns if other is not item and other.rule.becomes == "held"]
    return any(alliances.agree(item.before, other.sides, item.day) for other in others)


def _background(first: Stretch, left: Sequence[Evidence]) -> list[tuple[Sides, Evidence]]:
    """Return what is said of some time before the first stretch: not of days that lie behind its start."""
    start = first.start or date.min
    return [(item.sides, item) for item in left if (item.first or start) <= start <= item.day]
