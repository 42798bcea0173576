"""Places that went from one side's hands into another's, and how often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from marsad.record.alliance import ALONE, Alliances
from marsad.record.control.tenure import Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """The place went from the leader of `before` to that of `after`, who was not on the same side.

    Between the two nobody may have held it, or both; `after.start` is the first day on which the record says so.
    """

    before: Tenure
    after: Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnover:
    """The handovers of one place, in order of time."""

    place_id: str
    handovers: tuple[Handover, ...]

    @property
    def count(self) -> int:
        """How often it changed hands."""
        return len(self.handovers)


def handovers(timeline: Sequence[Tenure], alliances: Alliances = ALONE) -> tuple[Handover, ...]:
    """Return each time the place went over to another side; allies who relieve each other are one side.

    What was taken and retaken within a day is no handover: the record holds it to be contested.
    """
    led = [tenure for tenure in timeline if tenure.leader is not None]
    return tuple(
        Handover(before=before, after=after)
        for before, after in pairwise(led)
        if after.start is not None and not alliances.agree(before.holder, after.holder, after.start)
    )


def most_changed(
    timelines: Mapping[str, Sequence[Tenure]],
    *,
    start: date | None = None,
    end: date | None = None,
    alliances: Alliances = ALONE,
) -> tuple[Turnover, ...]:
    """Return the places that changed hands from day `start` to day `end`, both included, the most often first.

    Of as many handovers the place whose id comes first is first (None: unbounded).
    """
    found = [
        Turnover(place_id=place_id, handovers=tuple(h for h in handovers(t, alliances) if _within(h, start, end)))
        for place_id, t in timelines.items()
    ]
    return tuple(sorted((each for each in found if each.handovers), key=lambda each: (-each.count, each.place_id)))


def _within(handover: Handover, start: date | None, end: date | None) -> bool:
    day = handover.after.start
    return day is not None and (start is None or start <= day) and (end is None or day <= end)
