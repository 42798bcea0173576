"""Statements in the form of docs/statement.md."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

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
from marsad.web.answers.answer import Answer, Days, Offsets
from marsad.when.interval import Precision


class SpeakerAnswer(Answer):
    """Someone to whom the claim is laid: an outlet's id, or "local sources"."""

    source: str
    span: Offsets | None = None


class MentionAnswer(Answer):
    """A place as the report names it; without `place_id` it was not tied to the gazetteer."""

    span: Offsets
    text: str
    place_id: str | None
    name: str | None
    name_ar: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    resolution: Resolution


class DatingAnswer(Days):
    """When, how finely, by which words and on what basis."""

    precision: Precision
    span: Offsets | None
    basis: DateBasis


class VictimAnswer(Answer):
    """A victim whom the report names."""

    name: str
    age: int | None
    sex: str | None
    role: str | None
    span: Offsets


class DifferingAnswer(Answer):
    """What the other of two readers, `reader`, has in a slot; `value` is as a statement writes it."""

    slot: str
    reader: str
    value: Any


class MadeAnswer(Answer):
    """Which reader made a statement, by which version; in what two readers differ, with the values not taken."""

    name: str
    version: str
    differing: tuple[DifferingAnswer, ...] = ()


class StatementBase(Answer):
    """What every statement has; `quote` is the report's text at `span`. `reader`: not where the rules made it."""

    id: str
    span: Offsets
    quote: str
    modality: Modality
    attribution: tuple[SpeakerAnswer, ...]
    as_of: date | None
    places: tuple[MentionAnswer, ...]
    rule: str
    confidence: float
    reader: MadeAnswer | None = None


class ControlAnswer(StatementBase):
    """Who controls a place: `holder` after, `previous` before, `by` the besieger."""

    kind: Literal["control"]
    date: DatingAnswer
    holder: tuple[str, ...]
    previous: tuple[str, ...]
    by: tuple[str, ...]
    status: Holding
    extent: Extent | None


class CasualtiesAnswer(StatementBase):
    """How many of whom; `low` and `high` are inclusive, null is open."""

    kind: Literal["casualties"]
    outcome: Outcome
    victims: tuple[str, ...]
    victim_detail: str | None
    low: int | None
    high: int | None
    approx: bool
    vague: bool
    counting: Counting
    window: Days
    subset_of: str | None
    by: tuple[str, ...]
    named: tuple[VictimAnswer, ...]


class DisplacementAnswer(StatementBase):
    """How many left, were brought out, came back or are trapped; `low` and `high` are inclusive, null is open."""

    kind: Literal["displacement"]
    outcome: Movement
    who: tuple[str, ...]
    low: int | None
    high: int | None
    approx: bool
    vague: bool
    unit: Unit
    measure: Measure
    counting: Counting
    window: Days
    origin: MentionAnswer | None
    destination: MentionAnswer | None
    subset_of: str | None


class IncidentAnswer(StatementBase):
    """What happened: who did it, to whom, by what means."""

    kind: Literal["incident"]
    date: DatingAnswer
    type: IncidentType
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    means: tuple[str, ...]
    objects: tuple[str, ...]


StatementAnswer = Annotated[
    ControlAnswer | CasualtiesAnswer | DisplacementAnswer | IncidentAnswer, Field(discriminator="kind")
]
