"""What truly happens in a simulated war."""

from datetime import date
from enum import Enum

from msgspec import Struct

from marsad.extract.term import IncidentType


class Manner(Enum):
    """How a settlement comes into other hands."""

    TAKEN = "taken"
    RETAKEN = "retaken"
    YIELDED = "yielded"  # those who held it withdrew


class Turn(Struct, frozen=True, kw_only=True):
    """On `day` settlement `at` went from `before` to `after`; whoever holds it that night is its holder of that day."""

    number: int
    at: int
    day: date
    before: str
    after: str
    manner: Manner


class Raid(Struct, frozen=True, kw_only=True):
    """On `day` `by` entered settlement `at` and was driven out by its `holder` before night."""

    number: int
    at: int
    day: date
    holder: str
    by: str


class Battle(Struct, frozen=True, kw_only=True):
    """From `start` to `end`, both included, `by` fought for settlement `at`, which `holder` held at its start."""

    number: int
    at: int
    start: date
    end: date
    holder: str
    by: str

    @property
    def day(self) -> date:
        """The day of which the news is: its first."""
        return self.start


class Repulse(Struct, frozen=True, kw_only=True):
    """On `day` a battle by `by` for settlement `at` ended with its `holder` in it."""

    number: int
    at: int
    day: date
    holder: str
    by: str


class Siege(Struct, frozen=True, kw_only=True):
    """From `start` to `end`, both included, settlement `at`, held by `holder`, was surrounded by `by`."""

    number: int
    at: int
    start: date
    end: date
    holder: str
    by: str

    @property
    def day(self) -> date:
        """The day of which the news is: its first."""
        return self.start


class Toll(Struct, frozen=True, kw_only=True):
    """Of `group`, so many were killed and so many wounded."""

    group: str
    killed: int
    wounded: int


class Event(Struct, frozen=True, kw_only=True):
    """Something on `day`, at `hour`, at settlement `at` that harmed people.

    `actors`: two sides of a clash, or who struck. `hour` and `spot` are Arabic words for when on the day and where in
    the place it was.
    """

    number: int
    at: int
    day: date
    type: IncidentType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    tolls: tuple[Toll, ...]
    hour: str
    spot: str


Fact = Turn | Raid | Battle | Repulse | Siege | Event
