"""The database itself refuses to change or drop what was kept."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store_file import laid
from store_values import reading

from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store

JUDGEMENT = Judgement(
    verdict=Verdict.ACCEPT, statements=("a",), who="Nour", when=datetime(2018, 1, 1, tzinfo=UTC), why="read again"
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with Store.open(laid(tmp_path / "marsad.db")) as store:
        store.add(reading())
        store.judge([JUDGEMENT])
    opened = sqlite3.connect(tmp_path / "marsad.db", isolation_level=None)
    opened.execute("PRAGMA foreign_keys=ON")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE report SET text = ''", id="update_report"),
        pytest.param("UPDATE statement SET body = '{}'", id="update_statement"),
        pytest.param("DELETE FROM report", id="delete_report"),
        pytest.param("DELETE FROM statement", id="delete_statement"),
        pytest.param("UPDATE judgement SET body = '{}'", id="update_judgement"),
        pytest.param("DELETE FROM judgement", id="delete_judgement"),
        pytest.param("INSERT OR REPLACE INTO judgement SELECT * FROM judgement", id="replace_judgement"),
        pytest.param("INSERT OR REPLACE INTO report SELECT * FROM report", id="replace_report"),
        pytest.param("INSERT OR REPLACE INTO statement SELECT * FROM statement", id="replace_statement"),
    ],
)
def test_nothing_that_is_kept_can_change(connection: sqlite3.Connection, change: str) -> None:
    before = list(connection.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match="is append-only"):
        connection.execute(change)
    assert list(connection.iterdump()) == before


def test_a_statement_without_its_report_is_refused(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO statement (report, id, position, kind, body) VALUES ('no', 'x', 0, 'c', '{}')")
