"""Killed at any moment, the store is whole, and going on finishes the work."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_values import reading

from marsad.store import Store

HERE = Path(__file__).parent
REPORTS = 160
INGEST = """
import sys
from store_values import reading
from marsad.store import Store
with Store.open(sys.argv[1]) as store:
    for i in range(int(sys.argv[2])):
        store.add(reading(f"r{i}"))
        print(i, flush=True)
"""


@pytest.mark.parametrize("kill_at", [pytest.param(n, id=f"after_{n}") for n in (0, 7, 60)])
def test_a_killed_ingest_leaves_whole_reports_and_can_be_finished(tmp_path: Path, kill_at: int) -> None:
    path = tmp_path / "marsad.db"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    command = [sys.executable, "-c", INGEST, str(path), str(REPORTS)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while process.stdout.readline() != f"{kill_at}\n":
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    with Store.open(path) as store:
        kept = store.reports()
        assert len(kept) > kill_at
        assert all(store.report(report.id) is not None and report.statements == 2 for report in kept)
        assert sum([store.add(reading(f"r{i}")) for i in range(REPORTS)]) == REPORTS - len(kept)
        assert store.counts().statements == 2 * REPORTS
