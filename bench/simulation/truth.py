"""The truth of a simulated war, to be asked."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from marsad.extract.term import Outcome
from simulation.fact import Battle, Event, Raid, Repulse, Siege, Turn
from simulation.ground import Ground

F = TypeVar("F", Turn, Event, Battle, Siege)


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Everything that happened on `ground`. `first` holds who held each settlement when the war began."""

    ground: Ground
    first: tuple[str, ...]
    turns: tuple[Turn, ...]
    raids: tuple[Raid, ...]
    battles: tuple[Battle, ...]
    repulses: tuple[Repulse, ...]
    sieges: tuple[Siege, ...]
    events: tuple[Event, ...]
    _turned: dict[int, list[Turn]] = field(init=False, repr=False, compare=False)
    _harmed: dict[int, list[Event]] = field(init=False, repr=False, compare=False)
    _fought: dict[int, list[Battle]] = field(init=False, repr=False, compare=False)
    _rings: dict[int, list[Siege]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_turned", _by_place(self.turns))
        object.__setattr__(self, "_harmed", _by_place(self.events))
        object.__setattr__(self, "_fought", _by_place(self.battles))
        object.__setattr__(self, "_rings", _by_place(self.sieges))

    def holder(self, place: str, day: date) -> str:
        """Return who truly held settlement `place` on the night of `day`."""
        return self.holder_at(self.ground.numbers[place], day)

    def holder_at(self, at: int, day: date) -> str:
        """Return who truly held settlement number `at` on the night of `day`."""
        turn = self.last_turn(at, day)
        return turn.after if turn else self.first[at]

    def last_turn(self, at: int, day: date) -> Turn | None:
        """Return the turn by which whoever held settlement number `at` on the night of `day` had come to hold it."""
        turns = self._turned.get(at, [])
        i = bisect_right(turns, day, key=lambda turn: turn.day)
        return turns[i - 1] if i else None

    def battle_at(self, at: int, day: date) -> Battle | None:
        """Return the battle for settlement number `at` that was still undecided on the night of `day`."""
        return next((each for each in self._fought.get(at, ()) if each.start <= day < each.end), None)

    def siege_at(self, at: int, day: date) -> Siege | None:
        """Return the siege in which settlement number `at` lay on the night of `day`."""
        return next((each for each in self._rings.get(at, ()) if each.start <= day <= each.end), None)

    def harmed(self, groups: Iterable[str], area: str, days: tuple[date, date], outcome: Outcome) -> int:
        """Return how many of the groups (leaves, each once) truly suffered `outcome` in the area on those days."""
        wanted = frozenset(groups)
        return sum(
            count(event, wanted, outcome) for at in self.ground.within(area) for event in self.events_at(at, days)
        )

    def deaths(self, groups: Iterable[str], area: str, start: date, end: date) -> int:
        """Return how many of the groups were truly killed in the area from `start` to `end`, both included."""
        return self.harmed(groups, area, (start, end), Outcome.KILLED)

    def events_at(self, at: int, days: tuple[date, date]) -> list[Event]:
        """Return what harmed people at settlement number `at` on those days, both ends included."""
        events = self._harmed.get(at, [])
        first = bisect_left(events, days[0], key=lambda event: event.day)
        return events[first : bisect_right(events, days[1], key=lambda event: event.day)]


def count(event: Event, groups: frozenset[str], outcome: Outcome) -> int:
    """Return how many of the groups suffered `outcome` in the event."""
    tolls = [toll for toll in event.tolls if toll.group in groups]
    killed = sum(toll.killed for toll in tolls)
    wounded = sum(toll.wounded for toll in tolls)
    return {Outcome.KILLED: killed, Outcome.WOUNDED: wounded, Outcome.KILLED_OR_WOUNDED: killed + wounded}[outcome]


def _by_place(facts: Iterable[F]) -> dict[int, list[F]]:
    found: dict[int, list[F]] = {}
    for fact in facts:
        found.setdefault(fact.at, []).append(fact)
    return found
