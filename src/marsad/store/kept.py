"""What the store gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.extract.consulted import BY_RULES, Consulted
from marsad.extract.statement import Differing, Statement
from marsad.record.superseded import Superseded
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
class Retraction:
    """At `time`, in UTC, `by` withdrew a report because of `reason`, or erased it: then its words are gone."""

    time: str
    by: str
    reason: str
    is_erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport:
    """A report as it is written in the store: `record` and each statement are JSON in the contract's form.

    `title` is the one that was given with it; `known` the last day on which it may have come out, None where unknown.
    `statements` are by id, in the order of the words, `superseded` those that older rules made. `retraction` is None
    where it stands. `consulted` is who read it last; `review` has by statement id in what two readers differ, until
    somebody decides.
    """

    key: str
    id: str
    source: str
    known: date | None
    text: str
    record: str
    title: str | None
    statements: Mapping[str, str]
    retraction: Retraction | None = None
    superseded: tuple[Superseded, ...] = ()
    consulted: Consulted = BY_RULES
    review: Mapping[str, tuple[Differing, ...]] = field(default_factory=dict)


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
