"""Which stretches of a text are taken, answered without looking at them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Covered:
    """Stretches of a text, merged where they overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Return whether [start, end) shares a code point with one of them."""
        i = bisect_right(self._ends, start)
        return i < bisect_left(self._starts, end)
