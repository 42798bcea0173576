"""The figures that `docs/evaluation.md` publishes, for whoever shows them: measured once, on a day, with a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """Of one kind: how many statements gold has, which share of what is told is right, and of what is there found."""

    kind: str
    gold: int
    precision: float
    recall: float
    f1: float
    exact_f1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFigures:
    """What reading reaches on one set of reports."""

    id: str
    reports: int
    kinds: Sequence[KindFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was measured on `measured` with `version`, set by set."""

    measured: date
    version: str
    sets: Sequence[SetFigures]


@cache
def published() -> Published:
    """Return the figures of `published.json`, which a test holds against the document."""
    return msgspec.json.decode(files("marsad.evaluation").joinpath("published.json").read_bytes(), type=Published)
