"""A statement: one claim by one report at one span, as the contract has it."""

from datetime import date

from msgspec import Struct

from marsad.errors import ContractError
from marsad.extract.term import (
    Counting,
    DateBasis,
    Extent,
    Holding,
    IncidentType,
    Measure,
    Modality,
    Movement,
    Outcome,
    Resolution,
    Unit,
)
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision


class Speaker(Struct, frozen=True, kw_only=True):
    """Someone to whom a claim is laid: an outlet id, or "local sources", or a person's office."""

    source: str
    span: Span | None = None


class NamedPlace(Struct, frozen=True, kw_only=True):
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


class Dating(Struct, frozen=True, kw_only=True):
    """When, how finely, by which words and on what basis."""

    days: Interval
    precision: Precision
    basis: DateBasis
    span: Span | None = None


class Victim(Struct, frozen=True, kw_only=True):
    """A victim named in the text: personal data, left out of exports unless asked for."""

    name: str
    span: Span
    age: int | None = None
    sex: str | None = None
    role: str | None = None


class Figure(Struct, frozen=True, kw_only=True):
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


class Filled(Struct, frozen=True, kw_only=True):
    """The words that filled a field of a statement: `field` is the contract's name for it.

    `because`: where they were chosen among others, what spoke for them, the heaviest first; else empty.
    """

    field: str
    span: Span
    because: tuple[tuple[str, float], ...] = ()


class Differing(Struct, frozen=True, kw_only=True):
    """What the other of two readers, `reader`, has in a slot: its `value` is JSON, as the contract writes it."""

    slot: str
    reader: str
    value: str


class Made(Struct, frozen=True, kw_only=True):
    """Which reader made a statement, and by which version of what it reads with.

    `differing`: where two readers made it, the slots in which they differ, with the values that were not taken.
    """

    reader: str
    version: str
    differing: tuple[Differing, ...] = ()


class Claim(Struct, frozen=True, kw_only=True, eq=False):
    """What every statement has. `span` holds the words that carry it, `quote` repeats them.

    `filled` tells which words filled which field, for whoever asks why; it is no part of what is stated. Nor is `made`:
    None where the rules made it, whose version is that of the reading.
    """

    span: Span
    quote: str
    modality: Modality
    attribution: tuple[Speaker, ...]
    as_of: date | None
    places: tuple[NamedPlace, ...]
    rule: str
    confidence: float
    filled: tuple[Filled, ...] = ()
    made: Made | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ContractError(f"confidence lies in [0, 1], not {self.confidence}")

    def __eq__(self, other: object) -> bool:
        """Return whether the other states the same, whoever read it and by whichever words."""
        return isinstance(other, Claim) and type(self) is type(other) and self._content == other._content

    def __ne__(self, other: object) -> bool:
        """Return whether the other states something else; a struct without equality would compare identities here."""
        return not self == other

    def __hash__(self) -> int:
        return hash(self._content)

    @property
    def _content(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__struct_fields__ if name not in _ASIDE])


_ASIDE = frozenset(("filled", "made"))


class Control(Claim, frozen=True, kw_only=True, eq=False):
    """Who controls one place. `holder`: after; `previous`: before; `by`: the besieger."""

    date: Dating
    status: Holding
    holder: tuple[str, ...]
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None

    @property
    def days(self) -> Interval:
        """When it happened."""
        return self.date.days


class Casualties(Claim, frozen=True, kw_only=True, eq=False):
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

    @property
    def days(self) -> Interval:
        """When it happened."""
        return self.window


class Displacement(Claim, frozen=True, kw_only=True, eq=False):
    """How many people left, were brought out, came back or cannot leave. `who`: their parties, where said."""

    outcome: Movement
    figure: Figure
    unit: Unit
    measure: Measure
    counting: Counting
    window: Interval
    who: tuple[str, ...] = ()
    origin: NamedPlace | None = None
    destination: NamedPlace | None = None
    subset_of: str | None = None

    @property
    def days(self) -> Interval:
        """When it happened."""
        return self.window


class Incident(Claim, frozen=True, kw_only=True, eq=False):
    """An event: who did it, to whom, by what means; a doer who is not named is nobody."""

    date: Dating
    type: IncidentType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    means: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    @property
    def days(self) -> Interval:
        """When it happened."""
        return self.date.days


Statement = Control | Casualties | Displacement | Incident
