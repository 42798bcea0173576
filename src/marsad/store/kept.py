"""What the store gives back."""

from dataclasses import dataclass

from marsad.extract.statement import Statement
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report in the store, without its text. `title` is None where it has none, `publisher` where unknown.

    `key` tells it from the same original bytes given for another publisher or day; `address` is its `id`, or its `key`
    where the id finds another of these. `published` has both ends None where unknown.
    """

    key: str
    id: str
    address: str
    source: str
    title: str | None
    publisher: str | None
    published: Interval
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStatement:
    """A statement in the store, with the id and the key of the report that makes it."""

    id: str
    report_id: str
    report_key: str
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much the store holds. `placed`: statements whose first place is of the gazetteer."""

    reports: int
    statements: int
    control: int
    casualties: int
    displacement: int
    incidents: int
    placed: int
