"""`marsad judge`: judgements in, each once, and out again; what is none is named, and the rest is kept."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import examples, verbs
from marsad.cli.command import command
from marsad.record.judgement import Verdict

HAJIN = "ocha:C5175"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a database of some of the examples."""
    path = tmp_path_factory.mktemp("judge") / "marsad.db"
    paths = sorted(examples.folder().glob("02[5-8].txt"))
    verbs.ingest(verbs.read_paths(paths, metadata=examples.folder() / "metadata.jsonl"), db=path)
    return path.read_bytes()


@pytest.fixture
def db(read: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "marsad.db"
    path.write_bytes(read)
    return path


def run(db: Path, *arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(command(), ["judge", *arguments, "--db", str(db)], input=stdin)


def statement(db: Path) -> str:
    return verbs.statements(verbs.StatementQuery(place=HAJIN), db=db).statements[0].id


def add(db: Path, *arguments: str) -> dict[str, Any]:
    done = run(db, "add", *arguments, "--who", "Nour", "--why", "read again")
    assert done.exit_code == 0, done.output
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def test_a_judgement_stands_beside_the_statement(db: Path) -> None:
    key = statement(db)
    row = add(db, "reject", key, "--when", "2019-01-01")
    assert (row["verdict"], row["statements"], row["when"]) == ("reject", [key], "2019-01-01T00:00:00Z")
    found = verbs.statements(verbs.StatementQuery(place=HAJIN), db=db)
    assert key in {item.id for item in found.statements}
    assert [each.id for each in found.judgements[key]] == [row["id"]]


def test_a_correction_takes_json_and_bare_words(db: Path) -> None:
    row = add(db, "correct", statement(db), "--set", "status=held", "--set", 'holder=["SDF"]', "--set", "extent=null")
    assert row["fields"] == {"status": "held", "holder": ["SDF"], "extent": None}


def test_places_are_merged_by_name_or_id(db: Path) -> None:
    assert add(db, "merge", "--place", "هجين", "--place", "ocha:C5160")["places"] == [HAJIN, "ocha:C5160"]


def test_a_question_for_a_merged_place_is_one_for_the_place_that_it_is_now(db: Path) -> None:
    other, day = "ocha:C5192", date(2018, 12, 20)
    before = verbs.control(HAJIN, on=day, db=db)
    assert before.assessed is not None
    assert before.assessed.tenure.holder
    told = verbs.events(place=HAJIN, db=db).events
    add(db, "merge", "--place", other, "--place", HAJIN, "--when", "2019-06-01")
    for made in (None, date(2019, 6, 1)):
        after = verbs.control(HAJIN, on=day, judgements_as_of=made, db=db)
        assert after.place.id == other
        assert after.assessed is not None
        assert after.assessed.tenure.holder == before.assessed.tenure.holder
    unjudged = verbs.control(HAJIN, on=day, judgements_as_of=date(2019, 5, 31), db=db)
    assert unjudged.place.id == HAJIN
    assert len(verbs.events(place=HAJIN, db=db).events) == len(told) > 0
    for reckoned in (verbs.casualties(place=HAJIN, db=db), verbs.casualties(place=other, db=db)):
        assert reckoned.place is not None
        assert reckoned.place.id == other
        assert reckoned.claims == verbs.casualties(place=other, db=db).claims
    for counted in (verbs.counters(place=HAJIN, db=db), verbs.counters(place=other, db=db)):
        assert counted.asked.place is not None
        assert counted.asked.place.id == other
    assert [verbs.displacement(place=each, db=db).counters.asked.place for each in (HAJIN, other)] == [after.place] * 2
    learned = verbs.diff(date(2018, 1, 1), date(2019, 12, 31), place=HAJIN, db=db)
    assert learned.place == after.place
    assert learned.difference.control


def test_a_figure_corrected_to_a_party_that_is_none_stands_as_it_was(db: Path) -> None:
    before = verbs.casualties(db=db)
    key = before.answer.counted[0]
    add(db, "correct", key, "--set", 'victims=["ATLANTIS"]')
    assert verbs.casualties(db=db).claims == before.claims
    assert [each.conflict.value for each in verbs.contradictions(db=db).contradictions if each.judgements] == ["party"]


def test_without_a_moment_it_is_now(db: Path) -> None:
    assert add(db, "accept", statement(db))["when"] > "2024"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["reject"], "names no statement", id="nothing"),
        pytest.param(["reject", "nowhere"], "has no statement nowhere", id="not-there"),
        pytest.param(["correct", "{key}", "--set", "low"], "FIELD=VALUE", id="no-value"),
        pytest.param(["correct", "{key}", "--set", "quote=x"], "no field that may be corrected", id="quote"),
        pytest.param(["correct", "{key}", "--set", "holder=SDF"], "holder", id="not-of-its-form"),
        pytest.param(["merge", "--place", "الميادن", "--place", HAJIN], "الميادين", id="unknown-place"),
        pytest.param(["accept", "{key}", "--when", "yesterday"], "when", id="no-moment"),
        pytest.param(["perhaps", "{key}"], "perhaps", id="no-verdict"),
    ],
)
def test_what_is_none_is_refused_and_nothing_is_kept(db: Path, arguments: list[str], reason: str) -> None:
    key = statement(db)
    done = run(db, "add", *(word.format(key=key) for word in arguments), "--who", "Nour", "--why", "x")
    assert (done.exit_code, done.stdout) == (2, "")
    assert reason in done.stderr
    assert verbs.judgements(db=db) == ()


def test_what_is_exported_is_imported_once(db: Path, read: bytes, tmp_path: Path) -> None:
    add(db, "reject", statement(db))
    add(db, "correct", statement(db), "--set", "as_of=2018-12-01")
    out = run(db, "export").stdout
    other, file = tmp_path / "other.db", tmp_path / "all.jsonl"
    other.write_bytes(read)
    file.write_text(out, "utf-8")
    for new in (2, 0):
        done = run(other, "import", str(file))
        assert done.exit_code == 0, done.output
        assert {"new": new, "already_there": 2 - new, "failed": 0}.items() <= json.loads(done.stdout).items()
    assert run(other, "export").stdout == out
    assert run(other, "import", "-", stdin=out.encode()).exit_code == 0
    assert verbs.judgements(db=other) == verbs.judgements(db=db)


def test_bad_lines_are_named_and_the_others_are_kept(db: Path, tmp_path: Path) -> None:
    good = {"verdict": "accept", "statements": ["elsewhere"], "who": "Sami", "when": "2019-01-01", "why": "seen"}
    file = tmp_path / "some.jsonl"
    file.write_bytes(b"\xff\n" + json.dumps(good).encode() + b"\n\n{}\r\n" + json.dumps(good | {"who": ""}).encode())
    done = run(db, "import", str(file))
    assert done.exit_code == 1
    assert {"new": 1, "failed": 3}.items() <= json.loads(done.stdout).items()
    for number in (1, 4, 5):
        assert f"{file}, line {number}" in done.stderr.replace("\n", "")
    assert [each.verdict for each in verbs.judgements(db=db)] == [Verdict.ACCEPT]


def test_a_file_that_is_not_there_is_wrong_usage(db: Path, tmp_path: Path) -> None:
    assert run(db, "import", str(tmp_path / "none.jsonl")).exit_code == 2


def test_control_is_as_the_judgements_of_a_day_leave_it(db: Path) -> None:
    day = date(2018, 12, 20)
    before = verbs.control(HAJIN, on=day, db=db)
    assert before.assessed
    assert before.assessed.tenure.statements
    for key in before.assessed.tenure.statements:
        add(db, "reject", key, "--when", "2019-06-01")
    now, then = (verbs.control(HAJIN, on=day, judgements_as_of=made, db=db) for made in (None, date(2019, 5, 31)))
    assert now.assessed
    assert {*before.assessed.tenure.statements}.isdisjoint(now.assessed.tenure.statements)
    assert (then.assessed, then.tenures, then.lanes) == (before.assessed, before.tenures, before.lanes)
    assert verbs.control(HAJIN, on=day, judgements_as_of=date(2019, 6, 1), db=db) == now
    maps = [verbs.day_map(day, judgements_as_of=made, db=db) for made in (None, date(2019, 6, 1), date(2019, 5, 31))]
    assert maps[0] == maps[1] != maps[2]
    changes = [verbs.control_changes(judgements_as_of=made, db=db) for made in (None, date(2019, 6, 1))]
    assert changes[0] == changes[1]
