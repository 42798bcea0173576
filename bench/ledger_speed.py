"""Print how long one question of the ledger takes over 200 and over 5,000 claims.

    python bench/ledger_speed.py [--rounds 5]

The claims are made up from a seed, and true of one made-up war: events in villages, daily counts of districts and
governorates, running totals with all their values, parts by party, told by origins that see more or less of it. Each
size is asked of a village, a district, a governorate and everything. `ratio` is the time in units of a fixed piece of
arithmetic done in the same run, which tells a slow program from a busy machine; `cells` and `rows` are those of the
largest origin.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from statistics import median
from time import process_time

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from marsad.extract.term import Counting
from marsad.record.counter.claim import Claim, Scope
from marsad.record.ledger.account import accounted
from marsad.record.ledger.ask import answer
from marsad.record.ledger.question import Question
from marsad.record.ledger.target import targeted
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree

SIZES = (200, 5_000)
SEED = 20_171_109
FIRST = date(2017, 1, 1)
GOVERNORATES, DISTRICTS, VILLAGES = 4, 5, 40
PARTIES = ("A", "B", "C", "D")
# With the share of the claims that each makes.
ORIGINS = (("watch", 0.5), ("agency", 0.3), ("army", 0.2))
TREE = PlaceTree(
    holders={f"g{g}": "country" for g in range(GOVERNORATES)}
    | {f"g{g}d{d}": f"g{g}" for g in range(GOVERNORATES) for d in range(DISTRICTS)}
    | {f"g{g}d{d}v{v}": f"g{g}d{d}" for g in range(GOVERNORATES) for d in range(DISTRICTS) for v in range(VILLAGES)},
    same={},
    kinds={},
    governorates={},
)
ALONE = PartyTree(known=frozenset(PARTIES), part_of={}, contains={})


@dataclass(frozen=True, slots=True)
class Event:
    """So many of a party died in a village on a day."""

    governorate: int
    district: int
    village: int
    party: int
    day: int
    dead: int

    @property
    def place(self) -> str:
        """The id of its village."""
        return f"g{self.governorate}d{self.district}v{self.village}"


@dataclass(frozen=True, slots=True, eq=False)
class War:
    """Every event, and the dead by governorate, district, party and day."""

    events: tuple[Event, ...]
    dead: npt.NDArray[np.int64]

    @classmethod
    def of(cls, events: int, days: int, chance: Random) -> "War":
        """Return a war of so many events in so many days."""
        sides = (GOVERNORATES, DISTRICTS, VILLAGES, len(PARTIES), days, 12)
        told = tuple(Event(*(chance.randrange(side) for side in sides)) for _ in range(events))
        dead = np.zeros((GOVERNORATES, DISTRICTS, len(PARTIES), days), dtype=np.int64)
        for event in told:
            dead[event.governorate, event.district, event.party, event.day] += event.dead
        return cls(told, dead)

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return int(self.dead.shape[3])


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """Tells of a war: of ten claims six are of events, two of windows, and of the rest running totals and parts."""

    name: str
    war: War
    chance: Random

    def claims(self) -> Iterator[Claim]:
        """Yield true claims until it has told of every event."""
        events = enumerate(self.war.events)
        while told := tuple(islice(events, 6)):
            yield from (self._event(number, event) for number, event in told)
            yield self._window()
            yield self._window()
            yield from self._totals()

    def _event(self, number: int, event: Event) -> Claim:
        high = event.dead if self.chance.random() < 0.7 else None
        plain = self._claim(event.place, (event.party,), (event.day, event.day), event.dead)
        return replace(plain, high=high, counting=Counting.INCIDENT, scope=Scope.EVENT, event=f"e{number}")

    def _window(self) -> Claim:
        start = self.chance.randrange(self.war.days)
        last = min(self.war.days - 1, start + self.chance.choice((0, 0, 0, 1, 6)))
        return replace(self._sum(*self._somewhere(), (start, last)), counting=Counting.WINDOW)

    def _totals(self) -> Iterator[Claim]:
        """Yield a running total now and then: its earlier values, the last, and the part of one party."""
        if self.chance.random() > 0.3:
            return
        area, _ = self._somewhere()
        start = self.chance.randrange(self.war.days)
        ends = sorted({min(self.war.days - 1, start + self.chance.randrange(40)) for _ in range(4)})
        values = [self._sum(area, (0, 1), (start, end)) for end in ends]
        yield from (replace(value, high=None, scope=Scope.SOME) for value in values[:-1])
        total = replace(values[-1], id=f"{self.name} {area} {start} {ends[-1]} {self.chance.random()}")
        yield total
        yield replace(self._sum(area, (0,), (start, ends[-1])), subset_of=total.id)

    def _somewhere(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        whole = (self.chance.randrange(GOVERNORATES),)
        area = (*whole, self.chance.randrange(DISTRICTS)) if self.chance.random() < 0.7 else whole
        return area, (self.chance.randrange(len(PARTIES)),)

    def _sum(self, area: tuple[int, ...], parties: tuple[int, ...], days: tuple[int, int]) -> Claim:
        dead = self.war.dead[area]
        by_party = dead.sum(axis=0) if len(area) == 1 else dead
        place = "".join(f"{mark}{number}" for mark, number in zip("gd", area, strict=False))
        return self._claim(place, parties, days, int(by_party[list(parties), days[0] : days[1] + 1].sum()))

    def _claim(self, place: str, parties: tuple[int, ...], days: tuple[int, int], dead: int) -> Claim:
        start, end = (FIRST + timedelta(days=number) for number in days)
        return Claim(
            id="",
            origin=self.name,
            as_of=end,
            outcome="killed",
            groups=tuple(PARTIES[party] for party in parties),
            area=(place,),
            start=start,
            end=end,
            low=dead,
            high=dead,
            counting=Counting.CUMULATIVE,
        )


def claims(count: int) -> list[Claim]:
    """Return so many true claims, each with an id."""
    chance = Random(SEED)
    war = War.of(count, max(30, min(365, count // 14)), chance)
    told = [c for name, share in ORIGINS for c in islice(Origin(name, war, chance).claims(), int(count * share))]
    return [claim if claim.id else replace(claim, id=f"c{i:05}") for i, claim in enumerate(told)]


QUESTIONS = {
    "a village": Question(outcome="killed", groups=("A",), area=("g0d0v0",)),
    "a district in a month": Question(
        outcome="killed", groups=("A", "B"), area=("g1d2",), start=FIRST, end=FIRST + timedelta(days=30)
    ),
    "a governorate": Question(outcome="killed", groups=("A",), area=("g2",)),
    "everything": Question(outcome="killed"),
}


def seconds(question: Question, told: Sequence[Claim], rounds: int) -> float:
    """Return the median processor time of the question."""
    return median(_timed(lambda: answer(question, told, TREE, ALONE)) for _ in range(rounds))


def _timed(work: Callable[[], object]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _fixed() -> object:
    return sum(number * number for number in range(200_000))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(f"{'claims':>7} {'question':<22} {'ms':>7} {'ratio':>6} {'cells':>7} {'rows':>6}  bounds")
    for size in SIZES:
        told = claims(size)
        largest = [claim for claim in told if claim.origin == ORIGINS[0][0]]
        for name, question in QUESTIONS.items():
            found = answer(question, told, TREE, ALONE)
            spent, unit = seconds(question, told, rounds), median(_timed(_fixed) for _ in range(rounds))
            account = accounted(largest, targeted(question, TREE, ALONE), TREE)
            print(
                f"{size:>7} {name:<22} {spent * 1000:>7.1f} {spent / unit:>6.1f} {account.cells:>7} {account.rows:>6}"
                f"  {found.low}–{'…' if found.high is None else found.high}"
            )


if __name__ == "__main__":
    main()
