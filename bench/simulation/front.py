"""The war itself: a front that moves day by day, until the truth is complete."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from simulation.fact import Battle, Event, Manner, Raid, Repulse, Siege, Turn
from simulation.ground import Ground, ground
from simulation.group import PARTIES
from simulation.scenario import Scenario
from simulation.toll import Harm, clash, strike
from simulation.truth import Truth

# How much of the ground, each day, sees a battle begin, a raid, a strike, or its holder go. Our choice: a busy war.
_BATTLES, _RAIDS, _STRIKES, _YIELDS = 0.03, 0.004, 0.02, 0.001
# Chances, each day of a battle, that it ends, and then that it ends with the settlement taken, and taken back next day.
_ENDS, _TAKEN, _UNDONE = 0.35, 0.55, 0.15
# Of a surrounded settlement: the chance, each day, that its defenders fall or go.
_FALLS, _GOES = 0.03, 0.03
_DAY = timedelta(days=1)


@dataclass(slots=True)
class Front:
    """The war so far; `step` adds a day."""

    ground: Ground
    holder: list[str]
    fights: dict[int, tuple[date, str]] = field(default_factory=dict)
    rings: dict[int, tuple[date, str]] = field(default_factory=dict)
    undone: dict[int, str] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    raids: list[Raid] = field(default_factory=list)
    battles: list[Battle] = field(default_factory=list)
    repulses: list[Repulse] = field(default_factory=list)
    sieges: list[Siege] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)

    def step(self, day: date, chance: Random) -> None:
        """Let a day pass."""
        self._take_back(day, chance)
        self._fight_on(day, chance)
        self._surround(day, chance)
        for at in self._some(_BATTLES, chance):
            enemies = self._enemies(at)
            if enemies and at not in self.fights and self._is_quiet(at, day):
                self.fights[at] = (day, chance.choice(enemies))
        for at in self._some(_RAIDS, chance):
            self._raid(at, day, chance)
        for at in self._some(_YIELDS, chance):
            enemies = self._enemies(at)
            if enemies and at not in self.fights and self._is_quiet(at, day):
                self._turn(at, day, chance.choice(enemies), Manner.YIELDED)
        for at in self._some(_STRIKES, chance):
            self._strike(at, day, chance)

    def close(self, day: date) -> None:
        """End what still goes on when the war ends on `day`."""
        for at in sorted(self.fights):
            self._end_fight(at, day)
        for at in sorted(self.rings):
            self._end_ring(at, day)

    def _some(self, share: float, chance: Random) -> list[int]:
        settlements = len(self.holder)
        wanted = share * settlements
        number = int(wanted) + (chance.random() < wanted - int(wanted))
        return sorted(chance.sample(range(settlements), number))

    def _enemies(self, at: int) -> list[str]:
        return sorted({self.holder[other] for other in self.ground.neighbours[at]} - {self.holder[at]})

    def _is_quiet(self, at: int, day: date) -> bool:
        """Return whether the settlement did not turn on this day: one turn a day."""
        return at not in self.undone and all(turn.at != at for turn in self._turned_on(day))

    def _turned_on(self, day: date) -> list[Turn]:
        found = []
        for turn in reversed(self.turns):
            if turn.day != day:
                break
            found.append(turn)
        return found

    def _turn(self, at: int, day: date, after: str, manner: Manner) -> None:
        if at in self.rings:  # those inside held it until then
            self._end_ring(at, day - _DAY)
        before = self.holder[at]
        self.turns.append(Turn(number=next(self.numbers), at=at, day=day, before=before, after=after, manner=manner))
        self.holder[at] = after

    def _take_back(self, day: date, chance: Random) -> None:
        for at, party in sorted(self.undone.items()):
            self._clash(at, day, (party, self.holder[at]), chance)
            self._turn(at, day, party, Manner.RETAKEN)
        self.undone.clear()

    def _fight_on(self, day: date, chance: Random) -> None:
        for at, (start, by) in sorted(self.fights.items()):
            holder = self.holder[at]
            self._clash(at, day, (by, holder), chance)
            if chance.random() < 0.1:  # two events of one day in one place
                self._clash(at, day, (by, holder), chance)
            if day == start or chance.random() >= _ENDS:
                continue
            self._end_fight(at, day)
            if chance.random() < _TAKEN:
                self._turn(at, day, by, Manner.TAKEN)
                if chance.random() < _UNDONE:
                    self.undone[at] = holder
            else:
                number = next(self.numbers)
                self.repulses.append(Repulse(number=number, at=at, day=day, holder=holder, by=by))

    def _end_fight(self, at: int, day: date) -> None:
        start, by = self.fights.pop(at)
        number = next(self.numbers)
        self.battles.append(Battle(number=number, at=at, start=start, end=day, holder=self.holder[at], by=by))

    def _surround(self, day: date, chance: Random) -> None:
        """Begin, end and decide sieges of settlements whose neighbours are all in one enemy's hands."""
        for at, holder in enumerate(self.holder):
            around = {self.holder[other] for other in self.ground.neighbours[at]}
            by = min(around)
            if len(around) > 1 or by == holder:
                if at in self.rings:
                    self._end_ring(at, day - _DAY)
            elif at not in self.rings:
                self.rings[at] = (day, by)
            elif at not in self.fights and self._is_quiet(at, day):
                if chance.random() < _FALLS:
                    self._clash(at, day, (by, holder), chance)
                    self._turn(at, day, by, Manner.TAKEN)
                elif chance.random() < _GOES:
                    self._turn(at, day, by, Manner.YIELDED)

    def _end_ring(self, at: int, day: date) -> None:
        start, by = self.rings.pop(at)
        if start <= day:
            number, holder = next(self.numbers), self.holder[at]
            self.sieges.append(Siege(number=number, at=at, start=start, end=day, holder=holder, by=by))

    def _raid(self, at: int, day: date, chance: Random) -> None:
        enemies = self._enemies(at)
        if enemies and at not in self.fights and self._is_quiet(at, day):
            by, holder = chance.choice(enemies), self.holder[at]
            self.raids.append(Raid(number=next(self.numbers), at=at, day=day, holder=holder, by=by))
            self._clash(at, day, (by, holder), chance)

    def _clash(self, at: int, day: date, sides: tuple[str, str], chance: Random) -> None:
        found = clash(chance, sides)
        if found.tolls:
            self._harm(at, day, found)

    def _strike(self, at: int, day: date, chance: Random) -> None:
        found = strike(chance, self.holder[at])
        if found.tolls:
            self._harm(at, day, found)

    def _harm(self, at: int, day: date, harm: Harm) -> None:
        self.events.append(
            Event(
                number=next(self.numbers),
                at=at,
                day=day,
                type=harm.type,
                actors=harm.actors,
                targets=harm.targets,
                tolls=harm.tolls,
                hour=harm.hour,
                spot=harm.spot,
            )
        )


def war(scenario: Scenario) -> Truth:
    """Return all that truly happens in the scenario: the same for the same scenario."""
    land = ground(scenario)
    first = _first(land, scenario.chance("first"))
    front = Front(ground=land, holder=list(first))
    day = scenario.start
    while day <= scenario.end:
        front.step(day, scenario.chance("front", day))
        day += _DAY
    front.close(scenario.end)
    return Truth(
        ground=land,
        first=first,
        turns=tuple(front.turns),
        raids=tuple(front.raids),
        battles=tuple(front.battles),
        repulses=tuple(front.repulses),
        sieges=tuple(front.sieges),
        events=tuple(front.events),
    )


def _first(land: Ground, chance: Random) -> tuple[str, ...]:
    """Return who holds what on the first day: each settlement with the nearest of the parties' first homes."""
    homes = chance.sample(land.settlements, len(PARTIES))

    def distance(number: int, at: int) -> float:
        here, home = land.settlements[at], homes[number]
        return (here.lat - home.lat) ** 2 + (here.lon - home.lon) ** 2

    return tuple(
        PARTIES[min(range(len(PARTIES)), key=lambda number: (distance(number, at), number))]
        for at in range(len(land.settlements))
    )
