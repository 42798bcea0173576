"""Reports read by several processes: the same readings in the same order, whatever becomes of a process."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from marsad import verbs
from marsad.errors import Issue
from marsad.examples import folder
from marsad.extract.reading import read
from marsad.report.document import Document, Metadata
from marsad.verbs.crew import Incoming, read_ahead

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


def test_readings_come_in_order_each_with_its_own_document() -> None:
    documents = list(examples())[:12]
    unread = Issue(source="gone.txt", code="unreadable", message="it is not there")
    skipped = documents[5]
    coming: list[Incoming] = [*documents[:8], unread, *documents[8:]]
    got = list(read_ahead(coming, lambda document: document is not skipped, jobs=2, alone=2))
    assert [report for report, _ in got] == coming
    assert [reading for _, reading in got[:2]] == [None, None]
    for report, reading in got[2:]:
        if report is skipped or report is unread:
            assert reading is None
        else:
            assert isinstance(report, Document)
            assert reading == read(report)
            assert reading is not None
            assert reading.report.document.original is report.original


def test_one_job_reads_nothing_ahead() -> None:
    coming = list(examples())[:5]
    assert list(read_ahead(coming, lambda _: True, jobs=1, alone=2)) == [(each, None) for each in coming]


def test_a_report_at_which_its_reader_dies_is_an_issue_and_the_others_are_read() -> None:
    documents = list(examples())[:4]
    documents[1] = replace(documents[1], metadata=Metadata(title=Deadly("the end")))
    got = list(read_ahead(documents, lambda _: True, jobs=2, alone=0))
    died = got.pop(1)[0]
    assert isinstance(died, Issue)
    assert (died.source, died.code) == (documents.pop(1).source, "reader")
    assert [(report, reading) for report, reading in got] == [(each, read(each)) for each in documents]


WORKING = """
import multiprocessing, sys
from pathlib import Path
from marsad import verbs
from marsad.examples import folder
from marsad.verbs.crew import read_ahead
if __name__ == "__main__":
    documents = list(verbs.documents([folder()]))
    for report, reading in read_ahead(documents * 1000, lambda _: True, jobs=2, alone=0):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
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
        assert len(readers) == 2
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
        done = verbs.ingest(verbs.documents([reports]), db=db, jobs=jobs)
        assert (done.read, done.copies, len(done.failed)) == (135, 15, 1)
        with closing(sqlite3.connect(db)) as raw:
            kept.append([raw.execute(f"SELECT * FROM {table}").fetchall() for table in ("report", "statement")])
            kept[-1].append(raw.execute("SELECT outcome, report FROM intake ORDER BY number").fetchall())
    assert kept[0] == kept[1]
    assert len(kept[0][2]) == 151
