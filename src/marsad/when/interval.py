"""Some days, no surer than the report."""

from datetime import date
from enum import Enum

from msgspec import Struct


class Precision(Enum):
    """How finely a report dates something."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SINCE = "since"
    UNKNOWN = "unknown"


class Interval(Struct, frozen=True):
    """Some time within the days from `start` to `end`, both inclusive, Gregorian, local.

    `None` at one end means that the report does not bound it there. "October" is the whole of October.
    """

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an interval cannot end ({self.end}) before it starts ({self.start})")

    @classmethod
    def day(cls, day: date) -> "Interval":
        """Return the interval of one day."""
        return cls(day, day)

    @classmethod
    def up_to(cls, end: date | None, start: date | None) -> "Interval":
        """Return the days up to `end` from `start`, which bounds nothing where it lies behind `end`."""
        return cls(None if start and end and start > end else start, end)

    def before(self, other: "Interval") -> bool | None:
        """Return whether this is earlier, None where the reports do not tell."""
        if self.end and other.start and self.end < other.start:
            return True
        if self.start and other.end and self.start >= other.end:
            return False
        return None

    def hull(self, other: "Interval") -> "Interval":
        """Return the shortest interval that holds both; an open end stays open."""
        start = min(self.start, other.start) if self.start and other.start else None
        end = max(self.end, other.end) if self.end and other.end else None
        return Interval(start, end)
