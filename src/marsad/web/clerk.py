"""The clerk: a process of its own that computes figures, so that whoever asks for anything else need not wait.

It reads orders from its standard input and says on its standard output how far it is and what it found, in lines of
JSON. It ends with its standard input.
"""

import gc
import os
import sys
import threading
from collections.abc import Iterator
from queue import SimpleQueue
from time import monotonic
from typing import BinaryIO

import msgspec

from marsad.errors import MarsadError, StoreError
from marsad.inquiry.chart import TooFineError
from marsad.store import Store
from marsad.web.errand import Errand, Order, Word, question
from marsad.web.figure_book import FigureBook

# Seconds between two words of how far the work is.
_TOLD_S = 0.2
# After how many new things, and how many collections of these, garbage is collected: a great record is millions of
# things that stay, and each collection walks through them. Our choice.
_COLLECTED = (200_000, 50, 100)
# The clerk gives way to the server beside it.
_NICE = 5
_order = msgspec.json.Decoder(Order).decode
_word = msgspec.json.Encoder().encode


class LeftError(Exception):
    """Nobody waits for the answer any more."""


class Clerk:
    """Carries out one order after the other; a later order for the same number to leave it ends it."""

    def __init__(self, store: Store, out: BinaryIO) -> None:
        self._store = store
        self._book = FigureBook(store)
        self._out = out
        self._left: set[int] = set()
        # What had arrived before the answer in hand was begun.
        self._arrivals: tuple[int, int] | None = None
        self._orders: SimpleQueue[Order | None] = SimpleQueue()

    def take(self, lines: Iterator[bytes]) -> None:
        """Take down the orders, until there are no more."""
        for line in lines:
            order = _order(line)
            if order.errand is None:
                self._left.add(order.number)
            else:
                self._orders.put(order)
        # Whoever ordered is gone, and whatever is in hand is for nobody.
        os._exit(0)

    def work(self) -> None:
        """Carry out the orders as they come."""
        while order := self._orders.get():
            self._arrivals = None
            word = self._done(order)
            self._say(word)
            if order.errand and word.found is not None and self._arrivals:
                self._keep(order.errand, self._arrivals, word.found)

    def _keep(self, errand: Errand, arrivals: tuple[int, int], answer: bytes) -> None:
        """Leave the answer in the store; where another writes for long it is found anew when it is asked for again."""
        try:
            self._store.answers.keep(question(errand), arrivals, answer)
        except StoreError as error:
            print(f"an answer is not kept: {error}", file=sys.stderr)

    def _done(self, order: Order) -> Word:
        """Return what came of the order."""
        if order.errand is None or order.number in self._left:
            return Word(number=order.number, left=True)
        told_at = monotonic()

        def heed(share: float) -> None:
            nonlocal told_at
            if order.number in self._left:
                raise LeftError
            if monotonic() - told_at >= _TOLD_S:
                told_at = monotonic()
                self._say(Word(number=order.number, share=share))

        try:
            self._arrivals = self._store.arrivals()
            answer = self._book.answer(order.errand, heed)
        except LeftError:
            return Word(number=order.number, left=True)
        except TooFineError as error:
            return Word(number=order.number, refused=str(error))
        except MarsadError as error:
            return Word(number=order.number, failed=str(error))
        return Word(number=order.number, answer=msgspec.Raw(answer.model_dump_json(by_alias=True).encode()))

    def _say(self, word: Word) -> None:
        self._out.write(_word(word) + b"\n")
        self._out.flush()


def main(where: str) -> None:
    """Work for whoever writes orders to this process, on the store at `where`."""
    # What a library prints is no answer.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    os.nice(_NICE)
    gc.set_threshold(*_COLLECTED)
    with Store.read(where) as store:
        clerk = Clerk(store, out)
        threading.Thread(target=clerk.take, args=(iter(sys.stdin.buffer),), daemon=True).start()
        clerk.work()


if __name__ == "__main__":
    main(sys.argv[1])
