"""Reports read by whoever takes long over each: several at a time, ahead of whoever takes what was read."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from marsad.extract.contract import Reading
from marsad.extract.model.asking import Model
from marsad.extract.model.reader import read
from marsad.report.document import Document
from marsad.store.arrival import Arrival
from marsad.verbs.turn import Aside, Turn
from marsad.verbs.window import Incoming, Window, arrived

# Things of a window that a model reads: what a kill loses of a minute's work, where each takes some seconds.
THINGS = 16
_Heard = list[tuple[Incoming, Future[Arrival] | None]]


class Hearing:
    """Reads by a model, or by `both` readers; by the rules where the model answers nothing usable.

    Threads of this process read, so that one counts what is spent, so many reports `at_once`.
    """

    def __init__(self, model: Model, *, both: bool, at_once: int) -> None:
        self.model, self.both, self._at_once = model, both, at_once
        self._turn = Turn()
        self._asked = Aside(model, self._turn)

    def read(self, document: Document) -> Reading:
        """Return what the report states."""
        with self._turn.held():
            return read(document, self._asked, both=self.both)

    def read_ahead(
        self, windows: Iterable[Window], wanted: Callable[[Window], Sequence[bool]]
    ) -> Generator[list[Arrival]]:
        """Yield each window of what comes in, in its order, with the readings of what was `wanted` in it.

        In so many windows ahead as keep the model busy. Nothing is written meanwhile, and nobody kept from writing. Who
        interrupts gets what was read of a window.
        """
        waiting: deque[_Heard] = deque()
        hearers = ThreadPoolExecutor(self._at_once, thread_name_prefix="model")
        try:
            with self._turn.held():
                for window in windows:
                    waiting.append(self._sent(window, wanted(window), hearers))
                    while self._has_enough(waiting):
                        yield from self._told(waiting.popleft())
                while waiting:
                    yield from self._told(waiting.popleft())
        finally:
            # What nobody was asked yet nobody is; whoever is asked ends in a thread of its own, which keeps nothing.
            hearers.shutdown(wait=False, cancel_futures=True)

    def _sent(self, window: Window, wanted: Sequence[bool], hearers: ThreadPoolExecutor) -> _Heard:
        return [
            (thing, hearers.submit(self._taken, thing) if is_wanted and isinstance(thing, Document) else None)
            for thing, is_wanted in zip(window, wanted, strict=True)
        ]

    def _taken(self, document: Document) -> Arrival:
        return Arrival(what=document, reading=self.read(document))

    def _has_enough(self, waiting: Sequence[_Heard]) -> bool:
        """Return whether the first window can be waited for: it is read, or those behind it keep the model busy."""
        first, *others = waiting or [[]]
        is_read = bool(waiting) and not _unread([first])
        return is_read or len(others) > self._at_once or _unread(others) >= self._at_once

    def _told(self, heard: _Heard) -> Iterator[list[Arrival]]:
        """Yield the window with its readings, as soon as these are there."""
        told: list[Arrival] = []
        try:
            told += (arrived(thing, self._turn.aside(coming.result) if coming else None) for thing, coming in heard)
        finally:
            yield told


def _unread(waiting: Iterable[_Heard]) -> int:
    """Return how many reports are not read yet."""
    return sum(coming is not None and not coming.done() for heard in waiting for _, coming in heard)
