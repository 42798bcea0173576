"""A report: a document with its publisher, its day, its noise and its passages."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from marsad.errors import Issue
from marsad.report.document import Document
from marsad.text.span import Span
from marsad.when.interval import Interval


class Basis(Enum):
    """How a publisher or a publication day is known."""

    METADATA = "metadata"
    TEXT = "text"
    UNKNOWN = "unknown"


class Freshness(Enum):
    """Whether a passage is new in this report, or an earlier report's text told again."""

    FRESH = "fresh"
    REPUBLISHED = "republished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The day on which a report came out: `days` is None where `basis` is unknown. `span`: the words it rests on."""

    days: Interval | None
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who brought the report out: `name` is an outlet id such as "SOHR", None where unknown."""

    name: str | None
    basis: Basis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one report that was first published on one day. `as_of` is None where that day is unknown."""

    span: Span
    status: Freshness
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What extraction reads. Passages are in order, do not overlap, and leave the noise out."""

    document: Document
    publisher: Publisher
    published: Publication
    title: Span | None
    noise: tuple[Span, ...]
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, as it was before any folding."""
        return self.document.text
