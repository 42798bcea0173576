"""What cannot be kept falls out alone, and is told; the others are kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_file import laid

from marsad import verbs
from marsad.errors import Issue, StoreError
from marsad.store import Store

# Speaks of nothing that is read, so that little is computed.
TEXT = "انعقدت الجلسة رقم {} في المدينة."
REFUSING = """
CREATE TRIGGER refusing BEFORE INSERT ON report WHEN new.source GLOB '*{}.txt'
BEGIN SELECT RAISE({}, 'not this one'); END
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five reports, the last of which has the text of the second."""
    made = tmp_path / "reports"
    made.mkdir()
    for name, number in enumerate((0, 1, 2, 3, 1)):
        (made / f"{name}.txt").write_text(TEXT.format(number) + " " * name, "utf-8")
    return made


def refusing(db: Path, name: str, how: str) -> Path:
    """Return a store that refuses the report of this name."""
    with closing(sqlite3.connect(laid(db))) as connection:
        connection.execute(REFUSING.format(name, how))
    return db


def sources(db: Path) -> list[str]:
    with Store.read(db) as store:
        assert store.custody.verify().faults == ()
        return [Path(each.source).name for each in store.reports()]


def test_what_the_database_refuses_falls_out_alone(folder: Path, tmp_path: Path) -> None:
    db, said, kept = refusing(tmp_path / "marsad.db", "1", "ABORT"), list[Issue](), list[int]()
    done = verbs.ingest(verbs.documents([folder]), db=db, announce=said.append, kept=kept.append)
    # The last was no copy after all.
    assert sources(db) == ["0.txt", "2.txt", "3.txt", "4.txt"]
    assert (done.read, done.copies, done.failed) == (4, 0, tuple(said))
    assert [(Path(issue.source).name, issue.code) for issue in said] == [("1.txt", "refused")]
    assert "not this one" in said[0].message
    assert kept == [5]
    with Store.read(db) as store:
        assert [each.code for each in store.custody.failures()] == ["refused"]


def test_a_database_that_takes_nothing_ends_it_and_nothing_is_told_as_kept(folder: Path, tmp_path: Path) -> None:
    db, kept = laid(tmp_path / "marsad.db"), list[int]()
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DROP TABLE report_text")
    with pytest.raises(StoreError):
        verbs.ingest(verbs.documents([folder]), db=db, kept=kept.append)
    assert kept == []
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM report").fetchone() == (0,)
