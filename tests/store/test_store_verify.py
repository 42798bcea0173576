"""Whatever is changed behind the store's back is found."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from custody_values import TEXT, held, told
from store_file import laid
from store_values import reading

from marsad.intake.account import Fault
from marsad.intake.errand import Errand
from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store
from marsad.store.originals import Folder

JUDGEMENT = Judgement(
    verdict=Verdict.ACCEPT, statements=("a",), who="Nour", when=datetime(2018, 1, 1, tzinfo=UTC), why="read again"
)
REST = "id, source, publisher, published_start, published_end, text, record, given"
CHANGES = {
    "a text": ("UPDATE report SET text = text || '.' WHERE source = 'a.txt'", "report"),
    "a day": ("UPDATE report SET published_end = 'some day' WHERE source = 'a.txt'", "report"),
    "a report that is gone": ("DELETE FROM report WHERE source = 'c.txt'", "report"),
    "a report put in": (f"INSERT INTO report SELECT 'k' || key, {REST} FROM report WHERE source = 'a.txt'", "report"),
    "a statement": ("UPDATE statement SET body = replace(body, 'SDF', 'IS')", "report"),
    "a statement that is gone": ("DELETE FROM statement WHERE position = 0", "report"),
    "kin": ("UPDATE kin SET measure = 0.7", "report"),
    "whom it came from": ("UPDATE intake SET author = 'other'", "intake 1"),
    "an intake that is gone": ("DELETE FROM intake WHERE number = 2", "intake"),
    "an errand": ("UPDATE errand SET request = '{}'", "errand 1"),
    "an original's size": ("UPDATE original SET bytes = 1", "original"),
    "a judgement": ("UPDATE judgement SET body = replace(body, 'Nour', 'Sami')", "judgement"),
    "a judgement put in": ("INSERT INTO judgement SELECT 'other', made, body FROM judgement", "judgement"),
    "a link": ("UPDATE log SET action = 'none' WHERE number = 4", "log 4"),
    "a link that is gone": ("DELETE FROM log WHERE number = 4", "log 4"),
    "the last link": ("DELETE FROM log WHERE number = (SELECT max(number) FROM log)", "judgement"),
    "all links": ("DELETE FROM log", "log"),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with some of all that is vouched for, without the triggers that keep it."""
    path = laid(tmp_path_factory.mktemp("whole") / "marsad.db")
    with Store.open(path) as store:
        errand = store.custody.begin(Errand(paths=("/reports",)))
        store.custody.take((held(), reading("b", publisher="other")), errand)
        store.custody.take((told("c", f"{TEXT} أمس"), told("d")), errand)
        store.custody.end(errand)
        store.judge([JUDGEMENT])
        assert store.custody.verify().faults == ()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / whole.name


def faults(path: Path) -> tuple[Fault, ...]:
    with Store.open(path) as store:
        return store.custody.verify().faults


@pytest.mark.parametrize(("change", "subject"), [pytest.param(*case, id=name) for name, case in CHANGES.items()])
def test_a_row_that_was_changed_is_found(path: Path, change: str, subject: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(change).rowcount
    found = faults(path)
    assert any(each.subject.startswith(subject) for each in found), found


def test_an_original_that_was_changed_or_is_gone_is_found(path: Path) -> None:
    (file,) = path.with_name("marsad.db.originals").rglob("*.zst")
    raw = file.read_bytes()
    file.write_bytes(raw[:-1])
    (fault,) = faults(path)
    assert fault.subject.startswith("original sha256:")
    assert "damaged" in fault.what
    file.unlink()
    assert [each.what for each in faults(path)] == ["is gone"]


def test_what_lies_there_without_a_row_is_counted_and_no_fault(path: Path) -> None:
    (file,) = path.with_name("marsad.db.originals").rglob("*.zst")
    shutil.copyfile(file, file.with_name(f"{'0' * 62}.zst"))
    with Store.open(path) as store:
        found = store.custody.verify()
    assert (found.unspoken, found.faults, found.originals, found.without_original) == (1, (), 1, 3)


def test_an_original_whose_intake_was_killed_is_taken_up_when_its_report_comes_again(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    original = held().report.document.original
    assert original
    folder = Folder(path.with_name("marsad.db.originals"))
    folder.keep(original)
    (folder.path / ".new-0").write_bytes(b"half of it")
    with Store.open(path) as store:
        before = store.custody.verify()
        store.add(held())
        after = store.custody.verify()
    assert (before.unspoken, before.reports, before.faults) == (1, 0, ())
    assert (after.unspoken, after.reports, after.faults, after.without_original) == (0, 1, (), 0)


def test_what_a_kill_left_unfinished_is_gone_with_the_next_errand_and_what_is_being_written_stays(path: Path) -> None:
    folder = path.with_name("marsad.db.originals")
    old, new = folder / ".new-0", folder / ".new-1"
    for file in (old, new):
        file.write_bytes(b"half of it")
    os.utime(old, (0, 0))
    with Store.open(path) as store:
        store.custody.begin(Errand(paths=("reports",)))
        found = store.custody.verify()
    assert (old.exists(), new.exists()) == (False, True)
    assert found.faults == ()
