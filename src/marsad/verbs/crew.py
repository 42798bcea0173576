"""Readers side by side: processes that read reports ahead of whoever takes them, in the order in which these came."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.reading import read
from marsad.report.document import Document

Incoming = Reading | Document | Issue
# A reader takes a second to learn a theatre's names, in which one that knows them reads as many reports; our measure.
_WORTH_IT = 128
# Reports that wait for each reader: enough that it never waits, few enough to hold in memory.
_DEEP = 4


def cores() -> int:
    """Return how many cores this process may use."""
    # What a container allows may be less than what the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_ahead(
    reports: Iterable[Incoming], wanted: Callable[[Document], bool], *, jobs: int, alone: int = _WORTH_IT
) -> Iterator[tuple[Incoming, Reading | None]]:
    """Yield what comes in, in its order, with the readings of those documents that were `wanted` when they came.

    `jobs` processes read. The first `alone` reports, and with one job all, come without a reading, for the taker to
    read. A report at which its reader dies comes as an issue, and the others are read.
    """
    items = iter(reports)
    yield from ((report, None) for report in (items if jobs < 2 else islice(items, alone)))
    # Readers are sent for where there is more.
    for report in items:
        with Crew(jobs) as crew:
            yield from crew.read(chain((report,), items), wanted)


class Crew:
    """`jobs` readers, to be used in a `with` block: they end with it, or with the process that sent for them."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._readers = _readers(jobs)
        # Reads one report at a time, of those that others died over.
        self._careful: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._readers.shutdown(cancel_futures=True)
        if self._careful:
            self._careful.shutdown()

    def read(
        self, reports: Iterable[Incoming], wanted: Callable[[Document], bool]
    ) -> Iterator[tuple[Incoming, Reading | None]]:
        """Yield what comes in, in its order, with the readings of those documents that were `wanted`."""
        waiting: deque[tuple[Incoming, Future[Reading] | None]] = deque()
        for report in reports:
            waiting.append((report, self._send(report) if isinstance(report, Document) and wanted(report) else None))
            if len(waiting) > self._jobs * _DEEP:
                yield self._told(*waiting.popleft())
        while waiting:
            yield self._told(*waiting.popleft())

    def _send(self, document: Document) -> Future[Reading]:
        bare = replace(document, original=None)
        try:
            return self._readers.submit(read, bare)
        except BrokenProcessPool:
            self._readers.shutdown()
            self._readers = _readers(self._jobs)
            return self._readers.submit(read, bare)

    def _told(self, report: Incoming, coming: Future[Reading] | None) -> tuple[Incoming, Reading | None]:
        """Return what comes in with its reading, as soon as that is there."""
        if coming is None or not isinstance(report, Document):
            return report, None
        try:
            reading = coming.result()
        except BrokenProcessPool:
            # One reader that dies takes the others with it, and nobody knows which report it was.
            found = self._read_apart(report)
            if isinstance(found, Issue):
                return found, None
            reading = found
        # The original was not sent to and fro.
        return report, replace(reading, report=replace(reading.report, document=report))

    def _read_apart(self, document: Document) -> Reading | Issue:
        """Return the reading by a reader that reads nothing else, or the issue that this dies of it."""
        self._careful = self._careful or _readers(1)
        try:
            return self._careful.submit(read, replace(document, original=None)).result()
        except BrokenProcessPool:
            self._careful.shutdown()
            self._careful = None
            message = "the process that read it died of it; its text may be too large for this machine's memory"
            return Issue(source=document.source, code="reader", message=message)


def _readers(jobs: int) -> ProcessPoolExecutor:
    # Not forked: a process with threads, of which libraries have some, must not be.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Leave this process reading until its parent is done with it, or gone."""
    # Ctrl-C is for the parent, which then lets its readers go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process as soon as the other is gone, however that ended."""
    wait([sentinel])
    os._exit(1)
