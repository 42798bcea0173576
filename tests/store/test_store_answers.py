"""Answers that the store keeps: found again by whoever opens it, until something arrives or there is no room."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from store_file import laid
from store_values import reading

from marsad.address import Address
from marsad.store import Store, answers
from marsad.store.answers import Answers
from marsad.store.engine.sqlite import made_to_read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


def test_an_answer_is_there_for_another_process_until_something_arrives(path: Path) -> None:
    with Store.open(path) as store:
        store.add(reading("a"))
        now = store.arrivals()
        assert store.answers.find(b"how many", now) is None
        assert store.answers.keep(b"how many", now, b"seven")
    with Store.open(path) as store:
        assert store.answers.find(b"how many", store.arrivals()) == b"seven"
        assert store.answers.find(b"how many else", store.arrivals()) is None
        store.add(reading("b"))
        later = store.arrivals()
        assert store.answers.find(b"how many", later) is None
        assert store.answers.keep(b"how many", later, b"eight")
        assert store.answers.find(b"how many", now) is None


def test_by_other_code_there_is_no_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        assert store.answers.keep(b"how many", store.arrivals(), b"seven")
        monkeypatch.setattr(answers, "whole", lambda: "other")
        assert store.answers.find(b"how many", store.arrivals()) is None


def test_those_kept_first_go_where_there_is_no_room_for_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, most = Random(1), 3000
    monkeypatch.setattr(answers, "MOST_BYTES", most)
    with Store.open(path) as store:
        now = store.arrivals()
        large = most // 3
        for number in range(4):
            assert store.answers.keep(str(number).encode(), now, chance.randbytes(large))
        kept = [store.answers.find(str(number).encode(), now) is not None for number in range(4)]
        assert kept == [False, False, True, True]
        assert not store.answers.keep(b"too large", now, chance.randbytes(most + 1))


def test_no_answer_outlives_a_statement_that_somebody_deletes(path: Path) -> None:
    with Store.open(path) as store:
        store.add(reading("a"))
        now = store.arrivals()
        assert store.answers.keep(b"how many", now, b"seven")
        with closing(sqlite3.connect(path)) as connection:
            for (trigger,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'"
            ).fetchall():
                connection.execute(f'DROP TRIGGER "{trigger}"')
            connection.execute("DELETE FROM statement")
            connection.commit()
        assert store.answers.find(b"how many", now) is None


def test_where_nothing_can_be_written_nothing_is_kept(path: Path) -> None:
    with Store.open(path) as store:
        now = store.arrivals()
    unwritable = Answers(Address(path=path), made_to_read(Address(path=path), 1))
    assert not unwritable.keep(b"how many", now, b"seven")
    assert unwritable.find(b"how many", now) is None
