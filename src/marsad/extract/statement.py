"""A statement: one claim by one report at one span, as the contract has it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from marsad.errors import ContractError
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision


class Modality(Enum):
    """How surely a report says something."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    UNCONFIRMED = "unconfirmed"
    INTENDED = "intended"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"

    @property
    def happened(self) -> bool:
        """Whether the report says that it happened."""
        return self in (Modality.ASSERTED, Modality.REPORTED, Modality.UNCONFIRMED)


class Resolution(Enum):
    """How a place name was tied to the gazetteer."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    AREA = "area"


class DateBasis(Enum):
    """Why a statement has its date."""

    EXPRESSION = "expression"
    AS_OF = "as_of"
    UPPER_BOUND = "upper_bound"
    STATEMENT_DATE = "statement_date"
    NOT_OCCURRED = "not_occurred"


class Holding(Enum):
    """What a report says of who holds a place."""

    CAPTURED = "captured"
    RECAPTURED = "recaptured"
    HELD = "held"
    LOST = "lost"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    ENCIRCLED = "encircled"
    ENTERED_AND_EXPELLED = "entered_and_expelled"


class Extent(Enum):
    """How much of a place."""

    FULL = "full"
    ALMOST_FULL = "almost_full"
    HALF = "half"
    PART = "part"


class Outcome(Enum):
    """What befell people."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    SURRENDERED = "surrendered"
    NEUTRALISED = "neutralised"


class Counting(Enum):
    """What a figure counts over."""

    INCIDENT = "incident"
    WINDOW = "window"
    CUMULATIVE = "cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Someone to whom a claim is laid: an outlet id, or "local sources", or a person's office."""

    source: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place as a report names it. `place_id`, `lat` and `lon` are None where it is not resolved."""

    span: Span
    text: str
    place_id: str | None = None
    name: str | None = None
    name_ar: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    resolution: Resolution = Resolution.UNRESOLVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """When, how finely, by which words and on what basis."""

    days: Interval
    precision: Precision
    basis: DateBasis
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """A victim named in the text: personal data, left out of exports unless asked for."""

    name: str
    span: Span
    age: int | None = None
    sex: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many: `low` and `high` are inclusive, None is open.

    Raises:
        ContractError: a bound is negative, or the bounds cross.
    """

    low: int | None
    high: int | None
    approx: bool = False
    vague: bool = False

    def __post_init__(self) -> None:
        if (self.low or 0) < 0 or (self.high or 0) < 0:
            raise ContractError(f"a figure cannot be negative: {self}")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ContractError(f"a figure's bounds cross: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every statement has. `span` holds the words that carry it, `quote` repeats them."""

    span: Span
    quote: str
    modality: Modality
    attribution: tuple[Speaker, ...]
    as_of: date | None
    places: tuple[NamedPlace, ...]
    rule: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ContractError(f"confidence lies in [0, 1], not {self.confidence}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Claim):
    """Who controls one place. `holder`: after; `previous`: before; `by`: the besieger."""

    date: Dating
    status: Holding
    holder: tuple[str, ...]
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties(Claim):
    """How many of whom were killed, wounded, captured. `subset_of` is the total's statement id."""

    outcome: Outcome
    victims: tuple[str, ...]
    figure: Figure
    counting: Counting
    window: Interval
    victim_detail: str | None = None
    subset_of: str | None = None
    by: tuple[str, ...] = ()
    named: tuple[Victim, ...] = ()


# Incidents and displacement join this union when their rules come.
Statement = Control | Casualties
