"""`marsad reread`: what other rules read is read by these."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

MARSAD = (sys.executable, "-m", "marsad")


def marsad(*arguments: str) -> tuple[dict[str, Any], str]:
    done = subprocess.run([*MARSAD, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
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
