"""How large a simulated war is, from which seed it comes, and who tells of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

# Statements that a settlement gives in a day, of the roster that tells least, by our own count.
_PER_SETTLEMENT_DAY = 0.6
# A war longer than this is told by more settlements instead.
_MOST_DAYS = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """`settlements` places fought over for `days` days from `start`, told by the sources of roster `roster`.

    `whole_country`: the war is in every governorate and reaches farms and villages that no census names.
    """

    seed: int = 1
    settlements: int = 100
    days: int = 300
    start: date = date(2017, 1, 1)
    roster: str = "contradicting"
    whole_country: bool = False

    @property
    def end(self) -> date:
        """The last day of the war."""
        return self.start + timedelta(days=self.days - 1)

    def chance(self, *names: object) -> Random:
        """Return the seeded source of chance of one part of the simulation: the same for the same names."""
        return Random("/".join(map(str, (self.seed, *names))))


def sized(statements: int, *, seed: int = 1, roster: str = "contradicting") -> Scenario:
    """Return a scenario that gives more than so many statements."""
    settlements = max(20, min(2000, round((statements / _PER_SETTLEMENT_DAY / 3) ** 0.5)))
    days = min(_MOST_DAYS, round(statements / _PER_SETTLEMENT_DAY / settlements) + 30)
    return Scenario(seed=seed, settlements=settlements, days=days, roster=roster)
