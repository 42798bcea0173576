"""The ledger's answer is the same bytes whatever the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import ledger_values

# Twenty claims that overlap, of parts and events, some of which cannot all hold.
PROGRAM = """
from ledger_values import ask, claim
from marsad.record.counter.claim import Scope
claims = [claim(f"t{i}", 3 + i, 4 + i, (i, i + 3), groups=("R", "H"), by=("X", "Y")[i % 2:]) for i in range(1, 11)]
claims += [claim(f"p{i}", 2 * i, None, (i, i + 1), subset_of=f"t{i}", area=("v1", "v2")) for i in range(1, 6)]
for i in range(1, 6):
    claims.append(claim(f"e{i}", i, i, (i, i + 1), scope=Scope.EVENT, event=str(i // 2), origin="OP"[i % 2]))
print(ask(claims, (1, 9), groups=()))
"""


def printed(seed: str) -> str:
    root = Path(ledger_values.__file__).parent
    path = os.pathsep.join([str(root), *sys.path])
    run = [sys.executable, "-c", PROGRAM]
    return subprocess.run(
        run, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    ).stdout


def test_an_answer_is_the_same_bytes_under_two_hash_seeds() -> None:
    first = printed("1")
    assert "Contradiction(" in first
    assert printed("2") == first
