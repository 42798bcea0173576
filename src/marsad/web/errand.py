"""What the figures' clerk is sent for: a question that may take long, as plain as JSON."""

from datetime import date

import msgspec
from msgspec import Struct

from marsad.extract.term import Kind, Measure, Movement, Outcome, Unit
from marsad.inquiry.strand import Split
from marsad.inquiry.stretch import Every
from marsad.record.contradiction import Conflict


class _Asked(Struct, frozen=True, kw_only=True, tag=True):
    """What all have in common; days included, what is left empty is any."""

    groups: tuple[str, ...] = ()
    place: str | None = None
    start: date | None = None
    end: date | None = None
    by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    unconfirmed: bool = False
    offset: int = 0
    limit: int | None = None


class Casualties(_Asked, frozen=True, kw_only=True):
    """How many `outcome` befell, and the claims from `offset` on, `limit` of them (None: all)."""

    outcome: Outcome


class Displacement(_Asked, frozen=True, kw_only=True):
    """How many moved, by each way of counting."""

    outcomes: tuple[Movement, ...] = ()
    units: tuple[Unit, ...] = ()
    measures: tuple[Measure, ...] = ()


class Series(_Asked, frozen=True, kw_only=True):
    """A question through time, of what befell people or of how they moved."""

    outcome: Outcome | None = None
    movement: Movement | None = None
    unit: Unit | None = None
    measure: Measure | None = None
    every: Every | None = None
    split: Split | None = None
    running: bool = False


class Counters(_Asked, frozen=True, kw_only=True):
    """Running totals and revised tolls."""

    kinds: tuple[Kind, ...]
    outcomes: tuple[Outcome, ...] = ()
    movements: tuple[Movement, ...] = ()


class Contradictions(_Asked, frozen=True, kw_only=True):
    """What cannot all be true, of these kinds."""

    conflicts: tuple[Conflict, ...] = ()


Errand = Casualties | Displacement | Series | Counters | Contradictions
_canonical = msgspec.json.Encoder(order="deterministic").encode


def question(errand: Errand) -> bytes:
    """Return what is asked, the same bytes for the same question."""
    return _canonical(errand)


# What the page asks for where its address narrows nothing (a test compares the two).
OPENING: tuple[Errand, ...] = (
    Casualties(outcome=Outcome.KILLED, limit=12),
    Series(outcome=Outcome.KILLED),
    Counters(kinds=(Kind.CASUALTIES,), limit=100),
    Displacement(limit=12),
    Counters(kinds=(Kind.DISPLACEMENT,), limit=100),
)


class Order(Struct, frozen=True, kw_only=True):
    """The errand so numbered, None: leave what is in hand."""

    number: int
    errand: Errand | None


class Word(Struct, frozen=True, kw_only=True):
    """What the clerk says of an errand: how much is done, or the answer as JSON, or why there is none."""

    number: int
    share: float = 0.0
    answer: msgspec.Raw = msgspec.Raw(b"null")
    refused: str | None = None
    failed: str | None = None
    left: bool = False

    @property
    def found(self) -> bytes | None:
        """The answer, None where there is none, or none yet."""
        found = bytes(self.answer)
        return None if found == b"null" else found
