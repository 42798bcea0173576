"""`marsad extract --reader model`: prompts out, answers in."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad import verbs
from marsad.cli.command import command

TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي."
ANSWER = {
    "control": [
        {"quote": "سيطرت قوات سوريا الديمقراطية", "status": "captured", "where": ["P1"], "holder": ["G1"], "when": "T1"}
    ]
}


def extract(folder: Path, *options: object) -> Result:
    """Return how the command ended, run in this process."""
    arguments = ["extract", str(folder / "good.txt"), "--published", "2017-11-14", *map(str, options)]
    return CliRunner().invoke(command(), arguments)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of one report, with its prompts."""
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    done = extract(tmp_path, "--dump-prompts", tmp_path / "prompts")
    assert done.exit_code == 0
    (name,) = json.loads(done.stdout)["prompts"]
    prompt = json.loads((tmp_path / "prompts" / f"{name}.json").read_text("utf-8"))
    assert prompt["id"] == name
    assert [message["role"] for message in prompt["messages"]] == ["system", "user"]
    assert prompt["schema"]["additionalProperties"] is False
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / f"{name}.txt").write_text(f"```json\n{json.dumps(ANSWER)}\n```", "utf-8")
    return tmp_path


def test_an_answer_is_read_back(folder: Path) -> None:
    (folder / "answers" / "model.txt").write_text("some model 1.0\n", "utf-8")
    done = extract(folder, "--reader", "model", "--answers", folder / "answers")
    assert done.exit_code == 0
    (statement,) = json.loads(done.stdout)["statements"]
    assert statement["quote"] == "سيطرت قوات سوريا الديمقراطية"
    assert statement["reader"]["version"].startswith("some model 1.0 ")


def test_without_an_answer_the_rules_read_and_that_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = extract(folder, "--reader", "model", "--answers", tmp_path / "empty")
    assert done.exit_code == 0
    assert "read by the rules alone" in done.stderr
    reading, plain = (json.loads(each.stdout) for each in (done, extract(folder)))
    assert reading["statements"] == plain["statements"]
    assert [issue["code"] for issue in reading["report"]["issues"]] == ["model-unanswered"]


def test_what_was_left_out_of_an_answer_is_explained(folder: Path) -> None:
    (path,) = (folder / "answers").glob("*.txt")
    wrong = [{**ANSWER["control"][0], "where": ["P7"]}, {**ANSWER["control"][0], "quote": "سقطت المدينة"}]
    path.write_text(json.dumps({"control": [*ANSWER["control"], *wrong]}), "utf-8")
    arguments = ["explain", str(folder / "good.txt"), "--published", "2017-11-14", "--reader", "model"]
    for options in ((), ("--html",)):
        done = CliRunner().invoke(command(), [*arguments, "--answers", str(folder / "answers"), *options])
        assert done.exit_code == 0
        assert all(told in done.stdout for told in ("model.control", "no_such_label", "no_quote", "سقطت المدينة"))


def test_what_a_model_reads_is_kept_with_its_reader(folder: Path) -> None:
    model = verbs.kept_answers(folder / "answers")
    for both, name in ((False, "model"), (True, "both")):
        db = folder / f"{name}.db"
        readings = verbs.read_paths([folder / "good.txt"], published=date(2017, 11, 14), model=model, both=both)
        assert verbs.ingest(readings, db=db).statements == 1
        (row,) = verbs.statements(db=db).statements
        assert row.statement.made is not None
        assert row.statement.made.reader == name


@pytest.mark.parametrize(
    "options", [pytest.param(("--reader", "model"), id="no answers"), pytest.param(("--answers", "."), id="no model")]
)
def test_a_model_and_its_answers_go_together(folder: Path, options: tuple[str, ...]) -> None:
    assert extract(folder, *options).exit_code == 2


def test_readers_that_differ_in_the_database_wait_for_a_person(folder: Path) -> None:
    (path,) = (folder / "answers").glob("*.txt")
    path.write_text(json.dumps({"control": [{**ANSWER["control"][0], "status": "held"}]}), "utf-8")
    db = ["--db", str(folder / "a.db")]
    run = CliRunner().invoke
    given = [str(folder / "good.txt"), "--published", "2017-11-14", "--reader", "both", "--answers"]
    assert run(command(), ["settings", *db, "--models", "none", "--by", "Nour"]).exit_code == 0
    assert run(command(), ["ingest", *given, str(folder / "answers"), *db]).exit_code == 2
    assert json.loads(run(command(), ["settings", *db, "--models", "local"]).stdout)["models"] == "local"
    assert run(command(), ["ingest", *given, str(folder / "answers"), *db]).exit_code == 0
    (row,) = json.loads(run(command(), ["statements", "--review", *db]).stdout)["statements"]
    assert [(each["slot"], each["value"]) for each in row["review"]] == [("status", "held")]
    assert "status: model has" in run(command(), ["statements", "--review", "--format", "table", *db]).stdout
    (folder / "silent").mkdir()
    (folder / "silent" / "model.txt").write_text("another", "utf-8")
    done = run(command(), ["reread", "--reader", "both", "--answers", str(folder / "silent"), *db])
    assert json.loads(done.stdout)["reports"] == 1
    (failed,) = json.loads(run(command(), ["failures", *db]).stdout)["failures"]
    assert failed["again"].startswith("marsad reread --failed --reader both --db ")
    again = ["failures", "--retry", "--reader", "both", "--answers", str(folder / "answers"), *db]
    assert run(command(), again).exit_code == 0
    assert run(command(), ["reread", "--failed", *db]).exit_code == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("سيطرت", "the model did give a statement here: control", id="made"),
        pytest.param("ريف دير الزور", "left out: nothing bears the label (no_such_label)", id="left out"),
        pytest.param("أمس على", "the model proposed nothing in these words", id="nothing"),
    ],
)
def test_why_not_says_what_a_model_proposed(folder: Path, asked: str, told: str) -> None:
    (path,) = (folder / "answers").glob("*.txt")
    good = {**ANSWER["control"][0], "quote": "سيطرت قوات"}
    path.write_text(json.dumps({"control": [good, {**good, "quote": "في ريف دير الزور", "where": ["P9"]}]}), "utf-8")
    arguments = ["explain", str(folder / "good.txt"), "--published", "2017-11-14", "--why-not", asked]
    done = CliRunner().invoke(command(), [*arguments, "--reader", "model", "--answers", str(folder / "answers")])
    assert told in done.stdout
    # What rules say of the words stands beside it, and no model is spoken of where none was to read.
    assert "the model" not in CliRunner().invoke(command(), arguments).stdout
