"""The situation of a day, from timelines: a place's holder, the whole map, what changed."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.record.control.tenure import Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """On `day` place `place_id` went over from one tenure to another. `before` is None at its first."""

    day: date
    place_id: str
    before: Tenure | None
    after: Tenure


def holder_on(timeline: Sequence[Tenure], day: date) -> Tenure | None:
    """Return the tenure that speaks for `day`, None where nothing is known of that day."""
    at = bisect_right(timeline, day, key=lambda tenure: tenure.start or date.min) - 1
    return timeline[at] if at >= 0 and timeline[at].covers(day) else None


def map_on(timelines: Mapping[str, Sequence[Tenure]], day: date) -> dict[str, Tenure]:
    """Return the tenure of each place on `day`, without the places of which nothing is known then."""
    found = ((place_id, holder_on(timeline, day)) for place_id, timeline in timelines.items())
    return {place_id: tenure for place_id, tenure in found if tenure is not None}


def changes(
    timelines: Mapping[str, Sequence[Tenure]], *, start: date | None = None, end: date | None = None
) -> tuple[Change, ...]:
    """Return what changed from day `start` to day `end`, both included, by day and place (None: unbounded)."""
    found = (change for timeline in timelines.values() for change in _changes(timeline))
    within = [c for c in found if (start is None or start <= c.day) and (end is None or c.day <= end)]
    return tuple(sorted(within, key=lambda change: (change.day, change.place_id)))


def _changes(timeline: Sequence[Tenure]) -> Iterable[Change]:
    before: Tenure | None = None
    for tenure in timeline:
        if tenure.start is not None:
            yield Change(day=tenure.start, place_id=tenure.place_id, before=before, after=tenure)
        before = tenure
