"""One source at work: it hears of facts, enters them in its book, and brings out a page a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from marsad.extract.term import Counting
from marsad.when.interval import Interval
from simulation import border
from simulation.belief import believed, hears, is_loss
from simulation.book import Book, Tally
from simulation.casualty_news import Telling
from simulation.character import Character
from simulation.copy import copy
from simulation.fact import Battle, Event, Fact, Raid, Repulse, Siege, Toll, Turn
from simulation.group import COUNTED
from simulation.harm import Count, put_event
from simulation.page import Page, Printed
from simulation.scenario import Scenario
from simulation.truth import Truth

_DAY = timedelta(days=1)
# How often a running total is of a governorate or the country, of any area, of one settlement.
_TALLIED = (6, 2, 2)
# Shares of turns told again later as background, of losses denied, and of areas with dead that get a figure each day.
_BACKGROUND, _DENIED, _WINDOW = 0.15, 0.4, 0.3


@dataclass(slots=True)
class Desk:
    """The desk of source `character`. `printed` holds its last days' pages, newest last."""

    scenario: Scenario
    truth: Truth
    character: Character
    book: Book
    queue: dict[date, list[Fact]] = field(default_factory=dict)
    tallies: list[Tally] = field(default_factory=list)
    printed: list[tuple[Printed, ...]] = field(default_factory=list)

    def hear(self, facts: Iterable[Fact], chance: Random) -> None:
        """Let the news of a day reach the desk, now or later."""
        for fact in facts:
            if hears(self.character, fact, chance):
                day = fact.day + _DAY * chance.randint(*self.character.lag)
                self.queue.setdefault(day, []).append(fact)

    def page(self, day: date, chance: Random, quoted: Sequence[Printed] = ()) -> Page:
        """Return what comes out on `day`: empty in a silent week, in which the book is still kept."""
        page = Page(seed=self.scenario.seed, publisher=self.character.name, day=day, quotes=self.character.quotes)
        telling = Telling(page=page, truth=self.truth, character=self.character, chance=chance)
        entered = [(fact, self._entered(fact, chance)) for fact in self.queue.pop(day, ())]
        if not self._is_silent(day):
            copy(page, quoted, chance, self.character.style)
            if not self.character.quotes:
                self._news(telling, entered)
                self._states(telling)
                self._sums(telling)
            fresh = tuple(page.printed)
            for old in self.printed:
                copy(page, [each for each in old if chance.random() < self.character.repeats], chance)
            self.printed = [*self.printed[-2:], fresh]
        return page

    def _is_silent(self, day: date) -> bool:
        week = day.isocalendar()
        return (
            self.scenario.chance("silent", self.character.name, week.year, week.week).random() < self.character.silent
        )

    def _entered(self, fact: Fact, chance: Random) -> tuple[Toll, ...]:
        if not isinstance(fact, Event):
            return ()
        tolls = believed(self.character, fact, chance)
        self.book.enter(fact, tolls)
        return tolls

    def _news(self, telling: Telling, entered: Iterable[tuple[Fact, tuple[Toll, ...]]]) -> None:
        page, chance = telling.page, telling.chance
        for fact, tolls in entered:
            if isinstance(fact, Event):
                if chance.random() < self.character.tells:
                    put_event(page, self.truth, fact, chance)
                    telling.event(fact, tolls)
            else:
                self._tell(page, fact, chance)

    def _tell(self, page: Page, fact: Turn | Raid | Battle | Repulse | Siege, chance: Random) -> None:
        """Put what the fact changes on the ground."""
        match fact:
            case Turn():
                said = border.turned(fact, page.day, chance)
                if is_loss(self.character, fact) and chance.random() < _DENIED:
                    said = border.denied(fact)
                if chance.random() < _BACKGROUND:
                    border.put(page, self.truth, border.captured_once(fact, page.day), chance)
            case Raid():
                said = border.raided(fact)
            case Battle():
                boasts = fact.by in self.character.sides and chance.random() < self.character.boasts
                said = border.boasted(fact) if boasts else border.fought(fact, chance)
            case Repulse():
                said = border.repelled(fact)
            case Siege():
                said = border.surrounded(fact)
        if chance.random() < self.character.mistakes:
            said = border.mistaken(said, chance.choice(self.truth.ground.neighbours[said.at]))
        border.put(page, self.truth, said, chance)

    def _states(self, telling: Telling) -> None:
        """Say of some settlements who holds them, as of the last day of which the source has heard everything."""
        page, chance = telling.page, telling.chance
        settlements = len(self.truth.ground.settlements)
        wanted = self.character.states * settlements
        for at in sorted(chance.sample(range(settlements), int(wanted + chance.random()))):
            day = max(self._through(page.day), self.scenario.start)
            said = border.stood(self.truth, at, day, told=page.day, chance=chance)
            if self.character.is_stale:
                said = border.as_of(said, page.day)
            border.put(page, self.truth, said, chance)

    def _through(self, day: date) -> date:
        """Return the last day of which all that the source will ever hear has reached it."""
        return day - _DAY * self.character.lag[1]

    def _sums(self, telling: Telling) -> None:
        """Tell the running totals that are due, and windows of a day and of a week."""
        day, chance = telling.page.day, telling.chance
        through = self._through(day) if not self.character.misses else day
        self._keep_tallies(day, chance)
        for tally in self.tallies:
            if (day - tally.start).days % tally.every_days == 0 and tally.start <= through:
                days = Interval(tally.start, through)
                self._sum(telling, _nobody(tally.place_id, tally.groups, days, Counting.CUMULATIVE))
        for area in self.truth.ground.wide if self.character.tallies else ():
            if chance.random() < _WINDOW:
                days = Interval.day(through - _DAY)
                self._sum(telling, _nobody(area, chance.choice(COUNTED), days, Counting.WINDOW))
            if day.weekday() == 0:
                days = Interval(through - _DAY * 7, through - _DAY)
                self._sum(telling, _nobody(area, chance.choice(COUNTED), days, Counting.WINDOW))

    def _sum(self, telling: Telling, asked: Count) -> None:
        """Tell how many the book has of what is asked, where it has any."""
        number = self.book.total(asked.place_id, asked.groups, asked.days)
        if number:
            telling.count(replace(asked, number=number))

    def _keep_tallies(self, day: date, chance: Random) -> None:
        self.tallies = [tally for tally in self.tallies if day <= tally.end]
        while len(self.tallies) < self.character.tallies:
            ground = self.truth.ground
            kinds = (ground.wide, tuple(ground.areas), tuple(each.id for each in ground.settlements))
            place = chance.choice(chance.choices(kinds, weights=_TALLIED)[0])
            end = day + _DAY * chance.randint(20, 90)
            groups, every = chance.choice(COUNTED), chance.randint(2, 7)
            self.tallies.append(Tally(place_id=place, groups=groups, start=day, end=end, every_days=every))


def _nobody(place_id: str, groups: tuple[str, ...], days: Interval, counting: Counting) -> Count:
    """Return what is to be counted, before it is."""
    return Count(groups=groups, number=0, place_id=place_id, days=days, counting=counting)
