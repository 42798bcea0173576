"""The time, and waiting for it: handed to whoever needs either."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """`now` returns the time in UTC, `sleep` after so many seconds."""

    now: Callable[[], datetime] = _now
    sleep: Callable[[float], None] = time.sleep
