"""Several things done at once by threads, and taken in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from marsad.verbs.turn import Turn

T = TypeVar("T")
R = TypeVar("R")
# Things that are begun ahead of the one that is taken, for each thread: one that takes long does not hold up the rest.
_AHEAD = 4


def abreast(things: Iterable[T], do: Callable[[T], R], at_once: int, turn: Turn) -> Iterator[R]:
    """Yield what `do` makes of each thing, in their order; of what was not begun when nobody takes more, nothing is.

    Threads have the `turn` while they do it, and so has whoever takes it. Whoever leaves while some are under way
    leaves them to end in threads of their own.
    """
    if at_once == 1:
        yield from map(do, things)
        return
    pool = ThreadPoolExecutor(at_once)
    waiting: deque[Future[R]] = deque()
    try:
        with turn.held():
            for thing in things:
                waiting.append(pool.submit(_done, do, thing, turn))
                if len(waiting) > _AHEAD * at_once:
                    yield turn.aside(waiting.popleft().result)
            while waiting:
                yield turn.aside(waiting.popleft().result)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _done(do: Callable[[T], R], thing: T, turn: Turn) -> R:
    with turn.held():
        return do(thing)
