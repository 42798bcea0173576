"""`marsad verify`, `marsad failures`, `marsad stats`: what is kept, what could not be, and how it is tried again."""

import hashlib
import json
import shlex
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.command import command
from marsad.errors import Issue
from marsad.intake.errand import Errand
from marsad.store import Store
from marsad.store.arrival import Arrival
from marsad.store.originals import Folder

TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور."
TABLE = f"source,text\na,{TEXT}\nb,\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command(), [*map(str, arguments)])


def lines(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["failures"]
    return found


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a report, a table of which one row is empty, and what nobody reads."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, "utf-8")
    (folder / "table.csv").write_text(TABLE, "utf-8")
    (folder / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    return folder


def test_what_failed_is_listed_until_it_is_read(tmp_path: Path, reports: Path) -> None:
    db = tmp_path / "marsad.db"
    given = ("--publisher", "SOHR", "--published", "2017-11-14")
    assert run("ingest", reports, "--db", db, *given).exit_code == 1
    found = lines(run("failures", "--db", db))
    assert [(each["source"], each["code"]) for each in found] == [("letter.doc", "format"), ("table.csv#2", "empty")]
    assert [Path(each["file"]).name for each in found] == ["letter.doc", "table.csv"]
    assert shlex.split(found[0]["again"]) == ["marsad", "ingest", str(reports), *given, "--db", str(db)]
    (reports / "table.csv").write_text(TABLE.replace("b,", f"b,{TEXT} وقتل اثنان."), "utf-8")
    again = run("failures", "--retry", "--db", db)
    assert again.exit_code == 1
    assert [each["source"] for each in lines(again)] == ["letter.doc"]
    (reports / "letter.doc").unlink()
    (left,) = lines(run("failures", "--retry", "--db", db))
    assert shlex.split(left["again"]) == ["marsad", "failures", "--retry", "--db", str(db)]
    assert run("ingest", reports, "--db", db, *given).exit_code == 0
    assert lines(run("failures", "--db", db)) == []
    stock = json.loads(run("stats", "--db", db, "--format", "json").stdout)
    assert (stock["reports"], stock["failures"], stock["versions"]) == (2, 0, 0)
    assert stock["statements"] > 0


def sha256(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def original(db: Path, known_by: str) -> bytes:
    return b"".join(Folder(db.with_name(f"{db.name}.originals")).read(known_by))


@pytest.mark.parametrize("name", ["table.csv", "letter.doc", "empty.txt"])
def test_the_bytes_of_what_failed_are_kept_and_read_again_where_the_file_is_gone(tmp_path: Path, name: str) -> None:
    db, folder = tmp_path / "marsad.db", tmp_path / "reports" / "a"
    folder.mkdir(parents=True)
    text = TABLE if name == "table.csv" else ""
    (folder / name).write_text(text, "utf-8")
    run("ingest", tmp_path / "reports", "--db", db)
    (first,) = lines(run("failures", "--db", db))
    assert first["original"] == sha256(text)
    assert original(db, first["original"]) == text.encode()
    (folder / name).unlink()
    (again,) = lines(run("failures", "--retry", "--db", db))
    anew = ("time", "number")
    assert {key: again[key] for key in again if key not in anew} == {
        **{key: first[key] for key in first if key not in anew},
        "again": shlex.join(["marsad", "failures", "--retry", "--db", str(db)]),
    }
    assert again["time"] > first["time"]
    assert run("verify", "--db", db).exit_code == 0


def test_what_came_through_stdin_is_kept_whole_and_read_again_from_there(tmp_path: Path) -> None:
    db, given = tmp_path / "marsad.db", json.dumps({"source": "a", "text": TEXT}) + '\n{"source": "b", "text": ""}\n'
    done = CliRunner().invoke(command(), ["ingest", "-", "--publisher", "SOHR", "--db", str(db)], input=given)
    assert done.exit_code == 1
    (failed,) = lines(run("failures", "--db", db))
    assert (failed["source"], failed["file"], failed["original"]) == ("stdin#2", "-", sha256(given))
    assert original(db, failed["original"]) == given.encode()
    assert run("failures", "--retry", "--db", db).exit_code == 1
    stock = json.loads(run("stats", "--db", db, "--format", "json").stdout)
    assert (stock["reports"], stock["copies"], stock["failures"], stock["originals"]) == (1, 1, 1, 1)
    found = json.loads(run("verify", "--db", db, "--format", "json").stdout)
    assert (found["without_original"], found["faults"]) == (0, [])


def test_what_an_older_program_met_in_stdin_can_only_be_brought_again(tmp_path: Path) -> None:
    db = tmp_path / "marsad.db"
    with Store.open(db) as store:
        errand = store.custody.begin(Errand(paths=("-",)))
        failed = Issue(source="stdin", code="empty", message="the file is empty")
        store.custody.keep((Arrival(what=failed),), errand)
        store.custody.end(errand)
    (found,) = lines(run("failures", "--db", db))
    assert found["again"] is None
    assert run("failures", "--retry", "--db", db).exit_code == 1
    assert "bring it again" in run("failures", "--db", db, "--format", "table").stdout


def test_what_is_not_what_came_in_is_named(tmp_path: Path, reports: Path) -> None:
    db = tmp_path / "marsad.db"
    run("ingest", reports / "good.txt", "--db", db)
    sound = run("verify", "--db", db)
    assert sound.exit_code == 0
    assert json.loads(sound.stdout) | {"links": 0} == {
        "reports": 1,
        "originals": 1,
        "links": 0,
        "withdrawn": 0,
        "erased": 0,
        "before_custody": 0,
        "without_original": 0,
        "unspoken": 0,
        "faults": [],
        "sound": True,
    }
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DROP TRIGGER report_no_update")
        connection.execute("UPDATE report SET text = text || 'ا'")
    broken = run("verify", "--db", db)
    assert broken.exit_code == 1
    assert "is not what was kept" in broken.stderr
    assert [each["what"] for each in json.loads(broken.stdout)["faults"]] == ["is not what was kept"]
    assert "sound" in run("verify", "--db", db, "--format", "table").stdout


def test_of_an_erased_report_nothing_is_left_in_an_archive_that_was_kept_for_what_failed_in_it(tmp_path: Path) -> None:
    db, packed = tmp_path / "marsad.db", tmp_path / "a.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("good.txt", TEXT)
        archive.writestr("empty.txt", "")
    run("ingest", packed, "--db", db)
    (failed,) = lines(run("failures", "--db", db))
    assert original(db, failed["original"]) == packed.read_bytes()
    assert run("erase", sha256(TEXT), "--reason", "by court", "--yes", "--db", db).exit_code == 0
    assert not list(db.with_name(f"{db.name}.originals").rglob("*.zst"))
    assert run("ingest", packed, "--db", db).exit_code == 1
    assert not list(db.with_name(f"{db.name}.originals").rglob("*.zst"))
    assert run("verify", "--db", db).exit_code == 0


def test_what_can_never_be_read_is_waited_for_no_more_and_told_with_the_reason(tmp_path: Path) -> None:
    db, folder = tmp_path / "marsad.db", tmp_path / "reports"
    folder.mkdir()
    for name in ("empty.txt", "letter.doc"):
        (folder / name).write_text("", "utf-8")
    run("ingest", folder, "--db", db)
    first, second = lines(run("failures", "--db", db))
    asked = ("--dismiss", first["number"], "--db", db)
    assert run("failures", *asked).exit_code == 2
    assert run("failures", "--dismiss", 99, "--reason", "?", "--db", db).exit_code == 2
    done = run("failures", *asked, "--reason", "a blank page", "--by", "Nour")
    (told,) = json.loads(done.stdout)["dismissed"]
    assert (told["number"], told["source"], told["reason"], told["by"]) == (
        *(first["number"], first["source"]),
        *("a blank page", "Nour"),
    )
    assert lines(run("failures", "--db", db)) == [second]
    assert json.loads(run("stats", "--db", db, "--format", "json").stdout)["failures"] == 1
    assert run("failures", *asked, "--reason", "once more").exit_code == 2
    # The same bytes come again under the same name, then others.
    run("ingest", folder, "--db", db)
    assert [each["source"] for each in lines(run("failures", "--db", db))] == [second["source"]]
    (folder / first["source"]).write_text(" ", "utf-8")
    run("ingest", folder, "--db", db)
    assert len(lines(run("failures", "--db", db))) == 2
    assert json.loads(run("failures", "--dismissed", "--db", db).stdout)["dismissed"] == [told]
    assert "a blank page" in run("failures", "--dismissed", "--db", db, "--format", "table").stdout
    assert run("verify", "--db", db).exit_code == 0
