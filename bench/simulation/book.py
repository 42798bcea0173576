"""What one source has counted so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec import Struct

from marsad.when.interval import Interval
from simulation.fact import Event, Toll
from simulation.ground import Ground
from simulation.group import leaves

_DAY = timedelta(days=1)


class Tally(Struct, frozen=True, kw_only=True):
    """A running total of the dead of `groups` in place `place_id` from `start`, told every so often until `end`."""

    place_id: str
    groups: tuple[str, ...]
    start: date
    end: date
    every_days: int


@dataclass(slots=True)
class Book:
    """The dead that a source believes in, by place, group and day: its sums agree with each other."""

    ground: Ground
    killed: dict[tuple[str, str], dict[date, int]] = field(default_factory=dict)

    def enter(self, event: Event, tolls: Iterable[Toll]) -> None:
        """Add what the source believes of an event."""
        named = self.ground.settlements[event.at]
        for toll in tolls:
            for place_id in (named.id, *named.areas):
                days = self.killed.setdefault((place_id, toll.group), {})
                days[event.day] = days.get(event.day, 0) + toll.killed

    def total(self, place_id: str, groups: Iterable[str], days: Interval) -> int:
        """Return how many of the groups it counts as killed there on those days, both ends known."""
        if days.start is None or days.end is None:
            raise ValueError(f"a total needs both its ends, not {days}")
        counted = [self.killed.get((place_id, group), {}) for group in leaves(groups)]
        wanted = [days.start + _DAY * i for i in range((days.end - days.start).days + 1)]
        return sum(of_group.get(day, 0) for of_group in counted for day in wanted)
