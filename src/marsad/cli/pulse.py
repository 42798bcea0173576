"""How far that is which takes minutes for each report, how quickly, and what else is to be said of it."""

from collections.abc import Callable
from time import monotonic

from marsad.cli.waiting import EVERY_S

Remark = Callable[[], str]


class Pulse:
    """Counts what is done of `total` (None: unknown), and tells it with its rate and the `remark`."""

    def __init__(self, total: int | None, remark: Remark) -> None:
        self._total, self._remark = total, remark
        self._done, self._begun, self._said = 0, monotonic(), monotonic()

    @property
    def told(self) -> str:
        """How far it is, in words."""
        of = f" of {self._total:,}" if self._total is not None else ""
        minutes = max(monotonic() - self._begun, 1e-3) / 60
        rate = f", {self._done / minutes:,.1f} a minute" if self._done else ""
        return f"reading: {self._done:,}{of}{rate}; {self._remark()}"

    def count(self, more: int) -> str:
        """Return how far it is now that so many more are done."""
        self._done += more
        return self.told

    def say_now_and_then(self, more: int, say: Callable[[str], None]) -> None:
        """Say how far it is now that so many more are done, unless that was said just now."""
        told = self.count(more)
        if monotonic() - self._said >= EVERY_S:
            self._said = monotonic()
            say(told)
