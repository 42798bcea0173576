"""A place's timeline, or many, to the answers of a day."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from marsad.extract.term import Extent
from marsad.record.control.assessed import Assessed
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import measures
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Status, Tenure
from marsad.when.interval import Interval


def whole(place_id: str, timeline: Sequence[Tenure]) -> tuple[Tenure, ...]:
    """Return the timeline with the time before it, of which nothing is known, as a tenure: the days are all covered."""
    if timeline and timeline[0].start is None:
        return tuple(timeline)
    return (_silence(place_id, timeline[0].start if timeline else None), *timeline)


def assess(place_id: str, timeline: Sequence[Tenure], on: date) -> Assessed:
    """Return what the place's timeline says of day `on`: unknown where it says nothing."""
    tenure = holder_on(timeline, on) or _silence(place_id, timeline[0].start if timeline else None)
    return assessed(tenure, on)


def of_whole(claims: Iterable[ControlClaim], *, is_area: bool) -> tuple[ControlClaim, ...]:
    """Return the claims that are of all that lies in their place: by them alone is said what its parts are."""
    return tuple(claim for claim in claims if not claim.of_part and (not is_area or claim.extent is Extent.FULL))


def of_its_area(own: Assessed, tenure: Tenure | None) -> Assessed:
    """Return what `tenure`, which is said of the whole of what the place lies in, says of the place."""
    if tenure is None or tenure.status is not Status.HELD:
        return own
    confidence = round(tenure.confidence * measures()["of_its_area"].weight, 4)
    within = replace(tenure, place_id=own.tenure.place_id, reason="of_its_area", confidence=confidence)
    return assessed(within, own.on)


def assessed(tenure: Tenure, on: date) -> Assessed:
    """Return what `tenure`, which covers day `on`, says of it."""
    age = tenure.age(on)
    return Assessed(
        on=on,
        tenure=tenure,
        age_days=age,
        confidence=tenure.confidence if not age else round(tenure.confidence * _left(age), 4),
        is_old=age is not None and age > measures()["old"].days,
    )


def _left(age_days: int) -> float:
    """Return the share of a confidence that so many days without news leave."""
    ageing = measures()["ageing"]
    share: float = ageing.weight ** (age_days / ageing.days)
    return share


def _silence(place_id: str, end: date | None) -> Tenure:
    return Tenure(
        place_id=place_id,
        start=None,
        end=end,
        began=Interval(None, None),
        holder=(),
        status=Status.UNKNOWN,
        confidence=0.0,
        statements=(),
        reason="silent",
        last_evidence=None,
    )
