"""What the ledger answers, with every claim on which it rests."""

from dataclasses import dataclass

from marsad.record.contradiction import Contradiction
from marsad.record.ledger.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """At least `low`, at most `high` (None: no claim bounds it from above), by the claims so named."""

    low: int
    high: int | None
    low_by: tuple[str, ...] = ()
    high_by: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether any number would do."""
        return self.low == 0 and self.high is None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnswer:
    """What the claims of one origin come to: `counted` bear on the question, `relaxed` are set aside among them."""

    origin: str
    bounds: Bounds
    counted: tuple[str, ...]
    relaxed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unallocated:
    """How many of `total` are in none of its `parts`, which tell them apart by `division`: who, where or when."""

    total: str
    division: str
    parts: tuple[str, ...]
    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The bounds of all origins together: from the lowest that any of them gives to the highest, open where one is.

    `statements` are the claims that bind those bounds, `counted` all that bear on the question, both by id in the
    order in which they were said. `unconfirmed` are left out of the count, by id. An origin whose claims bound the
    number on no side opens nothing.
    """

    question: Question
    low: int
    high: int | None
    statements: tuple[str, ...]
    by_source: tuple[SourceAnswer, ...]
    unallocated: tuple[Unallocated, ...]
    contradictions: tuple[Contradiction, ...]
    counted: tuple[str, ...]
    unconfirmed: tuple[str, ...] = ()

    @property
    def fullest(self) -> SourceAnswer | None:
        """The origin that gives the highest lower bound, the first of equals; None where nobody speaks of it."""
        return max(self.by_source, key=lambda each: each.bounds.low, default=None)
