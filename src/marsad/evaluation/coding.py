"""Statements as somebody coded them, a person or a program: the contract's JSON, read leniently.

What is absent is None. Keys that no comparison needs are passed over; of those that gold has beside the contract's,
`*_alt` holds values as good as the value, `also_spans` more places with the same fact, and `optional` marks what is
right when found and no miss when not.
"""

from dataclasses import dataclass

# One word, or a list of them: some gold writes a single party without its brackets.
Strings = str | tuple[str, ...] | None
Alternatives = str | tuple[str | None, ...] | None
# Each item is as good as the whole value: one party, or a list of parties; null in gold means nobody.
PartyAlternatives = str | tuple[str | tuple[str | None, ...] | None, ...] | None
Number = int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedDays:
    """A stretch of days, as written: `YYYY-MM-DD`, None where open."""

    start: str | None = None
    end: str | None = None
    precision: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedPlace:
    """A place, by whatever names it is given."""

    text: str | None = None
    name: str | None = None
    name_alt: Alternatives = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSpeaker:
    """One link of the chain of those who say so."""

    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One statement, whichever its kind: the fields of other kinds are None."""

    kind: str
    id: str | None = None
    span: tuple[int, int] | None = None
    also_spans: tuple[tuple[int, int], ...] | None = None
    quote: str | None = None
    optional: bool | None = None
    modality: str | None = None
    modality_alt: Alternatives = None
    attribution: tuple[CodedSpeaker, ...] | None = None
    places: tuple[CodedPlace | None, ...] | None = None
    origin: CodedPlace | None = None
    destination: CodedPlace | None = None
    date: CodedDays | None = None
    window: CodedDays | None = None
    type: str | None = None
    type_alt: Alternatives = None
    actors: Strings = None
    actors_alt: PartyAlternatives = None
    targets: Strings = None
    targets_alt: PartyAlternatives = None
    holder: Strings = None
    previous: Strings = None
    status: str | None = None
    status_alt: Alternatives = None
    extent: str | None = None
    extent_alt: Alternatives = None
    outcome: str | None = None
    outcome_alt: Alternatives = None
    victims: Strings = None
    victims_alt: PartyAlternatives = None
    who: Strings = None
    unit: str | None = None
    measure: str | None = None
    low: Number = None
    high: Number = None
    vague: bool | None = None
    counting: str | None = None
    counting_alt: Alternatives = None
    subset_of: str | None = None
    rule: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """What is said of the report itself. `style` is the coder's word for its kind of text."""

    source: str | None = None
    publisher: str | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSheet:
    """One report with its statements, as the file has them."""

    statements: tuple[Coding, ...]
    report: CodedReport = CodedReport()
