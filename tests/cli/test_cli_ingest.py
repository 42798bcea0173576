"""`marsad ingest`: reports into the database, whole or not at all, whatever interrupts it."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import examples
from marsad.cli.command import command
from marsad.store import Store

MARSAD = (sys.executable, "-m", "marsad")
# Seconds that a loaded machine may take to start a process, or to end it.
MOST_S = 300
# One process reads: what is interrupted is not how others learn to.
MANY, GIVEN = 512, ("--publisher", "SOHR", "--published", "2017-11-14", "--jobs", "1")
LONG = "وقال المتحدث إن الجلسة المقبلة تنعقد في موعدها المعتاد. " * 8
EXAMPLES = len(list(examples.folder().glob("*.txt")))


def ingest(*arguments: object) -> Result:
    """Return how the command ended, run in this process."""
    return CliRunner().invoke(command(), ["ingest", *map(str, arguments)])


def ended(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """Return how the command ended, run as a process of its own, with what it makes of errors at its edge."""
    return subprocess.run([*MARSAD, *map(str, arguments)], capture_output=True, text=True, check=False)


def held(db: Path) -> dict[str, int]:
    """Return how many statements each report in `db` has."""
    with Store.read(db) as store:
        return {report.source: report.statements for report in store.reports()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return what a database holds after an ingest of the examples that nothing interrupted."""
    db = tmp_path_factory.mktemp("whole") / "whole.db"
    assert ingest(examples.folder(), "--db", db).exit_code == 0
    return held(db)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports that take some seconds to be read and kept, but little to be computed: few of them state anything."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        said = "سيطرت القوات على بلدة الشحيل" if number % 50 == 0 else f"انعقدت الجلسة رقم {number} في المدينة"
        (folder / f"{number:04}.txt").write_text(f"{said}.\n" + LONG, "utf-8")
    return folder


@pytest.fixture(scope="module")
def much(many: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return what a database holds after an ingest of these that nothing interrupted."""
    db = tmp_path_factory.mktemp("much") / "much.db"
    assert ingest(many, "--db", db, *GIVEN).exit_code == 0
    return held(db)


def test_a_second_reading_changes_nothing(tmp_path: Path, whole: dict[str, int]) -> None:
    db = tmp_path / "new folder" / "marsad.db"
    first = json.loads(ingest(examples.folder(), "--db", db).stdout)
    ties = first.pop("places")
    assert list(ties) == ["resolved", "ambiguous", "unresolved", "area"]
    assert ties["resolved"] > ties["unresolved"] > 0
    assert first == {
        "db": str(db),
        "read": EXAMPLES,
        "statements": sum(whole.values()),
        "versions": 0,
        "copies": 0,
        "failed": [],
    }
    again = ingest(examples.folder(), "--db", db)
    nothing = dict.fromkeys(ties, 0)
    assert json.loads(again.stdout) == {
        **first,
        "read": 0,
        "statements": 0,
        "versions": 0,
        "copies": EXAMPLES,
        "places": nothing,
    }
    assert f"{EXAMPLES} copies" in again.stderr
    assert held(db) == whole


def test_what_failed_is_named_with_its_reason_and_the_rest_is_kept(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text("سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور.", "utf-8")
    (reports / "empty.txt").touch()
    done = ingest(reports, "--db", tmp_path / "x.db", "--published", "2017-11-14")
    assert done.exit_code == 1
    summary: dict[str, Any] = json.loads(done.stdout)
    assert summary["read"] == 1
    assert [failed["source"] for failed in summary["failed"]] == ["empty.txt"]
    assert "empty.txt" in done.stderr
    assert list(held(tmp_path / "x.db")) == ["good.txt"]


def test_the_database_is_in_the_users_data_folder(tmp_path: Path) -> None:
    home = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    report = examples.folder() / "001.txt"
    done = subprocess.run([*MARSAD, "ingest", str(report)], env=home, capture_output=True, check=True)
    db = Path(json.loads(done.stdout)["db"])
    assert db.name == "marsad.db"
    assert db.is_relative_to(tmp_path)
    helped = subprocess.run([*MARSAD, "ingest", "--help"], env=home, capture_output=True, text=True, check=True)
    assert "".join(str(db).split()) in "".join(helped.stdout.split())


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A child ends by Ctrl-C as at a terminal, also where these tests run in the background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(reports: Path, db: Path, sign: signal.Signals) -> tuple[int, bytes]:
    """Return how an ingest ended that got `sign` once it had kept something."""
    with subprocess.Popen(
        [*MARSAD, "ingest", str(reports), "--db", str(db), *GIVEN], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as running:
        end = time.monotonic() + MOST_S
        while time.monotonic() < end and not _has_reports(db):
            time.sleep(0.01)
        running.send_signal(sign)
        _, stderr = running.communicate(timeout=MOST_S)
        return running.returncode, stderr


def _has_reports(db: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.Error:
        return False


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("sign", [pytest.param(signal.SIGKILL, id="kill-9"), pytest.param(signal.SIGINT, id="ctrl-c")])
def test_an_interrupted_ingest_keeps_whole_reports_and_is_finished_by_the_next(
    tmp_path: Path, many: Path, much: dict[str, int], sign: signal.Signals
) -> None:
    # On a busy machine all is read before the signal comes: then once more.
    for attempt in range(5):
        db = tmp_path / f"{attempt}.db"
        code, stderr = interrupted(many, db, sign)
        if code != 0:
            break
    assert code == (-signal.SIGKILL if sign is signal.SIGKILL else 130)
    assert b"Traceback" not in stderr
    kept = held(db)
    assert kept
    assert kept == {source: much[source] for source in kept}
    with Store.read(db) as store:
        found = store.custody.verify()
        assert (found.faults, found.without_original) == ((), 0)
    assert ingest(many, "--db", db, *GIVEN).exit_code == 0
    assert held(db) == much
    with Store.read(db) as store:
        found = store.custody.verify()
        assert (found.faults, found.originals, found.unspoken) == ((), len(much), 0)


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a (b)")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        pytest.param(lambda path: path.mkdir(), "folder", id="folder"),
        pytest.param(lambda path: path.write_bytes(b"no database at all " * 99), "", id="not-a-database"),
        pytest.param(
            other_program,
            "Marsad",
            id="of-another-program",
        ),
    ],
)
def test_a_database_that_cannot_be_used_is_told_plainly(
    tmp_path: Path, make: Callable[[Path], object], reason: str
) -> None:
    db = tmp_path / "odd.db"
    make(db)
    done = ended("ingest", examples.folder() / "001.txt", "--db", db)
    assert done.returncode == 1
    assert done.stderr.startswith(f"marsad: {db}")
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "newer.db"
    assert ingest(examples.folder() / "001.txt", "--db", db).exit_code == 0
    connection = sqlite3.connect(db)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    done = ended("ingest", examples.folder() / "002.txt", "--db", db)
    assert done.returncode == 1
    assert "update Marsad" in done.stderr


def test_a_report_that_is_there_is_not_read_again_unless_it_is_given_otherwise(tmp_path: Path) -> None:
    report, db = tmp_path / "report.txt", tmp_path / "marsad.db"
    report.write_text("دخلت القوات بلدة الشحيل شرق دير الزور، وذلك صباح اليوم الثلاثاء.", "utf-8")
    given = ("--published", "2018-03-05", "--db", db)
    first, again = ingest(report, *given), ingest(report, *given)
    assert "metadata give 2018-03-05" in first.stderr
    assert "metadata give" not in again.stderr
    assert json.loads(again.stdout)["copies"] == 1
    assert json.loads(ingest(report, *given, "--publisher", "SOHR").stdout)["read"] == 1
