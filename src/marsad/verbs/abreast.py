"""Several things done at once by threads, and taken in their order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# Things that are begun ahead of the one that is taken, for each thread: one that takes long does not hold up the rest.
_AHEAD = 4


def abreast(things: Iterable[T], do: Callable[[T], R], at_once: int) -> Iterator[R]:
    """Yield what `do` makes of each thing, in their order; of what was not begun when nobody takes more, nothing is.

    The first is done alone: what is learned with it is not learned by all at once. Whoever leaves while some are under
    way leaves them to end in threads of their own.
    """
    items = iter(things)
    if at_once == 1:
        yield from map(do, items)
        return
    yield from map(do, islice(items, 1))
    pool = ThreadPoolExecutor(at_once)
    waiting: deque[Future[R]] = deque()
    try:
        for thing in items:
            waiting.append(pool.submit(do, thing))
            if len(waiting) > _AHEAD * at_once:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
