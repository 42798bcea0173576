"""The computed record where something is amiss: reports deleted by hand, other writers, a kill, no right to write."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from store_file import laid
from store_values import DAY, control, reading

from marsad.address import Address
from marsad.extract.contract import identify
from marsad.record.contradiction import Conflict
from marsad.store import Store
from marsad.store.engine.sqlite import made_to_read
from marsad.store.opening import opened

HERE = Path(__file__).parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER report_no_delete")
        yield connection


def test_a_statement_whose_report_is_gone_is_named_and_the_rest_stands(path: Path) -> None:
    lost, left = (
        reading("a", control("q1")),
        reading("b", control("q1", holder="IS", start=14), control("q2", start=15)),
    )
    with Store.open(path) as store:
        store.add_all([lost, left])
        assert len(store.record().timelines()) == 2
        with by_hand(path) as connection:
            connection.execute("DELETE FROM report WHERE id = ?", [lost.report.document.id])
        (named,) = store.orphans()
        assert (named.conflict, named.statements) == (
            Conflict.REPORT,
            (identify(lost.statements[0], lost.report.document.id),),
        )
        assert {item.report_id for item in store.find()} == {left.report.document.id}
        assert [tenure.holder for tenure in store.record().history("q1")][-1] == ("IS",)
    with Store.open(path) as store, Store.open(laid(path.with_name("other.db"))) as other:
        other.add(left)
        assert store.find() == other.find()
        assert store.record().timelines() == other.record().timelines()


def test_a_whole_store_has_no_orphans(path: Path) -> None:
    with Store.open(path) as store:
        store.add(reading())
        assert store.orphans() == ()


def test_questions_do_not_wait_for_a_writer_and_are_answered_from_all_that_is_there(path: Path) -> None:
    with Store.open(path) as store:
        store.add(reading("a", control("q1")))
        expected = store.record().timelines()
        store.add(reading("b", control("q2")))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            found = store.record().timelines()
            assert found["q1"] == expected["q1"]
            assert [tenure.holder for tenure in found["q2"]][-1] == ("SDF",)
            assert [shown.place_id for shown in store.record().map_on(DAY)] == ["q1", "q2"]
            assert store.record().holder("q2", DAY) == found["q2"][-1]
            assert len(store.record().changes(as_of=DAY)) == 2
            assert store.record().versions("q2")
        assert store.record().timelines() == found
        assert store.record().update() == 0


def test_questions_are_answered_where_nothing_can_be_written(path: Path) -> None:
    with Store.open(path) as store:
        store.add_all([reading("a", control("q1")), reading("b", control("q2"))])
        expected = {"q1": ("SDF",), "q2": ("SDF",)}
    address = Address(path=path)
    with Store(address, made_to_read(address, 1)) as store:
        found = store.record().timelines()
        assert {place: tenures[-1].holder for place, tenures in found.items()} == expected
    with Store(address, opened(address, wait_s=1)) as store:
        assert store.record().timelines() == found
    with Store(address, made_to_read(address, 1)) as store:
        assert store.record().timelines() == found


UPDATE = """
import sys
from marsad.store import Store
with Store.open(sys.argv[1]) as store:
    print("begin", flush=True)
    store.record().rebuild()
    print("end", flush=True)
"""
PLACES = 200


def started(path: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    return subprocess.Popen([sys.executable, "-c", UPDATE, str(path)], env=env, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def many(path: Path) -> Path:
    with Store.open(path) as store:
        store.add_all(reading(f"r{i}", *(control(f"q{i + j}", start=14 + j) for j in range(5))) for i in range(PLACES))
    return path


@pytest.mark.parametrize("after_rows", [pytest.param(n, id=f"after_{n}") for n in (1, 100)])
def test_a_killed_update_leaves_the_store_whole_and_is_finished_by_the_next(many: Path, after_rows: int) -> None:
    with started(many) as process, closing(sqlite3.connect(many)) as connection:
        while connection.execute("SELECT count(*) FROM tenure").fetchone()[0] < after_rows:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    with Store.open(many) as store:
        assert store.record().update() > 0
        found = store.record().timelines()
        assert len(found) == PLACES + 4
        store.record().rebuild()
        assert store.record().timelines() == found


def test_two_processes_may_bring_one_store_up_to_date(many: Path) -> None:
    both = [started(many) for _ in range(2)]
    assert [process.communicate(timeout=120)[0] for process in both] == ["begin\nend\n"] * 2
    with Store.open(many) as store:
        assert store.record().update() == 0
        found = store.record().timelines()
        store.record().rebuild()
        assert store.record().timelines() == found
