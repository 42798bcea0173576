"""`marsad evaluate`: figures on stdout, what is wrong on stderr."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.command import command
from marsad.gold import folder

# So many of the gold reports have mistakes of every sort.
SOME = 24
TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي، بعد اشتباكات مع التنظيم."
QUOTE = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل"
TAKEN: dict[str, Any] = {
    "id": "f1",
    "kind": "control",
    "span": [0, len(QUOTE)],
    "quote": QUOTE,
    "modality": "asserted",
    "attribution": [{"source": "SOHR"}],
    "date": {"start": "2017-11-13", "end": "2017-11-13"},
    "places": [{"text": "الشحيل", "name": "Ash Shahil", "admin1": "Deir ez-Zor"}],
    "holder": ["SDF"],
    "previous": [],
    "by": [],
    "status": "captured",
}
KILLED: dict[str, Any] = {
    **{key: TAKEN[key] for key in ("span", "quote", "modality", "attribution", "places")},
    "id": "f2",
    "kind": "casualties",
    "outcome": "killed",
    "victims": ["IS"],
    "low": 12,
    "high": 12,
    "vague": False,
    "counting": "incident",
    "window": TAKEN["date"],
    "rule": "kill",
    "confidence": 0.85,
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder of one report with its metadata."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "001.txt").write_text(TEXT, "utf-8")
    (folder / "metadata.jsonl").write_text(
        '{"source": "001.txt", "publisher": "SOHR", "published": "2017-11-14"}\n', "utf-8"
    )
    return folder


def gold(folder: Path, *statements: dict[str, Any], name: str = "001", style: str = "bulletin") -> Path:
    folder.mkdir(exist_ok=True)
    report = {"source": f"{name}.txt", "publisher": "SOHR", "style": style}
    sheet = {"report": report, "statements": statements}
    (folder / f"{name}.json").write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
    return folder


def told(path: Path, *statements: dict[str, Any]) -> Path:
    path.write_text(json.dumps({"report": {"source": "001.txt"}, "statements": statements}) + "\n", "utf-8")
    return path


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(command(), ["evaluate", *map(str, arguments)])


def test_texts_are_read_and_compared(texts: Path, tmp_path: Path) -> None:
    done = evaluate(texts, gold(tmp_path / "gold", TAKEN))
    assert (done.exit_code, done.stderr) == (0, "")
    row = json.loads(done.stdout)
    assert (row["reports"], row["unread"]) == (1, [])
    assert row["kinds"]["control"]["match"]["F1"] == {"value": 1.0, "low": None, "high": None}
    assert row["kinds"]["control"]["fields"]["start"]["value"] == 1.0
    assert [each["publisher"] for each in row["publishers"]] == ["SOHR"]
    assert "errors" not in row
    assert "reliability" not in row


def test_texts_are_read_as_of_the_theatre_that_is_asked_for(texts: Path, tmp_path: Path) -> None:
    (texts / "001.txt").write_text("قصف الجيش أمس مطار الخرطوم.", "utf-8")
    coded = gold(tmp_path / "gold")
    actors = {
        theatre: [row["told"]["actors"] for row in json.loads(evaluate(texts, coded, *asked).stdout)["errors"]]
        for theatre in ("sudan", "syria")
        for asked in [("--errors", "--theatre", theatre)]
    }
    assert actors == {"sudan": [["SAF"]], "syria": [["REGIME"]]}
    assert evaluate("--theatre", "atlantis").exit_code == 2


def test_guesses_can_be_left_out(texts: Path, tmp_path: Path) -> None:
    (texts / "001.txt").write_text(
        "هاجم مقاتلو تنظيم الدولة حاجزا لقوات النظام قرب تدمر. وقتل في الهجوم ثلاثة.", "utf-8"
    )
    coded = gold(tmp_path / "gold")
    every, sure = (
        [row["told"]["rule"] for row in json.loads(evaluate(texts, coded, "--errors", *more).stdout)["errors"]]
        for more in ((), ("--no-guesses",))
    )
    assert any(rule.endswith(".chosen") for rule in every)
    assert sure == [rule.removesuffix(".chosen") for rule in every]


def test_what_was_read_before_is_compared(tmp_path: Path) -> None:
    predictions = told(tmp_path / "told.jsonl", {**TAKEN, "status": "held"}, KILLED)
    done = evaluate(gold(tmp_path / "gold", TAKEN), "--predictions", predictions, "--errors", "--reliability", "--json")
    assert done.exit_code == 0
    row = json.loads(done.stdout)
    assert [(each["what"], each["report"]) for each in row["errors"]] == [("spurious", "001"), ("inexact", "001")]
    assert row["errors"][0]["told"]["rule"] == "kill"
    assert (row["errors"][1]["gold"]["status"], row["errors"][1]["told"]["status"]) == ("captured", "held")
    assert row["reliability"]["bins"][0]["statements"] == 1


def test_a_table_says_it_to_people(tmp_path: Path) -> None:
    predictions = told(tmp_path / "told.jsonl", {**TAKEN, "holder": ["IS"]}, KILLED)
    kept = gold(tmp_path / "gold", TAKEN, style="hard negative")
    done = evaluate(kept, "--predictions", predictions, "--errors", "--reliability", "--format", "table")
    assert done.exit_code == 0
    assert "hard negatives: 1 reports, 1 with statements that gold lacks" in done.stdout
    assert "0.8 to 0.9" in done.stdout
    assert "missed  001  control\n  gold f1: captured SDF; 2017-11-13; asserted; SOHR; Ash Shahil\n" in done.stdout
    assert "  told [kill 0.85]: killed 12 IS; incident; 2017-11-13; asserted; SOHR; Ash Shahil\n" in done.stdout
    assert f"    {QUOTE}\n" in done.stdout


def test_one_kind_or_publisher_is_asked_about(tmp_path: Path) -> None:
    predictions = told(tmp_path / "told.jsonl", TAKEN, KILLED)
    kept = gold(tmp_path / "gold", TAKEN)
    row = json.loads(evaluate(kept, "--predictions", predictions, "--kind", "control").stdout)
    assert list(row["kinds"]) == ["control"]
    assert json.loads(evaluate(kept, "--predictions", predictions, "--publisher", "SOHR").stdout)["reports"] == 1


def test_a_publisher_of_nothing_is_wrong_usage(tmp_path: Path) -> None:
    done = evaluate(
        gold(tmp_path / "gold", TAKEN), "--predictions", told(tmp_path / "told.jsonl"), "--publisher", "AFP"
    )
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "marsad: no report of AFP has gold\n"


def test_a_report_that_was_not_read_is_named(texts: Path, tmp_path: Path) -> None:
    kept = gold(gold(tmp_path / "gold", TAKEN), name="002")
    done = evaluate(texts, kept)
    assert done.exit_code == 1
    assert done.stderr == "marsad: not read, so that their gold is missed: 002\n"
    assert json.loads(done.stdout)["unread"] == ["002"]


def test_gold_that_does_not_fit_its_text_is_named(texts: Path, tmp_path: Path) -> None:
    done = evaluate(texts, gold(tmp_path / "gold", {**TAKEN, "quote": "x", "status": "fallen"}))
    assert done.exit_code == 0
    assert "marsad: 001.json: f1: 'fallen' is no status\n" in done.stderr
    assert f"marsad: 001.json: f1: the report has {QUOTE!r}" in done.stderr


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    for name, ending in (("reports", "txt"), ("statements", "json")):
        (tmp_path / name).mkdir()
        for path in sorted((folder() / name).glob(f"*.{ending}"))[:SOME]:
            shutil.copy(path, tmp_path / name)
    folders = [str(tmp_path / "reports"), str(tmp_path / "statements")]
    first, second = (
        subprocess.run(
            [sys.executable, "-m", "marsad", "evaluate", *folders, "--json", "--errors", "--reliability"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "4711")
    )
    assert json.loads(first)["errors"]
    assert first == second


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["texts"], id="texts-alone"),
        pytest.param(["texts", "gold", "more"], id="three"),
        pytest.param(["--predictions", __file__, "texts", "gold"], id="texts-that-nothing-reads"),
        pytest.param(["--predictions", "nowhere.jsonl"], id="no-such-file"),
        pytest.param(["--kind", "rumour"], id="no-such-kind"),
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert evaluate(*arguments).exit_code == 2
