"""Reports read by a model: as many at a time as it answers, in the order in which they came."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from marsad.errors import Issue
from marsad.extract.model.asking import Prompt
from marsad.report.document import Document, Metadata
from marsad.report.reading import written
from marsad.verbs.crew import everything
from marsad.verbs.hearing import Hearing
from marsad.verbs.window import windows

# Seconds that a loaded machine may take to begin so many threads.
MOST_S = 120.0
AT_ONCE = 3


@dataclass
class Waiting:
    """A model that answers when it has been asked by so many at once."""

    name: str = "waiting"
    is_local: bool = True
    most: int = 0
    _asking: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _all: threading.Barrier = field(default_factory=lambda: threading.Barrier(AT_ONCE, timeout=MOST_S))

    def answer(self, prompt: Prompt) -> str:
        """Return that nothing is stated."""
        with self._lock:
            self._asking += 1
            self.most = max(self.most, self._asking)
        self._all.wait()
        with self._lock:
            self._asking -= 1
        return '{"control": []}' if prompt.id else ""


def reports(count: int) -> Iterator[Document | Issue]:
    for number in range(count):
        if number % 4 == 2:
            yield Issue(source=f"{number}.txt", code="unreadable", message="it is not there")
        text = f"سيطرت القوات على البلدة رقم {number}."
        yield written(f"{number}.txt", text, text.encode(), Metadata())


def test_a_model_is_asked_for_so_many_reports_at_once_and_they_come_in_order() -> None:
    model = Waiting()
    coming = [*reports(4 * AT_ONCE)]
    got = [*Hearing(model, both=False, at_once=AT_ONCE).read_ahead(windows(coming, 5), everything)]
    assert [each.what for window in got for each in window] == coming
    assert [len(window) for window in got] == [5, 5, 5]
    assert model.most == AT_ONCE
    read = [each.reading for window in got for each in window if isinstance(each.what, Document)]
    assert all(each and each.statements == () and each.consulted for each in read)


class Interrupting(Waiting):
    """A model that somebody interrupts."""

    def answer(self, prompt: Prompt) -> str:
        """Interrupt."""
        raise KeyboardInterrupt


def test_who_interrupts_is_heeded() -> None:
    hearing = Hearing(Interrupting(), both=True, at_once=1)
    ahead = hearing.read_ahead(windows(reports(2), 5), everything)
    assert next(ahead) == []
    with pytest.raises(KeyboardInterrupt):
        next(ahead)
