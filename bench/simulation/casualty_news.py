"""The dead and wounded of one event, told group by group, a side at once, or as a total and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from marsad.extract.term import IncidentType, Outcome
from marsad.when.interval import Interval
from simulation.character import Character
from simulation.fact import Event, Toll
from simulation.harm import Count, figure, put
from simulation.page import Page
from simulation.toll import RANKS
from simulation.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A source at work on one page."""

    page: Page
    truth: Truth
    character: Character
    chance: Random

    def count(self, count: Count, *, subset_of: str | None = None) -> str:
        """Return the id of the statement that tells the count in the source's own style."""
        told = figure(count.number, self.character.style, self.chance)
        return put(self.page, self.truth, count, told, subset_of=subset_of, chance=self.chance)

    def event(self, event: Event, tolls: Sequence[Toll]) -> None:
        """Tell whom the event harmed, as the source believes it."""
        dead = [toll for toll in tolls if toll.killed]
        if dead:
            form = self.chance.choice([self._by_group, self._by_side, self._in_total])
            form(event, dead)
        hurt = [toll for toll in tolls if toll.wounded]
        if hurt and self.chance.random() < 0.3:
            outcome = self.chance.choice([Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED])
            toll = self.chance.choice(hurt)
            number = toll.wounded + (toll.killed if outcome is Outcome.KILLED_OR_WOUNDED else 0)
            self.count(self._of(event, (toll.group,), number, outcome))

    def _by_group(self, event: Event, dead: Sequence[Toll]) -> None:
        for toll in dead:
            self.count(self._of(event, (toll.group,), toll.killed))

    def _by_side(self, event: Event, dead: Sequence[Toll]) -> None:
        """Tell each side's dead in one figure, and now and then of whom one part was."""
        sides = [tuple(group for group, _ in ranks) for ranks in RANKS.values()]
        for side in [*sides, ("CIVILIANS",)]:
            self._whole(event, [toll for toll in dead if toll.group in side], side)

    def _in_total(self, event: Event, dead: Sequence[Toll]) -> None:
        self._whole(event, dead, tuple(toll.group for toll in dead))

    def _whole(self, event: Event, dead: Sequence[Toll], groups: tuple[str, ...]) -> None:
        if not dead:
            return
        total = self.count(self._of(event, groups, sum(toll.killed for toll in dead)))
        for toll in dead:
            if len(groups) > 1 and self.chance.random() < 0.6:
                self.count(self._of(event, (toll.group,), toll.killed), subset_of=total)

    def _of(self, event: Event, groups: tuple[str, ...], number: int, outcome: Outcome = Outcome.KILLED) -> Count:
        return Count(
            groups=groups,
            number=number,
            place_id=self.truth.ground.settlements[event.at].id,
            days=Interval.day(event.day),
            outcome=outcome,
            by=() if event.type is IncidentType.CLASH else event.actors,
        )
