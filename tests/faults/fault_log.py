"""What is told of each run, a line each."""

import json
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

from fault_plan import Plan

ROOT = Path(__file__).parent.parent.parent


@dataclass(slots=True)
class Told:
    """What is told of a run: its moments, whether each strike met the command at work, and what is wrong."""

    moments: list[str] = field(default_factory=list)
    met: int = 0
    faults: list[str] = field(default_factory=list)


class Log:
    """The lines of `docs/soak-faults.jsonl`, one for each run."""

    def __init__(self, path: Path) -> None:
        self._path = path
        git = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        self._commit = git.stdout.strip() or None

    def next_seeds(self, cases: int) -> list[int]:
        """Return so many seeds of which it does not tell yet, the lowest first."""
        lines = self._path.read_text("utf-8").splitlines() if self._path.exists() else []
        done = {int(json.loads(line)["seed"]) for line in lines}
        return list(islice((seed for seed in count() if seed not in done), cases))

    def write(self, plan: Plan, told: Told) -> None:
        """Add the run."""
        row = {
            "seed": plan.seed,
            "time": f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
            "commit": self._commit,
            "engine": plan.engine.value,
            "verb": plan.verb.value,
            "jobs": plan.jobs,
            "rival": plan.rival,
            "room": plan.room.value if plan.room else None,
            "moments": told.moments,
            "met": told.met,
            "faults": [fault[:300] for fault in told.faults],
        }
        with self._path.open("a", encoding="utf-8") as log:
            print(json.dumps(row, ensure_ascii=False), file=log)
