"""A slice of what `make soak` does for hours: killed or without room, nothing is lost, nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

from fault_plan import FULL_ONE_IN, Engine, How, Room, Verb, drawn
from fault_reports import folder
from soak_faults import __file__ as soak

# Killed when about half of the reports are kept, on either engine; files that may not grow.
SEEDS = (1_213_232, 1_213_235, 1_213_226)


def test_a_run_is_drawn_from_its_seed_alone() -> None:
    assert drawn(7) == drawn(7)
    assert folder(7) == folder(7) != folder(8)


def test_all_that_can_happen_is_drawn() -> None:
    plans = [drawn(seed) for seed in range(300)]
    assert {plan.engine for plan in plans} == {*Engine}
    assert {plan.verb for plan in plans} == {*Verb}
    assert {plan.room for plan in plans} == {*Room, None}
    assert {strike.how for plan in plans for strike in plan.strikes if not plan.room} == {*How}
    assert sum(plan.room is not None for plan in plans) == -(-300 // FULL_ONE_IN)


def test_nothing_is_lost_or_twice_whatever_is_killed_or_has_no_room(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    command = [sys.executable, str(soak), "--log", str(log), "--seeds", *map(str, SEEDS)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    runs = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [run["seed"] for run in runs] == [*SEEDS]
    # Where files may not grow, no luck is needed for the command to meet that.
    assert runs[-1]["met"] == 1
