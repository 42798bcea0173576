"""What one report says of who controls one place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from marsad.extract.contract import Reading
from marsad.extract.statement import Control
from marsad.extract.term import DateBasis, Extent, Holding, Modality, Resolution
from marsad.record.filed import Filed, filed
from marsad.text.span import Span
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlClaim:
    """Statement `statement_id` of report `report_id` says who holds place `place_id`.

    `days` are those it speaks about, `as_of` the day on which it was said, `known` the day by which the report that
    holds it was out (None: unknown). `holder`, `previous`,
    `by`, `status`, `extent` are the statement's own. `publisher` brought it out, `origin` is the last named
    speaker: a newspaper that quotes an observatory adds no source. `span` holds the words in the report, None where
    they are not known. `of_part`: the words name a quarter or a stretch of the place, which stands for it.
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
    known: date | None
    publisher: str = ""
    origin: str = ""
    confidence: float = 1.0
    span: Span | None = None
    of_part: bool = False


def control_claims(reading: Reading) -> tuple[ControlClaim, ...]:
    """Return the claims of control that the reading makes of places of the gazetteer, in its order."""
    return tuple(claim for each in filed(reading) for claim in claims_of(each))


def claims_of(told: Filed, *, parties: Collection[str] | None = None) -> tuple[ControlClaim, ...]:
    """Return the claims of control that one statement makes, one for each place that is resolved.

    Parties that are not among `parties` (None: any is) are left out: of them the record can say nothing.
    """
    statement = told.statement
    if not isinstance(statement, Control):
        return ()
    return tuple(
        ControlClaim(
            place_id=place.place_id,
            statement_id=told.id,
            report_id=told.report_id,
            status=statement.status,
            holder=_known(statement.holder, parties),
            previous=_known(statement.previous, parties),
            by=_known(statement.by, parties),
            # A quarter or an area that stands for the place it lies in is a part of it.
            extent=Extent.PART if place.resolution is Resolution.AREA else statement.extent,
            modality=statement.modality,
            basis=statement.date.basis,
            days=statement.date.days,
            as_of=statement.as_of,
            known=told.known,
            publisher=told.publisher,
            origin=told.origin,
            confidence=statement.confidence,
            span=statement.span,
            of_part=place.resolution is Resolution.AREA,
        )
        for place in statement.places
        if place.place_id is not None
    )


def _known(named: tuple[str, ...], parties: Collection[str] | None) -> tuple[str, ...]:
    return named if parties is None else tuple(party for party in named if party in parties)
