"""The shipped gazetteer is what the script makes of its sources."""

import subprocess
import sys
import zlib
from importlib.resources import files
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools/build_theatre.py"
SHIPPED = files("marsad.theatre.syria")


def _build(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        env={"PYTHONHASHSEED": seed, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.shared
def test_the_same_sources_give_the_shipped_files(shared_syria: Path, tmp_path: Path) -> None:
    made = _build(shared_syria, "--target", tmp_path, seed="7")
    assert made.returncode == 0, made.stderr
    lines = zlib.decompress((tmp_path / "places.jsonl.gz").read_bytes(), 31)
    assert lines == zlib.decompress(SHIPPED.joinpath("places.jsonl.gz").read_bytes(), 31)
    for layer in sorted((tmp_path / "geometry").iterdir()):
        assert layer.read_bytes() == SHIPPED.joinpath("geometry", layer.name).read_bytes(), layer.name


def test_missing_sources_are_named(tmp_path: Path) -> None:
    failed = _build(tmp_path)
    assert failed.returncode == 2
    assert "places.csv" in failed.stderr
