"""What the words of a date state, before any day is known."""

from enum import Enum

from msgspec import Struct

# The months of the Hijri year are 101 to 112.
HIJRI = 100
# Instead of a count: "a few days". The plural without a number stands for three to ten.
FEW = 0


class Relation(Enum):
    """How something lies to the time that is named."""

    ON = "on"
    SINCE = "since"
    UNTIL = "until"
    WINDOW = "window"


class Sense(Enum):
    """How the parts of an expression are to be read."""

    POINT = "point"
    RANGE = "range"
    NIGHT = "night"
    BACK = "back"
    LASTING = "lasting"
    AGO = "ago"
    BEFORE = "before"
    EVENT = "event"


class Turn(Enum):
    """Which one of its kind: the past, this, the next, or the one just named."""

    PAST = -1
    CURRENT = 0
    NEXT = 1
    SAME = 2


class Unit(Enum):
    """A length of time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Part(Enum):
    """A part of a month or a year; seasons are of a year only."""

    START = "start"
    MIDDLE = "middle"
    END = "end"
    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Stated(Struct, frozen=True, kw_only=True):
    """The parts of a date that the words state; None where they say nothing.

    `weekday`: Monday is 0. `month`: 1-12, or 101-112 for the months of the Hijri year. `pair`: the
    second name of the month. `offset`: days from the anchor (yesterday -1);
    `that_day`: days from the day last named. `unit` with `turn`: the past month;
    with `count`: three days; `half`: and a half. `third`: the third of a month (1-3).
    """

    day: int | None = None
    month: int | None = None
    pair: int | None = None
    year: int | None = None
    month_turn: Turn | None = None
    year_turn: Turn | None = None
    the_month: bool = False
    weekday: int | None = None
    weekday_turn: Turn | None = None
    offset: int | None = None
    that_day: int | None = None
    unit: Unit | None = None
    turn: Turn | None = None
    part: Part | None = None
    third: int | None = None
    part_of_day: str | None = None
    count: int | None = None
    half: bool = False
    about: bool = False

    @property
    def hijri(self) -> bool:
        """Return whether the date is one of the Hijri calendar."""
        if self.month is not None:
            return self.month > HIJRI
        return self.year is not None and self.year < 1600
