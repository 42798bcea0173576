"""Several who write one store at once: nothing is lost, and who waits is told."""

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event

from store_server import Place, Server
from store_values import control, reading

from marsad.progress import Progress, Stage
from marsad.store import Search, Store

HERE = Path(__file__).parent
MANY = 4
WRITING = """
import sys
from store_values import control, reading
from marsad.store import Store
where, name, many = sys.argv[1:]
with Store.open(where) as store:
    for number in range(int(many)):
        store.add(reading(f"{name}{number}", control(f"q{number % 3}")))
        store.add(reading(f"shared{number}", control("q1")))
        store.record().update()
    store.events().update()
"""


def held(where: str) -> None:
    """Have three processes make and fill the store at once, each with reports of its own and with common ones."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
    command = [sys.executable, "-c", WRITING, where]
    started = [
        subprocess.Popen([*command, name, str(MANY)], env=env, stderr=subprocess.PIPE, text=True) for name in "abc"
    ]
    ended = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], ended
    with Store.open(where) as store:
        assert store.counts().reports == 4 * MANY
        assert store.count(Search(text="بلدة")) == 4 * MANY
        assert not store.custody.verify().faults
        made = store.record().timelines()
        assert store.record().rebuild() == len(made) == 3
        assert store.record().timelines() == made


def test_many_processes_write_one_store_of_a_server(server: Server) -> None:
    server.create("written", "template0")
    held(server.url("written"))


def test_many_processes_write_one_file(tmp_path: Path) -> None:
    held(str(tmp_path / "marsad.db"))


def test_who_waits_for_another_to_write_is_told_and_then_writes(tmp_path: Path) -> None:
    waits = Event()

    def heard(progress: Progress) -> None:
        if progress.stage is Stage.WAITING:
            waits.set()

    path = tmp_path / "marsad.db"
    with (
        Store.open(path, wait_s=600, tell=heard) as store,
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute("BEGIN IMMEDIATE")
        added = pool.submit(store.add, reading())
        told = waits.wait(300)
        other.execute("ROLLBACK")
        assert told
        assert added.result()


def test_threads_write_one_store_at_once(place: Place) -> None:
    with Store.open(place("marsad")) as store, ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda n: store.add(reading(f"r{n // 2}", control(f"q{n % 3}"))), range(16)))
        assert sum(added) == 8
        assert not store.custody.verify().faults
