"""Reports read by several processes: the same readings in the same order, whatever becomes of a process."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from time import monotonic, sleep

import pytest

from marsad import verbs
from marsad.errors import Issue, SourceError
from marsad.examples import folder
from marsad.extract.reading import read
from marsad.report.document import Document, Metadata
from marsad.store.arrival import Arrival
from marsad.verbs.crew import Crew, Wanted, everything, read_ahead
from marsad.verbs.window import LETTERS, Incoming, Window, windows

# Seconds that a loaded machine may take to end a process.
MOST_S = 60


class Deadly(str):
    """A title at which the process dies that is sent it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (9,)


def examples() -> Iterator[Document]:
    for found in verbs.documents([folder()]):
        assert isinstance(found, Document)
        yield found


def ahead(coming: Iterable[Incoming], wanted: Wanted, *, jobs: int, things: int = 4) -> list[list[Arrival]]:
    """Return what comes of windows of so many things, read ahead from the first."""
    return list(read_ahead(windows(coming, things), wanted, jobs=jobs, expected=10_000))


@pytest.mark.parametrize("jobs", [1, 2])
def test_readings_come_in_order_each_with_its_own_document(jobs: int) -> None:
    documents = list(examples())[:12]
    unread = Issue(source="gone.txt", code="unreadable", message="it is not there")
    skipped = documents[5]
    coming: list[Incoming] = [*documents[:8], unread, *documents[8:]]
    got = ahead(coming, lambda window: [each is not skipped for each in window], jobs=jobs)
    assert [len(each) for each in got] == [4, 4, 4, 1]
    arrivals = [arrival for each in got for arrival in each]
    assert [each.what for each in arrivals] == coming
    for each in arrivals:
        if each.what is skipped or each.what is unread:
            assert each.reading is None
        else:
            assert isinstance(each.what, Document)
            assert each.reading == read(each.what)
            assert each.reading is not None
            assert each.reading.report.document.original is each.what.original


def test_a_report_at_which_its_reader_dies_is_an_issue_and_the_others_are_read() -> None:
    documents = list(examples())[:4]
    documents[1] = replace(documents[1], metadata=Metadata(title=Deadly("the end")))
    with Crew(2) as crew:
        while not crew.is_ready:
            sleep(0.05)
        ((first, died, *rest),) = crew.read(windows(documents), everything)
    assert isinstance(died.what, Issue)
    assert (died.what.source, died.what.code) == (documents.pop(1).source, "reader")
    assert [(each.what, each.reading) for each in (first, *rest)] == [(each, read(each)) for each in documents]


class Interrupted(list[bool]):
    """Two of three are wanted when somebody presses Ctrl-C."""

    def __iter__(self) -> Iterator[bool]:
        yield True
        yield True
        raise KeyboardInterrupt


def test_who_interrupts_gets_what_was_read() -> None:
    documents: Window = [*islice(examples(), 3)]
    windows = read_ahead([documents], lambda _: Interrupted(), jobs=1)
    assert [each.what for each in next(windows)] == documents[:2]
    with pytest.raises(KeyboardInterrupt):
        next(windows)


def failing(documents: Window) -> Iterator[Incoming]:
    yield from documents
    raise SourceError("it is gone")


def test_a_window_is_as_long_as_it_may_be_and_what_came_before_an_error_is_one() -> None:
    documents: Window = [*islice(examples(), 5)]
    coming = windows(failing(documents), 3)
    assert [next(coming), next(coming)] == [documents[:3], documents[3:]]
    with pytest.raises(SourceError):
        next(coming)


def test_a_long_report_is_a_window_of_its_own() -> None:
    short, *_ = examples()
    long = replace(short, text="ا" * LETTERS)
    assert [len(each) for each in windows([short, short, long, short])] == [2, 1, 1]


# Its readers, and what stands between: what they are forked of, where they are forked.
WORKING = """
import multiprocessing, os, sys
from pathlib import Path
from marsad import verbs
from marsad.examples import folder
from marsad.verbs.crew import everything, read_ahead
from marsad.verbs.window import windows
if __name__ == "__main__":
    documents = list(verbs.documents([folder()])) * 1000
    for _ in read_ahead(windows(documents), everything, jobs=2, expected=1000):
        readers = [str(child.pid) for child in multiprocessing.active_children()]
        if len(readers) == 2:
            between = Path(f"/proc/self/task/{os.getpid()}/children")
            print(*readers, between.read_text() if between.exists() else "", flush=True)
            sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_readers_do_not_outlive_a_process_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "working.py"
    script.write_text(WORKING, "utf-8")
    with subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        readers = [Path("/proc") / number for number in running.stdout.readline().split()]
        assert len(readers) >= 2
        running.send_signal(signal.SIGKILL)
    until = monotonic() + MOST_S
    while any(_runs(reader) for reader in readers) and monotonic() < until:
        sleep(0.05)
    assert not any(_runs(reader) for reader in readers)


def _runs(process: Path) -> bool:
    """Return whether the process runs; one that nobody has buried does not."""
    try:
        return process.joinpath("stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_two_jobs_keep_what_one_keeps(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(150):
        # Each tenth is a copy of the one before it, and few speak of casualties, so that little is linked.
        said = number - (number % 10 == 9)
        text = f"قُتل {said} مدنيين في مدينة الميادين." if said % 30 == 8 else f"انعقدت الجلسة رقم {said} في المدينة."
        (reports / f"{number:03}.txt").write_text(text, "utf-8")
    (reports / "empty.txt").write_text("", "utf-8")
    kept = []
    for jobs in (1, 2):
        db = tmp_path / f"{jobs}.db"
        done = verbs.ingest(verbs.documents([reports]), db=db, jobs=jobs, expected=1000)
        assert (done.read, done.copies, len(done.failed)) == (135, 15, 1)
        with closing(sqlite3.connect(db)) as raw:
            kept.append([raw.execute(f"SELECT * FROM {table}").fetchall() for table in ("report", "statement")])
            kept[-1].append(raw.execute("SELECT outcome, report FROM intake ORDER BY number").fetchall())
    assert kept[0] == kept[1]
    assert len(kept[0][2]) == 151
