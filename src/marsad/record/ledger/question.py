"""What is asked of the ledger."""

from dataclasses import dataclass
from datetime import date

from marsad.extract.term import Measure, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How many of `groups` `outcome` befell in `area` from `start` to `end` (inclusive, None: open).

    `groups` and `area` mean their union, empty: whoever, wherever. `by`: by any of these doers, empty: by whomever.
    `as_of`: by what was out on that day, None: by all. `sources`: by these origins alone, empty: by all. `unit` and
    `measure` belong to displacement. `unconfirmed`: what an origin itself calls unconfirmed counts too.

    Raises:
        ValueError: it ends before it starts, or asks for a stock of people, which is one of a day, of several days.
    """

    outcome: str
    groups: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    by: tuple[str, ...] = ()
    as_of: date | None = None
    sources: tuple[str, ...] = ()
    unit: Unit | None = None
    measure: Measure | None = None
    unconfirmed: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a question cannot end ({self.end}) before it starts ({self.start})")
        if self.measure is Measure.STOCK and (self.start is None or self.start != self.end):
            raise ValueError("how many people are somewhere is asked of one day")
