"""Several things done at once by threads, and taken in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Things that are begun ahead of the one that is taken, for each thread: one that takes long does not hold up the rest.
_AHEAD = 4


def abreast(things: Iterable[T], do: Callable[[T], R], at_once: int) -> Iterator[R]:
    """Yield what `do` makes of each thing, in their order; of what was not begun when nobody takes more, nothing is.

    Whoever leaves while some are under way leaves them to end in threads of their own.
    """
    if at_once == 1:
        yield from map(do, things)
        return
    pool = ThreadPoolExecutor(at_once)
    waiting: deque[Future[R]] = deque()
    try:
        for thing in things:
            waiting.append(pool.submit(do, thing))
            if len(waiting) > _AHEAD * at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
