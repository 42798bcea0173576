"""What the words of a report tell of the day on which it came out."""

from datetime import date, timedelta
from enum import IntEnum

from msgspec import Struct


class Tier(IntEnum):
    """How near a clue is to the report's own day, the nearest first."""

    HEADER = 1
    FRESH = 2
    SAME_DAY = 3
    OLDER = 4


class Clue(Struct, frozen=True, kw_only=True):
    """The words at folded [start, end) bind the day of publication.

    The day `back` days before it has this weekday, day, month and year, as far as they are given; and publication
    lies from `earliest` to `latest`. `dated`: the words name some day of that month that was then past or present, so
    that its `day` is a lower bound. `recent`: nothing says that this day was the beginning of something long.
    """

    start: int
    end: int
    tier: Tier
    back: int = 0
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    dated: bool = False
    recent: bool = False
    earliest: date | None = None
    latest: date | None = None

    def fits(self, published: date) -> bool:
        """Return whether the report may have come out on `published`."""
        if (self.earliest and published < self.earliest) or (self.latest and published > self.latest):
            return False
        if published.toordinal() <= self.back:
            return False
        seen = published - timedelta(days=self.back)
        if self.dated:
            day_fits = self.day is None or seen.day >= self.day
        else:
            day_fits = self.day in (None, seen.day) and self.weekday in (None, seen.weekday())
        return day_fits and self.month in (None, seen.month) and self.year in (None, seen.year)

    @property
    def names_the_day(self) -> bool:
        """Return whether the words tie a weekday or a date to the day of publication."""
        return not self.dated and (self.weekday is not None or self.day is not None)

    @property
    def parts(self) -> int:
        """Return how many parts of the date are given."""
        return sum(part is not None for part in (self.weekday, self.day, self.month, self.year))
