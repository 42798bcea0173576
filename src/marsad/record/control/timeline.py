"""The control timeline of one place, and of many."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from math import prod

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.course import Course, Stretch
from marsad.record.control.evidence import Evidence, evidence, parted
from marsad.record.control.hindsight import in_hindsight
from marsad.record.control.rules import measures
from marsad.record.control.stance import Stance
from marsad.record.control.tenure import Status, Tenure

Timelines = dict[str, tuple[Tenure, ...]]
# No number of sources makes sure.
_SUREST = 0.99


def timelines(claims: Iterable[ControlClaim], *, as_of: date | None = None, alliances: Alliances = ALONE) -> Timelines:
    """Return the timeline of every place of which anything is known on day `as_of`, sorted by place id."""
    by_place: dict[str, list[ControlClaim]] = {}
    for claim in claims:
        by_place.setdefault(claim.place_id, []).append(claim)
    lines = ((place, timeline(by_place[place], as_of=as_of, alliances=alliances)) for place in sorted(by_place))
    return {place: line for place, line in lines if line}


def timeline(
    claims: Iterable[ControlClaim], *, as_of: date | None = None, alliances: Alliances = ALONE
) -> tuple[Tenure, ...]:
    """Return who held the place of the claims, and when, as known on day `as_of` (None: by all that was ever said).

    The tenures are in order and do not overlap, and are the same whatever the order of the claims. A claim of a
    report that came out on an unknown day counts only without `as_of`.

    Raises:
        ValueError: the claims speak of more than one place.
    """
    known = [claim for claim in claims if as_of is None or (claim.known is not None and claim.known <= as_of)]
    be_of_one_place(known)
    settled, past = parted(evidence(known), alliances)
    course = Course(alliances)
    for day, items in groupby(settled, key=lambda item: item.day):
        course.step(day, list(items))
    stretches = in_hindsight(course.stretches, past, alliances)
    ends = [stretch.start for stretch in stretches[1:]]
    return tuple(tenure(s, end, alliances) for s, end in zip(stretches, [*ends, None][: len(stretches)], strict=True))


def be_of_one_place(claims: Iterable[ControlClaim]) -> None:
    """Leave claims be that speak of one place.

    Raises:
        ValueError: they speak of more than one.
    """
    places = {claim.place_id for claim in claims}
    if len(places) > 1:
        raise ValueError(f"one timeline is of one place, not of {sorted(places)}")


def tenure(stretch: Stretch, end: date | None, alliances: Alliances) -> Tenure:
    """Return the stretch, until the day before `end`, as what the record says."""
    stance = stretch.stance
    items = sorted(stance.evidence, key=lambda item: item.order)
    day = stretch.start or (end or items[0].day)
    held = stance.status in (Status.HELD, Status.BESIEGED)
    last = stretch.seen if end is None or stretch.seen is None else min(stretch.seen, end - timedelta(days=1))
    return Tenure(
        place_id=items[0].claim.place_id,
        start=stretch.start,
        end=end,
        began=stretch.began,
        holder=alliances.ranked(stance.sides, day) if held else tuple(dict.fromkeys(stance.sides)),
        status=stance.status,
        by=alliances.ranked(stance.by, day) if stance.status is Status.BESIEGED else (),
        candidates=tuple(dict.fromkeys(stretch.candidates)),
        confidence=_confidence(items, stance),
        statements=tuple(dict.fromkeys(item.claim.statement_id for item in items)),
        reason=stance.reason,
        last_evidence=last,
        first_evidence=min(last, max(stretch.start or date.min, items[0].day)) if last else None,
    )


def _confidence(items: Sequence[Evidence], stance: Stance) -> float:
    """Return how sure the sources make it: each origin counts once, by its surest claim."""
    surest: dict[str, float] = {}
    for item in items:
        surest[item.claim.origin] = max(surest.get(item.claim.origin, 0.0), item.weight)
    doubt = prod(1.0 - weight for _, weight in sorted(surest.items()))
    row = measures().get(stance.reason)
    return round(min(_SUREST, 1.0 - doubt) * (row.weight if row else 1.0), 4)
