"""The simulated war is the same whenever it is made, and its honest sources say nothing that is not so."""

import os
import subprocess
import sys
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from marsad.extract.statement import Casualties, Control, Figure, Incident
from marsad.extract.term import Counting, Extent, Holding, Modality
from marsad.record.filed import Filed
from marsad.record.party_tree import PartyTree
from marsad.theatre.loading import parties
from simulation.fact import Battle, Raid, Siege, Turn
from simulation.front import war
from simulation.group import WHOLES, leaves
from simulation.press import pages, statements
from simulation.scenario import Scenario, sized
from simulation.truth import Truth, count

SMALL = Scenario(seed=7, settlements=25, days=60, roster="honest")
PROGRAM = """
from simulation.front import war
from simulation.group import WHOLES, leaves
from simulation.press import statements
from simulation.scenario import Scenario
from msgspec.json import encode

scenario = Scenario(seed=3, settlements=20, days=20)
for told in statements(scenario, war(scenario)):
    print(encode(told).decode())
"""


@cache
def fought() -> Truth:
    return war(SMALL)


@cache
def told() -> tuple[Filed, ...]:
    return tuple(statements(SMALL, fought()))


def printed(seed: str) -> bytes:
    bench = Path(__file__).parents[2] / "bench"
    path = os.pathsep.join([str(bench), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path}
    return subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True, capture_output=True).stdout


def test_the_hash_seed_changes_no_byte() -> None:
    first = printed("0")
    assert first.count(b"\n") > 100
    assert first == printed("4711")


def test_another_seed_is_another_war() -> None:
    other = Scenario(seed=8, settlements=25, days=60, roster="honest")
    assert war(other) != fought()


def test_no_two_statements_have_one_id_and_every_span_quotes() -> None:
    assert len({each.id for each in told()}) == len(told())
    for page in pages(SMALL, fought()):
        for each in page.printed:
            assert each.statement.span.quote(page.text) == each.statement.quote
            assert all(place.span.quote(page.text) == place.text for place in each.statement.places)


def test_a_scenario_of_a_size_gives_at_least_that_many() -> None:
    for roster in ("honest", "prompt", "contradicting"):
        scenario = sized(2000, roster=roster)
        assert sum(1 for _ in statements(scenario, war(scenario))) >= 2000


def test_honest_sources_tell_every_sort_of_thing() -> None:
    controls = [each.statement for each in told() if isinstance(each.statement, Control)]
    dead = [each.statement for each in told() if isinstance(each.statement, Casualties)]
    assert {Holding.CAPTURED, Holding.LOST, Holding.HELD, Holding.CONTESTED} <= {said.status for said in controls}
    assert {said.counting for said in dead} == set(Counting)
    assert any(said.subset_of for said in dead)
    assert any(said.figure.approx for said in dead)


def test_all_that_honest_sources_say_is_so() -> None:
    assert [each for each in told() if not is_true(each)] == []


def is_true(filed: Filed) -> bool:
    said = filed.statement
    if isinstance(said, Control):
        return control_is_true(said)
    if isinstance(said, Casualties):
        return figure_is_true(said)
    at = fought().ground.numbers[said.places[0].place_id or ""]
    return isinstance(said, Incident) and any(
        event.type is said.type and event.actors == said.actors
        for event in fought().events_at(at, (said.days.start or date.min, said.days.end or date.max))
    )


def control_is_true(said: Control) -> bool:
    at = fought().ground.numbers[said.places[0].place_id or ""]
    first, last = said.days.start or date.min, said.days.end or said.as_of or date.max
    if said.modality is Modality.DENIED:
        return False
    facts = facts_of(at, first, last)
    match said.status:
        case Holding.CAPTURED if said.extent in (Extent.PART, Extent.HALF):
            return any(isinstance(f, Battle) and (f.by,) == said.holder for f in facts)
        case Holding.CAPTURED | Holding.RECAPTURED | Holding.LOST:
            return any(isinstance(f, Turn) and f.after in (said.holder or (f.after,)) for f in facts)
        case Holding.HELD:
            return all((fought().holder_at(at, day),) == said.holder for day in days(first, last))
        case Holding.CONTESTED:
            return any(isinstance(f, Battle) and {f.holder, f.by} == set(said.holder) for f in facts)
        case Holding.ENTERED_AND_EXPELLED:
            return any(isinstance(f, Raid) and (f.holder,) == said.holder for f in facts)
        case _:
            return any(isinstance(f, Siege) and (f.holder,) == said.holder and (f.by,) == said.by for f in facts)


def facts_of(at: int, first: date, last: date) -> list[Turn | Raid | Battle | Siege]:
    turns = [fact for fact in fought().turns if first <= fact.day <= last]
    raids = [fact for fact in fought().raids if first <= fact.day <= last]
    battles = [fact for fact in fought().battles if fact.start <= last and fact.end >= first]
    sieges = [fact for fact in fought().sieges if fact.start <= last and fact.end >= first]
    facts: list[Turn | Raid | Battle | Siege] = [*turns, *raids, *battles, *sieges]
    return [fact for fact in facts if fact.at == at]


def figure_is_true(said: Casualties) -> bool:
    place, window = said.places[0].place_id or "", (said.window.start or date.min, said.window.end or date.max)
    if said.counting is Counting.INCIDENT:
        events = fought().events_at(fought().ground.numbers[place], window)
        return any(holds(said.figure, count(event, frozenset(leaves(said.victims)), said.outcome)) for event in events)
    return holds(said.figure, fought().harmed(leaves(said.victims), place, window, said.outcome))


def holds(figure: Figure, number: int) -> bool:
    if figure.approx:
        assert figure.low is not None
        return abs(figure.low - number) <= 0.1 * number
    return (figure.low or 0) <= number and (figure.high is None or number <= figure.high)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=i) for i in range((last - first).days + 1)]


def test_whoever_holds_a_place_holds_it_from_the_day_of_a_turn() -> None:
    turn = fought().turns[0]
    place = fought().ground.settlements[turn.at].id
    assert fought().holder(place, turn.day) == turn.after
    assert fought().holder(place, turn.day - timedelta(days=1)) == turn.before


def test_the_dead_of_an_area_are_those_of_its_settlements() -> None:
    truth: Truth = fought()
    groups = sorted({toll.group for event in truth.events for toll in event.tolls})
    governorates = sorted({each.areas[-2] for each in truth.ground.settlements})
    whole = sum(truth.deaths(groups, area, SMALL.start, SMALL.end) for area in governorates)
    assert whole == sum(toll.killed for event in truth.events for toll in event.tolls)


def test_a_name_stands_for_the_groups_that_the_theatre_makes_its_parts() -> None:
    tree = PartyTree.of(parties())
    for whole, parts in WHOLES.items():
        assert all(tree.within(whole, part, SMALL.start, ["marsad:syria"]) for part in parts)
    others = sorted({toll.group for event in fought().events for toll in event.tolls} - set(WHOLES))
    assert not any(tree.within(one, other, SMALL.start) for one in others for other in others if one != other)
