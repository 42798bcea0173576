"""`marsad extract` and `explain` by a model's server."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from model_server import QUOTE, TEXT, Known, refuses, says, serving
from typer.testing import CliRunner, Result

from marsad.cli.command import command

REPORTS = 6
PRICES = ("--price-in", "2", "--price-out", "10")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of some reports, and keep all that a user has beside it."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.delenv("MARSAD_MODEL_KEY", raising=False)
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(REPORTS):
        (reports / f"{number}.txt").write_text(f"{TEXT}\n\nالتقرير رقم {number} من النشرة.", "utf-8")
    return reports


def run(verb: str, known: Known, *arguments: object, url: str | None = None) -> Result:
    """Return how the command ended, run in this process."""
    asked = ["--reader", "model", "--base-url", url or known.url, "--model", "m"]
    return CliRunner().invoke(command(), [verb, *map(str, arguments), "--published", "2017-11-14", *asked])


def elsewhere(known: Known) -> str:
    """Return the address by which the server counts as another machine."""
    return known.url.replace("127.0.0.1", "0.0.0.0")


def test_reports_are_read_at_once_and_told_in_their_order_and_nothing_is_paid_twice(folder: Path) -> None:
    with serving(says()) as known:
        done, again = (run("extract", known, folder, "--at-once", 3, *PRICES) for _ in range(2))
    assert (done.exit_code, len(known.asked)) == (0, REPORTS)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["report"]["source"] for row in rows] == [f"{number}.txt" for number in range(REPORTS)]
    assert all([each["quote"] for each in row["statements"]] == [QUOTE] for row in rows)
    assert "6 requests, 0 kept answers, 6,000 tokens read and 600 written, 0.0180 spent" in done.stderr
    assert again.stdout == done.stdout
    assert "0 requests, 6 kept answers" in again.stderr


def test_beyond_the_budget_the_rules_read(folder: Path) -> None:
    with serving(says(usage={"prompt_tokens": 6_000, "completion_tokens": 100})) as known:
        done = run("extract", known, folder, "--budget-tokens", 30_000, "--max-tokens", 1_000)
    assert done.exit_code == 0
    issues = [[each["code"] for each in json.loads(line)["report"]["issues"]] for line in done.stdout.splitlines()]
    assert issues == [[]] * len(known.asked) + [["model-budget"]] * (REPORTS - len(known.asked))
    assert 0 < len(known.asked) < REPORTS


def test_a_dry_run_sends_nothing_and_says_what_it_would_take(folder: Path) -> None:
    with serving(says()) as known:
        run("extract", known, folder / "0.txt")
        (folder / "empty.txt").write_text("")
        done = run("extract", known, folder, "--dry-run", *PRICES, url=known.url)
        assert len(known.asked) == 1
    told = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (told["reports"], told["prompts"], told["kept"], told["unread"]) == (REPORTS, REPORTS, 1, 1)
    assert 5 * 1_500 < told["tokens_read"] < 5 * 2_500
    assert told["cost"] == pytest.approx((told["tokens_read"] * 2 + told["tokens_written"] * 10) / 1e6)


def test_a_server_that_will_not_have_us_leaves_every_report_to_the_rules(folder: Path) -> None:
    with serving(refuses(404, "no such model")) as known:
        done = run("extract", known, folder)
    assert (done.exit_code, len(known.asked)) == (0, 1)
    assert done.stderr.count("no such model") == REPORTS
    assert all(json.loads(line)["statements"] for line in done.stdout.splitlines())


def test_what_a_model_proposed_is_explained(folder: Path) -> None:
    with serving(says()) as known:
        done = run("explain", known, folder / "0.txt")
    assert (done.exit_code, "model.control" in done.stdout) == (0, True)


def test_without_leave_nothing_is_sent_to_another_machine(folder: Path) -> None:
    with serving(says()) as known:
        refused = run("extract", known, folder, url=elsewhere(known))
        assert (refused.exit_code, known.asked) == (2, [])
        assert all(
            told in refused.stderr for told in ("6 reports", "0.0.0.0", "read by m", "--yes-send", "not encrypted")
        )
        sent = run("extract", known, folder / "0.txt", "--yes-send", url=elsewhere(known))
        assert (sent.exit_code, len(known.asked)) == (0, 1)
        # Leave that was given for once is not remembered.
        assert run("extract", known, folder, url=elsewhere(known)).exit_code == 2


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("--budget", "5"), id="a budget without a price"),
        pytest.param(("--base-url", "llm.example"), id="no address"),
        pytest.param(("--price-in", "much"), id="no price"),
        pytest.param(("--budget", "-1"), id="less than nothing"),
        pytest.param(("--reader", "rules", "--dry-run"), id="nothing to forecast"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(folder: Path, options: tuple[str, ...]) -> None:
    with serving(says()) as known:
        assert run("extract", known, folder).exit_code == 0
        known.asked.clear()
        asked = ["extract", str(folder), "--reader", "model", "--base-url", known.url, "--model", "m", *options]
        assert CliRunner().invoke(command(), asked).exit_code == 2
        assert known.asked == []


def on_a_terminal(answer: str, *arguments: str) -> tuple[int, str]:
    """Return how a command ended whose user gave that answer, and what it said."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "marsad", *arguments], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    os.close(theirs)
    os.write(ours, f"{answer}\n".encode())
    _, said = process.communicate()
    os.close(ours)
    return process.returncode, said.decode()


def test_leave_is_asked_for_on_a_terminal_remembered_and_taken_back(folder: Path) -> None:
    # There is nothing to be read, so that nothing is sent to a server that is none.
    empty = folder / "empty.txt"
    empty.write_text("")
    asked = ("extract", str(empty), "--reader", "model", "--base-url", "https://llm.example/v1", "--model", "m")
    code, said = on_a_terminal("n", *asked)
    assert (code, "The text of 1 report, with" in said and "nothing was sent" in said) == (2, True)
    code, said = on_a_terminal("y", *asked)
    assert (code, "This is remembered" in said) == (1, True)
    assert CliRunner().invoke(command(), list(asked)).exit_code == 1
    (server,) = json.loads(CliRunner().invoke(command(), ["sending"]).stdout)["servers"]
    assert server["server"] == "https://llm.example"
    revoke = ["sending", "--revoke", "llm.example"]
    assert [CliRunner().invoke(command(), revoke).exit_code for _ in range(2)] == [0, 1]
    assert CliRunner().invoke(command(), list(asked)).exit_code == 2
