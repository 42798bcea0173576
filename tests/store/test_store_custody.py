"""What comes in is kept as it came, with where it came from, and the log of it is a chain."""

import io
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from custody_values import RAW, brought, held
from msgspec import convert
from store_file import laid
from store_values import reading

from marsad.errors import Issue, OriginalError
from marsad.intake.errand import Errand
from marsad.original import Original
from marsad.report.reading import fingerprint
from marsad.store import Store
from marsad.store.chain import NOTHING, Link, digest_of_keys
from marsad.store.engine.kind import file_reason
from marsad.store.intake_rows import Outcome
from marsad.store.originals import Folder, packed

KEPT = ("original", "errand", "intake", "log", "kin", "withdrawal", "erasure")
CHANGES = ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def links(path: Path) -> Iterator[tuple[Link, object]]:
    for *fields, hashed in rows(path, "SELECT * FROM log ORDER BY number"):
        yield convert(dict(zip(Link.__struct_fields__, fields, strict=True)), Link), hashed


def test_the_bytes_are_kept_as_they_came(path: Path) -> None:
    with Store.open(path) as store:
        assert store.custody.take((held(),)) == (Outcome.READ,)
    originals = Folder(path.with_name("marsad.db.originals"))
    assert list(originals.names()) == [fingerprint(RAW)]
    assert b"".join(originals.read(fingerprint(RAW))) == RAW
    assert rows(path, "SELECT hash, bytes FROM original") == [(fingerprint(RAW), len(RAW))]


def test_what_came_in_is_told_each_time(path: Path) -> None:
    issue = Issue(source="b.doc", code="format", message="not read", file="/reports/b.doc")
    with Store.open(path) as store:
        custody = store.custody
        errand = custody.begin(Errand(paths=("/reports",), published=date(2017, 10, 9)))
        assert brought(store, held(), errand=errand) == [Outcome.READ]
        assert brought(store, held(), issue, errand=errand) == [Outcome.COPY, Outcome.FAILED]
        custody.end(errand)
    columns = "errand, source, file, address, author, original, outcome, report IS NULL, content IS NULL, code, message"
    known = ("https://a.example/1", "نور", fingerprint(RAW))
    assert rows(path, f"SELECT {columns} FROM intake ORDER BY number") == [
        (1, "a.txt", None, *known, "read", 0, 0, None, None),
        (1, "a.txt", None, *known, "copy", 0, 1, None, None),
        (1, "b.doc", "/reports/b.doc", None, None, None, "failed", 1, 1, "format", "not read"),
    ]


def test_the_log_is_a_chain(path: Path) -> None:
    with Store.open(path) as store:
        store.add_all((held(), reading("b")))
    found = list(links(path))
    assert [link.action for link, _ in found] == ["begin", "begin", "original", "intake", "intake"]
    assert found[0][0].subject == "report 0"
    assert found[0][0].digest == digest_of_keys(())[1]
    previous: object = NOTHING
    for number, (link, hashed) in enumerate(found, start=1):
        assert (link.number, link.previous, link.hash) == (number, previous, hashed)
        previous = hashed


def test_a_file_that_changed_after_it_was_read_is_not_kept(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(RAW)
    read = held()
    document = replace(read.report.document, original=Original(id=fingerprint(RAW), held=file))
    file.write_bytes(RAW + b".")
    with Store.open(path) as store:
        with pytest.raises(OriginalError, match="changed"):
            store.add(replace(read, report=replace(read.report, document=document)))
        assert store.counts().reports == 0
    assert not list(path.with_name("marsad.db.originals").rglob("*.zst"))
    assert not list(path.with_name("marsad.db.originals").rglob(".new-*"))


def test_a_damaged_original_is_replaced_when_its_bytes_come_again(tmp_path: Path) -> None:
    originals = Folder(tmp_path / "originals")
    original = Original(id=fingerprint(RAW), held=RAW)
    assert originals.keep(original) == originals.keep(original) == len(RAW)
    (file,) = tmp_path.rglob("*.zst")
    file.write_bytes(file.read_bytes()[:-3])
    assert originals.fault(original.id)
    assert originals.keep(original) == len(RAW)
    assert originals.fault(original.id) is None
    originals.forget(original.id)
    assert not originals.has(original.id)


@pytest.mark.parametrize("table", ["original", "errand", "intake", "log", "kin", "withdrawal", "erasure"])
@pytest.mark.parametrize(
    "change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_nothing_of_custody_can_change(path: Path, table: str, change: str) -> None:
    with Store.open(path) as store:
        errand = store.custody.begin(Errand())
        store.custody.take((held(),), errand)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO kin VALUES ('a', 'b', 'near', 0.5)")
        connection.execute("INSERT INTO withdrawal VALUES ('a', 't', 'b', 'r')")
        connection.execute("INSERT INTO erasure VALUES ('a', 't', 'b', 'r', '[]')")
        column = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError, match="is append-only"):
            connection.execute(change.format(table, column))


FULL = """
import os, resource, sys
from pathlib import Path
from marsad.report.document import Original
from marsad.report.reading import fingerprint
from marsad.store.engine.kind import file_reason
from marsad.store.originals import Folder, packed
raw = os.urandom(200_000)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
try:
    Folder(Path(sys.argv[1])).keep(Original(id=fingerprint(raw), held=raw))
except OSError as error:
    print(error.filename)
"""


def test_an_original_for_which_there_is_no_room_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "originals"
    done = subprocess.run([sys.executable, "-c", FULL, str(folder)], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(folder)
    assert [each for each in folder.rglob("*") if each.is_file()] == []


@pytest.mark.parametrize(
    ("error", "told"),
    [
        pytest.param(OSError(28, "No space left on device", "a.zst"), "a.zst: No space left on device", id="of a file"),
        pytest.param(OSError(28, "No space left on device"), "No space left on device", id="of none"),
        pytest.param(OSError("gone"), "gone", id="without a number"),
    ],
)
def test_why_the_file_system_refused_is_told_with_the_file(error: OSError, told: str) -> None:
    assert file_reason(error) == told


class Unreadable(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, _: int | None = -1) -> bytes:
        raise OSError(5, "Input/output error")


def test_a_file_that_can_be_read_no_more_is_one_that_failed() -> None:
    with pytest.raises(OriginalError, match="cannot be read again: Input/output error"):
        packed(Unreadable(), io.BytesIO())
