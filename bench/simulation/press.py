"""All that the sources of a simulated war bring out, day by day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from marsad.record.filed import Filed
from simulation.book import Book
from simulation.character import ROSTERS
from simulation.desk import Desk
from simulation.fact import Fact
from simulation.page import Page
from simulation.scenario import Scenario
from simulation.truth import Truth

_DAY = timedelta(days=1)


def pages(scenario: Scenario, truth: Truth) -> Iterator[Page]:
    """Yield the reports of the scenario's sources on its war, by day: the same for the same scenario.

    What has come out is forgotten but for the last days' sentences, so a long war takes no more memory than its truth.
    """
    desks = {
        each.name: Desk(scenario=scenario, truth=truth, character=each, book=Book(truth.ground))
        for each in ROSTERS[scenario.roster]
    }
    news = _by_day(chain(truth.turns, truth.raids, truth.battles, truth.repulses, truth.sieges, truth.events))
    day = scenario.start
    while day <= scenario.end:
        yesterday = {name: desk.printed[-1] if desk.printed else () for name, desk in desks.items()}
        for name, desk in desks.items():
            chance = scenario.chance("desk", name, day)
            desk.hear(news.get(day, ()), chance)
            page = desk.page(day, chance, yesterday[desk.character.quotes] if desk.character.quotes else ())
            if page.printed:
                yield page
        day += _DAY


def statements(scenario: Scenario, truth: Truth) -> Iterator[Filed]:
    """Yield what the reports state, by day and report."""
    for page in pages(scenario, truth):
        yield from page.filed()


def events_told(scenario: Scenario, truth: Truth) -> Iterator[tuple[Filed, int | None]]:
    """Yield what the reports state, each with the number of the one event of which it tells, None where of none."""
    for page in pages(scenario, truth):
        yield from zip(page.filed(), (each.about for each in page.printed), strict=True)


def _by_day(facts: Iterable[Fact]) -> dict[date, list[Fact]]:
    """Return the facts by the day of their news, on each day in the order in which they came about."""
    found: dict[date, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.number):
        found.setdefault(fact.day, []).append(fact)
    return found
