"""`marsad explain` on a terminal's behalf."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from marsad.cli.command import command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("سيطرت قوات النظام أمس على بلدة الشحيل، وقتل خمسة مدنيين.", "utf-8")
    return path


def run(*args: str) -> tuple[int, str]:
    ran = CliRunner().invoke(command(), ["explain", *args])
    return ran.exit_code, ran.stdout


def test_a_report_is_shown_with_its_rules_and_words(report: Path) -> None:
    code, out = run(str(report), "--published", "2018-01-03")
    assert code == 0
    assert "control · control.take.past" in out
    assert "\u2067«بلدة الشحيل»\u2069" in out


def test_an_account_can_be_a_page(report: Path) -> None:
    code, out = run(str(report), "--html")
    assert code == 0
    assert out.startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param("سيطرت", "did give a statement", id="made"),
        pytest.param("انسحبت", "does not hold", id="not-there"),
    ],
)
def test_words_are_asked_about(report: Path, words: str, told: str) -> None:
    code, out = run(str(report), "--why-not", words)
    assert code == 0
    assert told in out


def test_a_report_is_read_as_of_the_theatre_that_is_asked_for(report: Path) -> None:
    report.write_text("سيطر الجيش على المطار.", "utf-8")
    assert "Sudanese" not in run(str(report), "--theatre", "yemen")[1]
    code, out = run(str(report), "--theatre", "sudan")
    assert (code, "SAF" in out) == (0, True)


def test_a_report_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = CliRunner().invoke(command(), ["explain", str(empty)])
    assert ran.exit_code == 1
    assert "empty.txt" in ran.stderr
