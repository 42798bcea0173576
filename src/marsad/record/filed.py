"""A statement as the record takes it: with the report that makes it, and the day by which that was out."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Statement
from marsad.record.origin import origin


class Filed(Struct, frozen=True, kw_only=True):
    """Statement `id` of report `report_id`, whose file or address is `source`.

    `known` is the last day on which the report may have come out, None where that is unknown: from then on
    what it says is known, whatever the day on which a passage that it repeats was first published.
    """

    id: str
    report_id: str
    source: str = ""
    known: date | None
    statement: Statement

    @property
    def publisher(self) -> str:
        """Who brought it out: the outermost speaker, "" where unknown."""
        attribution = self.statement.attribution
        return attribution[0].source if attribution else ""

    @property
    def origin(self) -> str:
        """The last named speaker: a newspaper that quotes an observatory adds no source."""
        return origin(self.statement.attribution)


def filed(reading: Reading) -> tuple[Filed, ...]:
    """Return what the reading states, in its order."""
    report = reading.report
    days = report.published.days
    return tuple(
        Filed(
            id=identify(statement, report.document.id),
            report_id=report.document.id,
            source=report.document.source,
            known=days.end if days else None,
            statement=statement,
        )
        for statement in reading.statements
    )


def known_by(items: Iterable[Filed], as_of: date | None) -> tuple[Filed, ...]:
    """Return what was out by day `as_of`, in its order (None: all); what is out on an unknown day only without it."""
    return tuple(item for item in items if as_of is None or (item.known is not None and item.known <= as_of))
