"""What a store's file may be, and what is said where it is not."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from store_values import reading

from marsad.address import Address
from marsad.errors import StoreError
from marsad.store import Store
from marsad.store.opening import opened
from marsad.store.schema import METADATA, NEWEST

HERE = Path(__file__).parent
NOBODY = 65534
FULL_TEXT = ("statement_text", "report_text")


def run(code: str, *args: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code with this folder's values to hand."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    command = [sys.executable, "-W", "error", "-c", code, *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=60)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "marsad.db"


@pytest.fixture
def full(path: Path) -> Path:
    """A store with a report."""
    with Store.open(path) as store:
        store.add(reading())
    return path


def refusal(path: Path, opening: Callable[[Path], Store] = Store.open) -> str:
    with pytest.raises(StoreError) as caught:
        opening(path)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_new_store_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "marsad.db"
    with Store.open(str(path)) as store:
        assert store.address == Address(path=path)
    assert path.exists()


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path) as store:
        assert store.add(reading())


def test_a_store_is_opened_again_as_it_was(full: Path) -> None:
    with Store.read(full) as store:
        assert store.report(reading().report.document.id) == reading()


def test_readers_do_not_wait_for_a_writer(full: Path) -> None:
    with sqlite3.connect(full) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        connection.execute("BEGIN IMMEDIATE")
        with Store.open(full, wait_s=0.1) as store:
            assert store.counts().reports == 1
    connection.close()


def test_a_missing_store_is_not_made_where_it_must_be_there(path: Path) -> None:
    assert "no such database" in refusal(path, Store.read)
    assert not path.exists()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "is a folder" in refusal(tmp_path, Store.read)


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "exists" in refusal(tmp_path / "file" / "marsad.db").lower()


def test_what_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_text("سيطرت القوات على البلدة\n" * 100, "utf-8")
    before = path.read_bytes()
    assert "file is not a database" in refusal(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE report (key TEXT)")
    connection.close()
    before = path.read_bytes()
    assert "not one of Marsad's" in refusal(path)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused_naming_both_versions(full: Path) -> None:
    with sqlite3.connect(full) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9042'")
    connection.close()
    said = refusal(full)
    assert "schema 9042" in said
    assert f"up to {NEWEST}" in said


def test_a_damaged_store_is_refused(full: Path) -> None:
    with sqlite3.connect(full) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    raw = bytearray(full.read_bytes())
    raw[4096:] = b"\x7f" * (len(raw) - 4096)
    full.write_bytes(raw)
    assert "malformed" in refusal(full) or "damaged" in refusal(full)


def test_a_locked_store_says_so_and_keeps_nothing_half(full: Path) -> None:
    other = sqlite3.connect(full, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(full, wait_s=0.1) as store, pytest.raises(StoreError, match="another program is writing"):
        store.add(reading("b"))
    other.close()
    with Store.open(full) as store:
        assert store.counts().reports == 1
        assert store.add(reading("b"))


def told_nobody(path: Path, opening: Callable[[Path], Store] = Store.open) -> str:
    """Return what a user who owns nothing is told who opens the store: its reports, or why not."""
    receive, send = os.pipe()
    if (child := os.fork()) == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            with opening(path) as store:
                os.write(send, str([report.source for report in store.reports()]).encode())
        except StoreError as error:
            os.write(send, str(error).encode())
        os._exit(0)
    os.close(send)
    os.waitpid(child, 0)
    with os.fdopen(receive, "rb") as said:
        return said.read().decode()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_read_only_store_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "marsad.db"
        Store.open(path).close()
        assert told_nobody(path) == f"{path}: is read-only"
        path.chmod(0o666)
        assert told_nobody(path) == f"{path}: its folder is read-only"
        missing = path.with_name("missing.db")
        assert told_nobody(missing) == f"{missing}: its folder is read-only"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_store_can_be_read_where_nothing_can_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "a?b #%41.db"
        with Store.open(path) as store:
            store.add(reading())
            assert told_nobody(path, Store.read) == "['a.txt']", "a writer has it open"
        assert told_nobody(path, Store.read) == "['a.txt']"
        assert [file.name for file in Path(folder).iterdir()] == [path.name]
        path.chmod(0o666)
        assert told_nobody(path, Store.read) == "['a.txt']"
        empty = path.with_name("empty.db")
        empty.touch()
        assert told_nobody(empty, Store.read) == f"{empty}: is empty and cannot be written: open it once where it can"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_store_whose_writer_was_killed_is_read_whole_where_nothing_can_be_written() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "marsad.db"
        Store.open(path).close()
        killed = run(OPENED.replace("(sys.argv[2]))", "('a')); import os; os._exit(0)"), path)
        assert not killed.returncode, killed.stderr
        assert path.with_name("marsad.db-wal").stat().st_size
        assert told_nobody(path, Store.read) == "['a.txt']"
        path.with_name("marsad.db-shm").unlink()
        assert "open it once where it can be written" in told_nobody(path, Store.read)


FILLED = """
import resource, signal, sys
from store_values import reading
from marsad.address import Address
from marsad.errors import StoreError
from marsad.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store.open(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
    added = 0
    try:
        while True:
            store.add(reading(f"r{added}"))
            added += 1
    except StoreError as error:
        print(added, error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
"""


def test_a_full_disk_loses_nothing_that_was_reported_as_stored(path: Path) -> None:
    ended = run(FILLED.replace("(1_000_000, 1_000_000)", "(1_000_000, resource.RLIM_INFINITY)"), path)
    assert not ended.returncode, ended.stderr
    added, said = ended.stdout.split(" ", 1)
    assert str(path) in said
    with Store.open(path) as store:
        counts = store.counts()
        assert counts.reports == int(added) > 0
        assert counts.statements == 2 * counts.reports
        assert sum([store.add(reading(f"r{i}")) for i in range(int(added) + 10)]) == 10


OPENED = """
import sys
from store_values import reading
from marsad.store import Store
with Store.open(sys.argv[1]) as store:
    store.add(reading(sys.argv[2]))
"""


def test_several_processes_may_make_one_store(path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    started = [subprocess.Popen([sys.executable, "-c", OPENED, str(path), name], env=env) for name in "abc"]
    assert [process.wait(60) for process in started] == [0, 0, 0]
    with Store.open(path) as store:
        assert store.counts().reports == 3


def test_the_migrations_make_the_tables_of_the_schema(path: Path) -> None:
    engine = opened(Address(path=path), wait_s=1)
    with engine.connect() as connection:
        # The tables of full-text search are of a sort that metadata do not describe.
        opts = {"include_name": lambda name, kind, _: not (kind == "table" and name.startswith(FULL_TEXT))}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), METADATA) == []
    engine.dispose()


def test_the_newest_migration_is_the_newest() -> None:
    config = Config()
    config.set_main_option("script_location", "marsad.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]
