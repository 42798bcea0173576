"""A place's timeline, or many, to the answers of a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.extract.term import Extent
from marsad.record.alliance import Alliances
from marsad.record.control.assessed import Assessed
from marsad.record.control.claim import ControlClaim
from marsad.record.control.rules import measures
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.timeline import timeline
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


def in_its_area(own: Assessed, claims: Iterable[ControlClaim], alliances: Alliances, *, is_area: bool) -> Assessed:
    """Return what the claims of what the place lies in say of the day, where nobody speaks of the place itself.

    A town that is held is held in all its quarters; an area (`is_area`) only where it is said to be held in full. What
    is not held, such as what is contested, says nothing of its parts.
    """
    if own.tenure.statements:
        return own
    return of_its_area(own, holder_on(timeline(of_whole(claims, is_area=is_area), alliances=alliances), own.on))


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


def assessed_map(timelines: Mapping[str, Sequence[Tenure]], on: date) -> dict[str, Assessed]:
    """Return what is said of each place on day `on`, without the places of which nothing is known then."""
    found = ((place_id, holder_on(timeline, on)) for place_id, timeline in timelines.items())
    return {place_id: assessed(tenure, on) for place_id, tenure in found if tenure is not None}


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
