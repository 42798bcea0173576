"""How far that is which takes long, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """What is waited for; what is computed of what reports state, in the order in which it is; what is looked over."""

    WAITING = "waiting"
    INDEX = "index"
    LIKENESS = "likeness"
    STATEMENTS = "statements"
    REPORTS = "reports"
    SHEET = "sheet"
    CONTROL = "control"
    EVENTS = "events"
    COVERAGE = "coverage"
    FIGURES = "figures"
    REREAD = "reread"
    VERIFIED_REPORTS = "verified reports"
    VERIFIED_ORIGINALS = "verified originals"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Of a stage `done` of `total` are made and kept; what is interrupted goes on from there."""

    stage: Stage
    done: int
    total: int


Tell = Callable[[Progress], None]


def untold(_: Progress) -> None:
    """Leave it unsaid."""
