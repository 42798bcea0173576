"""`marsad verify`, `marsad failures`, `marsad stats`: what is kept, what could not be, and how it is tried again."""

import json
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.command import command

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
    assert lines(run("failures", "--retry", "--db", db)) == []
    stock = json.loads(run("stats", "--db", db, "--format", "json").stdout)
    assert (stock["reports"], stock["failures"], stock["versions"]) == (2, 0, 0)
    assert stock["statements"] > 0


def test_what_came_through_no_file_can_only_be_brought_again(tmp_path: Path) -> None:
    db = tmp_path / "marsad.db"
    done = CliRunner().invoke(command(), ["ingest", "-", "--db", str(db)], input="")
    assert done.exit_code == 1
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
