"""The desk at which figures are asked for: errands are handed to a clerk, who keeps the answers in the store."""

import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic

import msgspec

from marsad.errors import MarsadError
from marsad.store import Store
from marsad.web.errand import Errand, Order, Word, question

# Answers kept at hand, of some tens of kilobytes each; the store keeps more.
_KEPT = 512
# Seconds after which an errand of which nobody asks any more is left.
_WAITED_FOR_S = 10.0
_order = msgspec.json.Encoder().encode
_word = msgspec.json.Decoder(Word).decode
# What had arrived, and what is asked.
_Key = tuple[tuple[int, int], bytes]


class DeskError(MarsadError):
    """A good question found no answer: the clerk failed, or is gone."""


class RefusedError(ValueError):
    """The question has no answer that anybody could look at."""


@dataclass(slots=True, eq=False)
class _Job:
    """An errand that is not done. `ahead`: it is prepared, and nobody waits for it. `number`: it is with the clerk."""

    key: _Key
    errand: Errand
    ahead: bool
    wanted: float
    number: int | None = None
    share: float = 0.0
    is_left: bool = False
    word: Word | None = None

    def is_forgotten(self) -> bool:
        return not self.ahead and monotonic() - self.wanted > _WAITED_FOR_S


class Desk:
    """Errands on one store. One clerk does one at a time; what somebody waits for goes before what is prepared.

    `orders`: how often it sent for an answer.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Condition()
        self._jobs: OrderedDict[_Key, _Job] = OrderedDict()
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._clerk: subprocess.Popen[bytes] | None = None
        self._ear: threading.Thread | None = None
        self._is_closed = False
        self.orders = 0

    @property
    def clerk(self) -> int | None:
        """The number of the clerk's process, None while there is none."""
        return self._clerk.pid if self._clerk else None

    def ask(self, errand: Errand, *, patience_s: float) -> bytes | float:
        """Return the answer as JSON, or which share of the work is done where it takes longer than `patience_s`.

        Raises:
            RefusedError: the question has no answer that anybody could look at.
            DeskError: the clerk failed, or the desk is closed.
        """
        key = self._key(errand)
        if (found := self._found(key)) is not None:
            return found
        with self._turn:
            if self._is_closed:
                raise DeskError("the server is about to end")
            job = self._jobs.setdefault(key, _Job(key, errand, ahead=False, wanted=monotonic()))
            job.ahead, job.wanted = False, monotonic()
            self._hand_over()
            self._turn.wait_for(lambda: job.word is not None, patience_s)
            job.wanted = monotonic()
            return _answer(job.word) if job.word else job.share

    def prepare(self, errands: Iterable[Errand]) -> None:
        """Have the errands done while nobody asks for anything else."""
        for errand in errands:
            key = self._key(errand)
            if self._found(key) is None:
                with self._turn:
                    if self._is_closed:
                        return
                    self._jobs.setdefault(key, _Job(key, errand, ahead=True, wanted=monotonic()))
                    self._hand_over()

    def close(self) -> None:
        """Let the clerk go, for good: nothing that this desk started touches the store afterwards."""
        with self._turn:
            self._is_closed = True
            clerk, self._clerk = self._clerk, None
            self._jobs.clear()
        if clerk and self._ear:
            clerk.kill()
            self._ear.join()

    def _key(self, errand: Errand) -> _Key:
        return self._store.arrivals(), question(errand)

    def _found(self, key: _Key) -> bytes | None:
        """Return the answer from what is at hand, or from the store."""
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        arrivals, asked = key
        found = self._store.answers.find(asked, arrivals)
        if found is not None:
            with self._turn:
                self._keep(key, found)
        return found

    def _keep(self, key: _Key, answer: bytes) -> None:
        self._kept[key] = answer
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _hand_over(self) -> None:
        """Give the clerk the next errand, or have it leave one for which nobody waits."""
        sent = next((job for job in self._jobs.values() if job.number is not None), None)
        if sent:
            pressing = sent.ahead and any(not job.ahead for job in self._jobs.values())
            if not sent.is_left and (pressing or sent.is_forgotten()):
                sent.is_left = True
                self._write(Order(number=sent.number or 0, errand=None))
            return
        for job in [job for job in self._jobs.values() if job.is_forgotten()]:
            del self._jobs[job.key]
        first = min(self._jobs.values(), key=lambda job: job.ahead, default=None)
        if first:
            self.orders += 1
            first.number = self.orders
            self._write(Order(number=self.orders, errand=first.errand))

    def _write(self, order: Order) -> None:
        if self._clerk is None:
            address = self._store.address
            command = [sys.executable, "-m", "marsad.web.clerk", str(address)]
            # In a session of its own it is not interrupted from the server's terminal; it ends with the server.
            pipe = subprocess.PIPE
            self._clerk = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, start_new_session=True, env=os.environ | address.secrets
            )
            self._ear = threading.Thread(target=self._listen, args=(self._clerk,), daemon=True)
            self._ear.start()
        if self._clerk.stdin:
            try:
                self._clerk.stdin.write(_order(order) + b"\n")
                self._clerk.stdin.flush()
            except OSError:
                # It is gone; whoever listens to it finds out and says so.
                return

    def _listen(self, clerk: "subprocess.Popen[bytes]") -> None:
        """Take what the clerk says, until it is gone."""
        with clerk:
            for line in clerk.stdout or ():
                self._hear(_word(line))
        with self._turn:
            # A closed desk has let go of it already.
            if self._clerk is clerk:
                self._clerk = None
                for job in [job for job in self._jobs.values() if job.number is not None]:
                    self._end(job, Word(number=job.number or 0, failed="the clerk is gone"))
                self._hand_over()

    def _hear(self, word: Word) -> None:
        with self._turn:
            job = next((job for job in self._jobs.values() if job.number == word.number), None)
            if job is None:
                return
            if word.left:
                job.number, job.is_left, job.share = None, False, 0.0
                self._jobs.move_to_end(job.key)
            elif word.found is None and word.refused is None and word.failed is None:
                job.share = word.share
            else:
                self._end(job, word)
            self._hand_over()

    def _end(self, job: _Job, word: Word) -> None:
        job.word = word
        del self._jobs[job.key]
        if word.found is not None:
            self._keep(job.key, word.found)
        self._turn.notify_all()


def _answer(word: Word) -> bytes:
    if word.refused is not None:
        raise RefusedError(word.refused)
    if word.found is None:
        raise DeskError(word.failed or "the clerk said nothing")
    return word.found
