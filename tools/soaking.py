"""What every soak has in common: it goes on from where the last one stopped, and its log is committed.

Run as scripts, soaks find this module by `PYTHONPATH=tools`.
"""

import argparse
import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import marsad

ROOT = Path(__file__).parent.parent
STATES = ROOT / "soak"
FAILED = STATES / "failed"
# What is wrong with the case of a seed; it leaves what failed behind with `keep`.
Attempt = Callable[[int], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Soak:
    """Cases of one sort, each made from its seed alone.

    `state` remembers the next seed on this machine, and so does `log`, which is committed. `held` is what the log
    says of a soak beside its figures.
    """

    attempt: Attempt
    state: Path
    log: Path
    held: Callable[[], str] = str  # nothing

    def run(self, description: str) -> None:
        """Soak as the command line says, write the log, and exit 1 where a case failed."""
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument("--cases", type=int, default=100_000)
        parser.add_argument("--seconds", type=float, default=math.inf, help="stop after so long, however many are done")
        wanted = parser.parse_args()
        first = self.next_seed()
        with self.log.open("a", encoding="utf-8") as log:

            def say(line: str) -> None:
                print(line, flush=True)
                print(line, file=log, flush=True)

            say(f"{_now()} marsad {marsad.__version__}: {wanted.cases} cases from seed {first}")
            following, failed = self._soak(first, (wanted.cases, wanted.seconds), say)
            say(f"{_now()} {following - first} cases, {failed} failed, {self.held()}next seed {following}")
        raise SystemExit(bool(failed))

    def next_seed(self) -> int:
        """Return where the last soak stopped: on this machine, else where the committed log says, else the first."""
        if self.state.exists():
            seed: int = json.loads(self.state.read_text("utf-8"))["next"]
            return seed
        told = re.findall(r"next seed (\d+)", self.log.read_text("utf-8")) if self.log.exists() else []
        return int(told[-1]) if told else 0

    def _soak(self, first: int, wanted: tuple[int, float], say: Callable[[str], None]) -> tuple[int, int]:
        """Return the next seed behind `wanted` cases from `first` on, or what its seconds hold, and how many failed."""
        cases, seconds = wanted
        self.state.parent.mkdir(exist_ok=True)
        end, seed, failed = monotonic() + seconds, first, 0
        while seed < first + cases and monotonic() < end:
            found = self.attempt(seed)
            failed += bool(found)
            for fault in found:
                say(f"seed {seed}: {fault[:300]}")
            seed += 1
            self.state.write_text(json.dumps({"next": seed}), "utf-8")
        return seed, failed


def keep(name: str, raw: bytes) -> None:
    """Leave what failed in `soak/failed/`."""
    FAILED.mkdir(parents=True, exist_ok=True)
    (FAILED / name).write_bytes(raw)


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M}"
