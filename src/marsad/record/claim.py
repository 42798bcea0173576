"""What one report says of who controls one place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Control, Speaker, Statement
from marsad.extract.term import DateBasis, Extent, Holding, Modality, Resolution
from marsad.text.span import Span
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim:
    """Statement `statement_id` of report `report_id` says who holds place `place_id`.

    `days` are those it speaks about, `as_of` the day on which it was said (None: unknown). `holder`, `previous`,
    `by`, `status`, `extent` are the statement's own. `publisher` brought it out, `origin` is the last named
    speaker: a newspaper that quotes an observatory adds no source. `span` holds the words in the report, None where
    they are not known.
    """

    place_id: str
    statement_id: str
    report_id: str
    status: Holding
    holder: tuple[str, ...]
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None
    modality: Modality = Modality.ASSERTED
    basis: DateBasis = DateBasis.EXPRESSION
    days: Interval
    as_of: date | None
    publisher: str = ""
    origin: str = ""
    confidence: float = 1.0
    span: Span | None = None


def control_claims(reading: Reading) -> tuple[ControlClaim, ...]:
    """Return the claims of control that the reading makes of places of the gazetteer, in its order."""
    report_id = reading.report.document.id
    return tuple(
        claim
        for statement in reading.statements
        for claim in claims_of(statement, statement_id=identify(statement, report_id), report_id=report_id)
    )


def claims_of(statement: Statement, *, statement_id: str, report_id: str) -> tuple[ControlClaim, ...]:
    """Return the claims of control that one statement makes, one for each place that is resolved."""
    if not isinstance(statement, Control):
        return ()
    return tuple(
        ControlClaim(
            place_id=place.place_id,
            statement_id=statement_id,
            report_id=report_id,
            status=statement.status,
            holder=statement.holder,
            previous=statement.previous,
            by=statement.by,
            # A quarter or an area that stands for the place it lies in is a part of it.
            extent=Extent.PART if place.resolution is Resolution.AREA else statement.extent,
            modality=statement.modality,
            basis=statement.date.basis,
            days=statement.date.days,
            as_of=statement.as_of,
            publisher=statement.attribution[0].source if statement.attribution else "",
            origin=origin(statement.attribution),
            confidence=statement.confidence,
            span=statement.span,
        )
        for place in statement.places
        if place.place_id is not None
    )


def origin(attribution: Iterable[Speaker]) -> str:
    """Return the last speaker who has a name, "" where none has.

    Sources without a name ("local sources", "activists") are written in small letters; what they say is laid
    to whoever quotes them.
    """
    named = [speaker.source for speaker in attribution if not speaker.source[:1].islower()]
    return named[-1] if named else ""
