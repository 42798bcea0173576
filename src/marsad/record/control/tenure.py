"""A stretch of time in which one answer holds for a place."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from marsad.when.interval import Interval


class Status(Enum):
    """What the record says of who holds a place."""

    HELD = "held"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """From `start` to the day before `end` the place is `status` with `holder`, says the record.

    `start` None: it reaches back as far as is not known; `end` None: no later news. `began` holds the day on which
    it truly began (only its first tenure and those told in hindsight are wider than a day). `holder`: the leading
    party first; several where allied, or where contested or disputed; empty where unknown. `by`: the besiegers.
    `candidates`: of whom one held it, where that is all that is known. `first_evidence`, `last_evidence`: the first and
    the last day of which a claim speaks; None where the tenure is only inferred from what came after. `statements`:
    ids, by day. `reason`: the id of the row of `claims.yaml` or `assessment.yaml` that made it.

    Raises:
        ValueError: it ends before it starts, or holds with no holder.
    """

    place_id: str
    start: date | None
    end: date | None
    began: Interval
    holder: tuple[str, ...]
    status: Status
    by: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    confidence: float
    statements: tuple[str, ...]
    reason: str
    last_evidence: date | None
    first_evidence: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end <= self.start:
            raise ValueError(f"a tenure of {self.place_id} ends ({self.end}) before it starts ({self.start})")
        if self.status is Status.HELD and not self.holder:
            raise ValueError(f"{self.place_id} cannot be held by nobody")

    @property
    def leader(self) -> str | None:
        """The party that the map shows; None where it shows none."""
        return leader(self.status, self.holder)

    def covers(self, day: date) -> bool:
        """Return whether the tenure speaks for `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def age(self, day: date) -> int | None:
        """Return how many days lie between `day` and the nearest news of the tenure, None where there is none at all.

        That is the last news before it; of what reaches back, the first after it, which may be the turn that ended it.
        """
        heard = news(self.start, self.end, (self.first_evidence, self.last_evidence), rests=bool(self.statements))
        return None if heard is None else max(0, (day - heard.last).days, (heard.first - day).days)


class News(NamedTuple):
    """The first and the last day of which there is news."""

    first: date
    last: date


def news(
    start: date | None, end: date | None, evidence: tuple[date | None, date | None], *, rests: bool
) -> News | None:
    """Return the days between which lies the news of a tenure from `start` to the day before `end`, None without any.

    `evidence`: its first and its last day of evidence. What reaches back and `rests` on a statement is known by the
    turn that ended it.
    """
    first, last = evidence
    if last is not None:
        return News(first or last, last)
    return News(end, end) if rests and start is None and end else None


def leader(status: Status, holder: tuple[str, ...]) -> str | None:
    """Return the party that the map shows; None where it shows none."""
    return holder[0] if holder and status in (Status.HELD, Status.BESIEGED) else None
