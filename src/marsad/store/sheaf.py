"""What a report that was read becomes as rows, but for the numbers that the store gives: made wherever it is read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from marsad.extract.contract import Reading
from marsad.store import catalogue, facet, likeness
from marsad.store.catalogue import Indexed
from marsad.store.facet import Laid
from marsad.store.likeness import Likeness
from marsad.store.rows import report_columns, statement_columns


class Sheaf(Struct, frozen=True, kw_only=True):
    """Rows of a report and its statements; these as they are laid open; its words; by what it is known again.

    `tied` is how many names of places in it, each taken once, are tied to a place in which way.
    """

    report: Mapping[str, Any]
    statements: tuple[Mapping[str, Any], ...]
    laid: tuple[Laid, ...]
    indexed: Indexed
    likeness: Likeness
    tied: Mapping[str, int]


def bound(reading: Reading) -> Sheaf:
    """Return the rows of the reading."""
    report, statements = report_columns(reading), tuple(statement_columns(reading))
    return Sheaf(
        report=report,
        statements=statements,
        laid=facet.laid(reading, statements),
        indexed=catalogue.indexed(report, reading.statements),
        likeness=likeness.of(reading.report.document.text),
        tied=tied(reading),
    )


def tied(reading: Reading) -> dict[str, int]:
    """Return how many names of places in the reading, each taken once, are tied to a place in which way."""
    named = {place.span: place.resolution.value for statement in reading.statements for place in statement.places}
    return dict(sorted(Counter(named.values()).items()))
