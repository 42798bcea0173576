"""The team's own gold: what extraction must reach on real reports that are read without their metadata."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import marsad
from marsad.extract.contract import Reading, reading_row

pytestmark = pytest.mark.shared
SHARED = Path(__file__).parents[3] / "shared"


def readings(folder: str) -> list[Reading]:
    return [each for each in marsad.read_paths([SHARED / folder]) if isinstance(each, Reading)]


@pytest.mark.parametrize(
    ("gold", "kind", "least"),
    [
        # What the first issue asks of the five real reports; a rule that loses it is to be taken back.
        pytest.param("seeds", "casualties", 0.80, id="seeds-casualties"),
        pytest.param("seeds", "control", 0.70, id="seeds-control"),
        # What the rules reached when this was written, less a little.
        pytest.param("dev", "casualties", 0.53, id="dev-casualties"),
        pytest.param("dev", "control", 0.40, id="dev-control"),
    ],
)
def test_match_f1_stays_above_its_floor(tmp_path: Path, gold: str, kind: str, least: float) -> None:
    told = tmp_path / "statements.jsonl"
    told.write_bytes(b"\n".join(msgspec.json.encode(reading_row(reading)) for reading in readings(gold)))
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(SHARED / "gold" / gold), str(told), "--json"]
    scored = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert scored[kind]["match"]["F1"] >= least


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_every_statement_quotes_its_report(folder: str) -> None:
    for reading in readings(folder):
        for statement in reading.statements:
            assert statement.span.quote(reading.report.text) == statement.quote
