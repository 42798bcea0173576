"""How one asking of a source ended, and when it is asked again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

# A source that fails is asked after twice its time, four times and so on, up to a day or its own time.
_MOST_APART = timedelta(days=1)
_MOST_DOUBLED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Of a source: when it was asked last, when it is due, how often in a row that failed, and how the last time."""

    source: str
    ended: datetime
    due: datetime
    failures: int = 0
    message: str | None = None


def after(
    source: str, period: timedelta, *, ended: datetime, before: Round | None, message: str | None = None
) -> Round:
    """Return the round of a source that is asked every `period`; it failed where there is a `message`."""
    failures = 0 if message is None else (before.failures if before else 0) + 1
    wait = period if not failures else max(period, min(period * 2 ** min(failures, _MOST_DOUBLED), _MOST_APART))
    return Round(source=source, ended=ended, due=ended + wait, failures=failures, message=message)
