"""The dead and wounded of one event, told group by group, a side at once, or as a total and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from marsad.extract.term import IncidentType, Outcome
from marsad.when.interval import Interval
from simulation.character import Character
from simulation.fact import Event, Toll
from simulation.group import SIDES, leaves
from simulation.harm import Count, figure, put
from simulation.page import Page
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
            groups = (self.chance.choice(hurt).group,)
            number = sum(toll.wounded for toll in hurt if toll.group in leaves(groups))
            number += _killed(dead, groups) if outcome is Outcome.KILLED_OR_WOUNDED else 0
            self.count(self._of(event, groups, number, outcome))

    def _by_group(self, event: Event, dead: Sequence[Toll]) -> None:
        for toll in dead:
            self.count(self._of(event, (toll.group,), _killed(dead, (toll.group,))))

    def _by_side(self, event: Event, dead: Sequence[Toll]) -> None:
        """Tell each side's dead in one figure, and now and then of whom one part was."""
        told: set[str] = set()
        for side in self.chance.sample(SIDES, len(SIDES)):
            if told.isdisjoint(leaves(side)):
                self._whole(event, dead, side)
                told.update(leaves(side))

    def _in_total(self, event: Event, dead: Sequence[Toll]) -> None:
        self._whole(event, dead, tuple(toll.group for toll in dead))

    def _whole(self, event: Event, dead: Sequence[Toll], groups: tuple[str, ...]) -> None:
        number = _killed(dead, groups)
        if not number:
            return
        total = self.count(self._of(event, groups, number))
        for toll in dead:
            parts = (toll.group,)
            if parts != groups and toll.group in leaves(groups) and self.chance.random() < 0.6:
                self.count(self._of(event, parts, _killed(dead, parts)), subset_of=total)

    def _of(self, event: Event, groups: tuple[str, ...], number: int, outcome: Outcome = Outcome.KILLED) -> Count:
        return Count(
            groups=groups,
            number=number,
            place_id=self.truth.ground.settlements[event.at].id,
            days=Interval.day(event.day),
            outcome=outcome,
            by=() if event.type is IncidentType.CLASH else event.actors,
            about=event.number,
        )


def _killed(dead: Sequence[Toll], groups: tuple[str, ...]) -> int:
    """Return how many of those for whom the names stand are among the dead."""
    wanted = leaves(groups)
    return sum(toll.killed for toll in dead if toll.group in wanted)
