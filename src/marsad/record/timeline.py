"""The control timeline of one place, and of many."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from math import prod

from marsad.record.alliance import ALONE, Alliances
from marsad.record.claim import ControlClaim
from marsad.record.course import Course, Stretch
from marsad.record.evidence import Evidence, evidence, parted
from marsad.record.rules import measures
from marsad.record.stance import Stance, groups
from marsad.record.tenure import Status, Tenure
from marsad.when.interval import Interval

Timelines = dict[str, tuple[Tenure, ...]]
# No number of sources makes sure.
_SUREST = 0.99


def timelines(claims: Iterable[ControlClaim], *, as_of: date | None = None, alliances: Alliances = ALONE) -> Timelines:
    """Return the timeline of every place of which the claims speak, sorted by place id."""
    by_place: dict[str, list[ControlClaim]] = {}
    for claim in claims:
        by_place.setdefault(claim.place_id, []).append(claim)
    return {place: timeline(by_place[place], as_of=as_of, alliances=alliances) for place in sorted(by_place)}


def timeline(
    claims: Iterable[ControlClaim], *, as_of: date | None = None, alliances: Alliances = ALONE
) -> tuple[Tenure, ...]:
    """Return who held the place of the claims, and when, as known on day `as_of` (None: by all that was ever said).

    The tenures are in order and do not overlap, and are the same whatever the order of the claims. A claim of which
    the day of telling is unknown counts only without `as_of`.

    Raises:
        ValueError: the claims speak of more than one place.
    """
    known = [claim for claim in claims if as_of is None or (claim.as_of is not None and claim.as_of <= as_of)]
    if len({claim.place_id for claim in known}) > 1:
        raise ValueError(f"one timeline is of one place, not of {sorted({claim.place_id for claim in known})}")
    settled, past = parted(evidence(known), alliances)
    course = Course(alliances)
    for day, items in groupby(settled, key=lambda item: item.day):
        course.step(day, list(items))
    stretches = _reached_back(_with_past(course.stretches, past, alliances), past, alliances)
    ends = [stretch.start for stretch in stretches[1:]]
    return tuple(_tenure(s, end, alliances) for s, end in zip(stretches, [*ends, None], strict=True))


def _with_past(stretches: Sequence[Stretch], past: Sequence[Evidence], alliances: Alliances) -> list[Stretch]:
    """Return the stretches, background that only repeats one of them laid to it."""
    told = list(stretches)
    for item in past:
        for i in reversed(range(len(told))):
            start, stance = told[i].start, told[i].stance
            if start and start <= item.day and alliances.agree(item.sides, stance.sides, item.day):
                told[i] = replace(told[i], stance=replace(stance, evidence=(*stance.evidence, item)))
                break
    return told


def _reached_back(stretches: list[Stretch], past: Sequence[Evidence], alliances: Alliances) -> list[Stretch]:
    """Return the stretches, before them the side that is said to have held the place until the first turn."""
    if not stretches:
        return stretches
    first, *rest = stretches
    day, told = first.start, first.stance.evidence
    if any(not item.rule.change and item.first is None for item in told) and not first.stance.turned:
        return [replace(first, start=None, began=Interval(None, None)), *rest]
    earliest = min(item.day for item in told)
    turn = [item for item in told if item.rule.change and item.before and item.day == earliest]
    background = [item for item in past if item.day >= earliest and not _is_told(item, stretches)]
    named, sides = (turn, [i.before for i in turn]) if turn else (background, [i.sides for i in background])
    if day is None or len(groups(sides, alliances, day)) != 1:
        return stretches
    held = Stance(
        status=Status.HELD,
        sides=tuple(party for side in sides for party in side),
        reason="reaches_back",
        turned=False,
        evidence=tuple(named),
    )
    return [Stretch(start=None, began=Interval(None, None), stance=held, seen=None), *stretches]


def _is_told(item: Evidence, stretches: Sequence[Stretch]) -> bool:
    return any(item in stretch.stance.evidence for stretch in stretches)


def _tenure(stretch: Stretch, end: date | None, alliances: Alliances) -> Tenure:
    stance = stretch.stance
    items = sorted(stance.evidence, key=lambda item: item.order)
    day = stretch.start or (end or items[0].day)
    last = stretch.seen if end is None or stretch.seen is None else min(stretch.seen, end - timedelta(days=1))
    return Tenure(
        place_id=items[0].claim.place_id,
        start=stretch.start,
        end=end,
        began=stretch.began,
        holder=alliances.ranked(stance.sides, day),
        status=stance.status,
        by=alliances.ranked(stance.by, day) if stance.status is Status.BESIEGED else (),
        candidates=alliances.ranked(stretch.candidates, day),
        confidence=_confidence(items, stance),
        statements=tuple(dict.fromkeys(item.claim.statement_id for item in items)),
        reason=stance.reason,
        last_evidence=last,
    )


def _confidence(items: Sequence[Evidence], stance: Stance) -> float:
    """Return how sure the sources make it: each origin counts once, by its surest claim."""
    surest: dict[str, float] = {}
    for item in items:
        surest[item.claim.origin] = max(surest.get(item.claim.origin, 0.0), item.weight)
    doubt = prod(1.0 - weight for _, weight in sorted(surest.items()))
    row = measures().get(stance.reason)
    return round(min(_SUREST, 1.0 - doubt) * (row.weight if row else 1.0), 4)
