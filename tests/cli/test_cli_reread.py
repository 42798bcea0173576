"""`marsad reread`: what other rules read is read by these."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from marsad.cli.command import command
from marsad.store import Store
from marsad.store.code import rules


def marsad(*arguments: str) -> tuple[dict[str, Any], str]:
    done = CliRunner().invoke(command(), arguments)
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout), done.stderr


def test_what_other_rules_read_is_read_again_and_once(tmp_path: Path) -> None:
    for name, town in (("a", "الميادين"), ("b", "البوكمال")):
        (tmp_path / f"{name}.txt").write_text(f"سيطرت قوات سوريا الديمقراطية على مدينة {town}.", "utf-8")
    db = tmp_path / "record.db"
    marsad("ingest", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--db", str(db))
    with closing(sqlite3.connect(db)) as raw, raw:
        # As another version would have left it.
        raw.execute("DROP TRIGGER intake_no_update")
        raw.execute("UPDATE intake SET rules = '0.0.1+aa'")
    row, said = marsad("reread", "--db", str(db), "--since-rules", "0.0.1", "--jobs", "1")
    assert (row["reports"], row["changed"], row["left"]) == (2, 0, [])
    assert "2 reports read again, 0 state something else" in said
    row, _ = marsad("reread", "--db", str(db))
    assert row["reports"] == 0


def test_what_older_rules_read_in_a_report_is_listed_with_them(tmp_path: Path) -> None:
    file, db = tmp_path / "a.txt", tmp_path / "record.db"
    file.write_text("سيطرت قوات سوريا الديمقراطية على مدينة الميادين.", "utf-8")
    asked = ["statements", "--db", str(db), "--superseded"]
    CliRunner().invoke(command(), ["ingest", str(file), "--db", str(db)])
    with Store.open(db) as store:
        (report,) = store.reports()
        kept = store.report(report.id)
        assert kept
        assert json.loads(CliRunner().invoke(command(), [*asked, report.id]).stdout) == {"superseded": []}
        store.custody.rereading.take([replace(kept, statements=())])
    (told,) = json.loads(CliRunner().invoke(command(), [*asked, report.id]).stdout)["superseded"]
    assert told["statement"]["quote"] == kept.statements[0].quote
    assert told["rules"] == told["by"] == rules()
    shown = CliRunner().invoke(command(), [*asked, report.id, "--format", "table"])
    assert told["statement"]["id"] in shown.stdout
    missing = CliRunner().invoke(command(), [*asked, "sha256:none"])
    assert missing.exit_code == 2
    assert "no report has the id" in missing.stderr
