"""What comes in, window after window, and what becomes of it."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from marsad.address import Address
from marsad.errors import Issue, RefusedError
from marsad.extract.contract import Reading
from marsad.extract.reading import outlet_names, read
from marsad.extract.term import Resolution
from marsad.report.composing import compose
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.store.arrival import Arrival
from marsad.store.custody import Custody
from marsad.store.intake_rows import Outcome
from marsad.store.sheaf import tied
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.window import Window, arrived

Kept = Sequence[tuple[Arrival, Outcome]]


class Taking:
    """What comes in, window after window, and what became of it so far."""

    def __init__(
        self,
        custody: Custody,
        errand: int | None,
        say: Callable[[Issue], None],
        read: Callable[[Document], Reading] = read,
    ) -> None:
        self._custody, self._errand, self._say, self._read = custody, errand, say, read
        self.failed: list[Issue] = []
        self.read = self.statements = self.copies = self.versions = 0
        self.tied = dict.fromkeys((way.value for way in Resolution), 0)

    def wanted(self, window: Window) -> tuple[bool, ...]:
        """Return which of these are to be read: documents that are no copies of what is here, or of one before them."""
        arrivals = [arrived(each) for each in window]
        copies = self._custody.copies(arrivals, compose=_composed)
        return tuple(isinstance(each, Document) and not is_copy for each, is_copy in zip(window, copies, strict=True))

    def take(self, arrivals: Sequence[Arrival]) -> int:
        """Return how many things arrived; they are kept together, or each by itself where something cannot be.

        A file that changes under the hands of who reads it is one that failed, and so is what the database refuses.
        """
        with _unhurried():
            for arrival, outcome in self._kept(arrivals):
                self._count(arrival, outcome)
        return len(arrivals)

    def take_all(self, ahead: Iterable[Sequence[Arrival]], kept: Callable[[int], None]) -> None:
        """Take what comes in, some at a time; `kept` hears how many things more are kept."""
        for arrivals in ahead:
            kept(self.take(arrivals))

    def told(self, db: Address) -> Ingestion:
        """Return what became of all that was taken into `db`."""
        return Ingestion(
            db=db,
            read=self.read,
            statements=self.statements,
            versions=self.versions,
            copies=self.copies,
            places=self.tied,
            failed=tuple(self.failed),
        )

    def _kept(self, arrivals: Sequence[Arrival]) -> Kept:
        try:
            return self._custody.keep(arrivals, self._errand, compose=_composed)
        except RefusedError:
            return [kept for each in arrivals for kept in self._kept_alone(each)]

    def _kept_alone(self, arrival: Arrival) -> Kept:
        what = arrival.what
        if isinstance(what, Document) and arrival.report is None and self.wanted([what])[0]:
            # It was held for a copy of something that was not kept after all.
            arrival = Arrival(what=what, reading=self._read(what))
        try:
            return self._custody.keep((arrival,), self._errand, compose=_composed)
        except RefusedError as error:
            issue = Issue(source=what.source, code="refused", message=str(error), original=what.original)
            return self._custody.keep((Arrival(what=issue),), self._errand, compose=_composed)

    def _count(self, arrival: Arrival, outcome: Outcome) -> None:
        if isinstance(arrival.what, Issue):
            self.failed.append(arrival.what)
            self._say(arrival.what)
        self.copies += outcome is Outcome.COPY
        if arrival.report and outcome.is_new:
            for issue in arrival.report.issues:
                self._say(issue)
            self.read += 1
            self.versions += outcome is Outcome.VERSION
            self._add(arrival)

    def _add(self, arrival: Arrival) -> None:
        """Add what it states, and its names of places, to those that were counted."""
        if arrival.sheaf:
            many, ways = len(arrival.sheaf.statements), arrival.sheaf.tied
        elif arrival.reading:
            many, ways = len(arrival.reading.statements), tied(arrival.reading)
        else:
            return
        self.statements += many
        for way, names in ways.items():
            self.tied[way] += names


def _composed(document: Document) -> Report:
    return compose(document, outlet_names())


@contextmanager
def _unhurried() -> Iterator[None]:
    """Run the block to its end though somebody interrupts, which is heeded after it; who does so again is at once."""
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        if pressed:
            before(number, frame)
        pressed.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            before(signal.SIGINT, None)
