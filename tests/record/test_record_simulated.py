"""What holds for the whole record, over the statements of a simulated war."""

import os
import subprocess
import sys
from datetime import timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

import pytest
import record_whole
from record_whole import SCENARIO, record, told

from marsad.record.alliance import Alliances
from marsad.record.control.timeline import timelines
from marsad.theatre.loading import parties
from simulation.control_score import every_day, scored
from simulation.filing import Linked, Told, control, counted, ledger_claims
from simulation.front import war
from simulation.ledger_score import Ledger
from simulation.press import events_told
from simulation.questions import asked
from simulation.scenario import Scenario

FOLDERS = (Path(__file__).parents[2] / "bench", Path(__file__).parent)


@cache
def whole() -> bytes:
    return record(told())


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_intake_changes_no_byte(seed: int) -> None:
    items = list(told())
    Random(seed).shuffle(items)
    assert record(items) == whole()


def test_a_report_filed_twice_changes_no_byte() -> None:
    assert record([*told(), *told()[:100]]) == whole()


def printed(seed: str) -> bytes:
    path = os.pathsep.join([*map(str, FOLDERS), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    program = [sys.executable, str(Path(record_whole.__file__))]
    return subprocess.run(program, env=environment, check=True, capture_output=True).stdout


def test_the_hash_seed_changes_no_byte() -> None:
    assert printed("0") == printed("4711") == whole()


@pytest.mark.parametrize("days", [3, 6])
def test_what_was_known_on_a_day_stays_so_whatever_comes_out_later(days: int) -> None:
    day = SCENARIO.start + timedelta(days=days)
    by_then = [item for item in told() if item.known is not None and item.known <= day]
    assert 0 < len(by_then) < len(told())
    assert record(told(), day) == record(by_then, day) == record(by_then)


PROMPT = Scenario(seed=5, settlements=25, days=60, roster="prompt")
HONEST = Scenario(seed=6, settlements=25, days=60, roster="honest")


def said(scenario: Scenario) -> list[Told]:
    return list(events_told(scenario, war(scenario)))


@pytest.mark.parametrize("scenario", [pytest.param(each, id=each.roster) for each in (PROMPT, HONEST)])
def test_of_honest_sources_no_place_is_given_to_a_wrong_holder_up_to_the_last_news(scenario: Scenario) -> None:
    lines = timelines(control(said(scenario)), alliances=Alliances.of(parties()))
    last = scenario.end - timedelta(days=0 if scenario is PROMPT else 20)
    found = scored(war(scenario), lines, every_day(scenario.start, last))
    assert found.answers.get("wrong", 0) == 0
    assert found.share("right") > 0.6


@pytest.mark.parametrize("scenario", [pytest.param(each, id=each.roster) for each in (PROMPT, HONEST)])
def test_of_honest_sources_the_truth_lies_within_the_bounds(scenario: Scenario) -> None:
    trees = record_whole.tree()
    ledger = Ledger(ledger_claims(counted(said(scenario), trees, "known", Linked())), trees)
    days = (scenario.start, scenario.end)
    chance = Random(1)
    answers = [ledger.bounded(each) for each in islice(asked(war(scenario), ledger.claims, days, chance), 40)]
    assert [each for each in answers if not each.is_within or each.sources_within != each.sources] == []
    assert [each for each in answers if each.answer.contradictions] == []
    assert any(each.answer.high is not None for each in answers)
