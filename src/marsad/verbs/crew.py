"""Readers side by side: processes that read reports ahead of whoever takes them, in the order in which these came."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Self

from marsad.errors import Issue
from marsad.extract.reading import read
from marsad.report.document import Document
from marsad.store.arrival import Arrival
from marsad.store.sheaf import bound
from marsad.verbs.window import Window, arrived

# Which things of a window are to be read, and what a reader makes of a document.
Wanted = Callable[[Window], Sequence[bool]]
Make = Callable[[Document], Arrival]
# It takes seconds to learn a theatre's names, in which a reader that knows them reads as many reports; our measure.
_WORTH_IT = 256
# Things that are sent to a reader at once: so that little of its time goes into sending.
_MANY = 8
# How readers are made, where that can be, and of whom: of one who has learned. Else each learns by itself.
_FORKING, _LEARNED = "forkserver", "marsad.verbs.learned"
# Windows that are read ahead, and one more for so many readers: enough that none waits while one is kept.
_DEEP, _EACH = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Some things of a window; those that are being read, by their place, as they were sent; what is coming of them."""

    things: Window
    bare: dict[int, Document]
    coming: Future[list[Arrival]] | None


def cores() -> int:
    """Return how many cores this process may use."""
    # What a container allows may be less than what the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def everything(window: Window) -> tuple[bool, ...]:
    """Return that all of it is to be read."""
    return (True,) * len(window)


def taken(document: Document) -> Arrival:
    """Return the document with its reading."""
    return Arrival(what=document, reading=read(document))


def taken_as_rows(document: Document) -> Arrival:
    """Return the document with the rows that the store will have of it, instead of its reading.

    To send that beside them to another process takes as long as to send the rows.
    """
    reading = read(document)
    return Arrival(what=document, sheaf=bound(reading), composed=reading.report)


def read_ahead(
    windows: Iterable[Window], wanted: Wanted, *, jobs: int, expected: int | None = None, make: Make = taken
) -> Iterator[list[Arrival]]:
    """Yield each window of what comes in, in its order, with what `make` makes of what was `wanted` in it.

    `jobs` processes read, where many reports are `expected`, or as soon as many came; until they can, and with one job
    always, this one does. A report at which its reader dies comes as an issue, and the others are read. Whoever
    interrupts the reading of a window gets what was read of it.
    """
    items, seen = iter(windows), expected or 0
    for window in items:
        if jobs > 1 and seen >= _WORTH_IT:
            with Crew(jobs, make) as crew:
                yield from crew.read(chain((window,), items), wanted)
        else:
            seen += len(window)
            yield from _read_here(window, wanted(window), make)


class Crew:
    """`jobs` readers, to be used in a `with` block: they end with it, or with the process that sent for them."""

    def __init__(self, jobs: int, make: Make = taken) -> None:
        self._jobs, self._make = jobs, make
        self._readers = _readers(jobs)
        # Where readers are forked, the first is waited for until there is what they are forked from.
        self._hiring = ThreadPoolExecutor(1)
        self._hired = self._hiring.submit(self._hire)
        # Reads one report at a time, of those that others died over.
        self._careful: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._hiring.shutdown()
        self._readers.shutdown(cancel_futures=True)
        if self._careful:
            self._careful.shutdown()

    @property
    def is_ready(self) -> bool:
        """Whether a reader knows all that it needs."""
        return self._hired.done()

    def read(self, windows: Iterable[Window], wanted: Wanted) -> Iterator[list[Arrival]]:
        """Yield what `read_ahead` does: by this process until a reader is ready."""
        items = iter(windows)
        for window in items:
            if self.is_ready:
                yield from self._read_ahead(chain((window,), items), wanted)
            else:
                yield from _read_here(window, wanted(window), self._make)

    def _read_ahead(self, windows: Iterable[Window], wanted: Wanted) -> Iterator[list[Arrival]]:
        waiting: deque[list[_Part]] = deque()
        for window in windows:
            waiting.append(self._sent(window, wanted(window)))
            if len(waiting) > _DEEP + self._jobs // _EACH:
                yield from self._told(waiting.popleft())
        while waiting:
            yield from self._told(waiting.popleft())

    def _hire(self) -> None:
        """Wait until a reader is ready."""
        learning = [self._readers.submit(_learn) for _ in range(self._jobs)]
        next(as_completed(learning))

    def _sent(self, window: Window, wanted: Sequence[bool]) -> list[_Part]:
        """Return the window in parts, each with what is being read of it."""
        parts = []
        for at in range(0, len(window), _MANY):
            things = window[at : at + _MANY]
            bare = {
                place: replace(thing, original=None)
                for place, thing in enumerate(things)
                if wanted[at + place] and isinstance(thing, Document)
            }
            parts.append(_Part(things=things, bare=bare, coming=self._send([*bare.values()]) if bare else None))
        return parts

    def _send(self, documents: list[Document]) -> Future[list[Arrival]]:
        try:
            return self._readers.submit(_read_all, documents, self._make)
        except BrokenProcessPool:
            self._readers.shutdown()
            self._readers = _readers(self._jobs)
            return self._readers.submit(_read_all, documents, self._make)

    def _told(self, parts: list[_Part]) -> Iterator[list[Arrival]]:
        """Yield the window with its readings, as soon as these are there."""
        told: list[Arrival] = []
        try:
            for part in parts:
                found = dict(zip(part.bare, self._found(part), strict=True))
                told += (arrived(thing, found.get(place)) for place, thing in enumerate(part.things))
        finally:
            yield told

    def _found(self, part: _Part) -> Sequence[Arrival]:
        """Return what was made of the part, as soon as that is there."""
        try:
            return part.coming.result() if part.coming else ()
        except BrokenProcessPool:
            # One reader that dies takes the others with it, and nobody knows which report it was.
            return [self._read_apart(each) for each in part.bare.values()]

    def _read_apart(self, document: Document) -> Arrival:
        """Return what is made of it by a reader that reads nothing else, or the issue that this dies of it."""
        self._careful = self._careful or _readers(1)
        try:
            return self._careful.submit(self._make, document).result()
        except BrokenProcessPool:
            self._careful.shutdown()
            self._careful = None
            message = "the process that read it died of it; its text may be too large for this machine's memory"
            return Arrival(what=Issue(source=document.source, code="reader", message=message))


def _read_here(window: Window, wanted: Sequence[bool], make: Make) -> Iterator[list[Arrival]]:
    told: list[Arrival] = []
    try:
        for thing, is_wanted in zip(window, wanted, strict=True):
            told.append(make(thing) if is_wanted and isinstance(thing, Document) else arrived(thing))
    finally:
        yield told


def _read_all(documents: list[Document], make: Make) -> list[Arrival]:
    return [make(each) for each in documents]


def _readers(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin)


def _context() -> BaseContext:
    """Return how readers are made.

    Not forked from this process: one with threads, of which libraries have some, must not be. But from one that has
    none and has learned already, where there can be such; it stays for the next readers, until this process ends.
    """
    if _FORKING not in get_all_start_methods():
        return get_context("spawn")
    context = get_context(_FORKING)
    context.set_forkserver_preload([_LEARNED])
    return context


def _begin() -> None:
    """Leave this process reading until its parent is done with it, or gone."""
    # Ctrl-C is for the parent, which then lets its readers go.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _learn() -> None:
    """Leave this process knowing what readers know, which is not looked through for garbage any more."""
    import_module(_LEARNED)


def _end_with(sentinel: int) -> None:
    """End this process as soon as the other is gone, however that ended."""
    wait([sentinel])
    os._exit(1)
