"""What a report that was read becomes as rows, but for the numbers that the store gives: made wherever it is read."""

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
    """Rows of a report and its statements; these as they are laid open; its words; by what it is known again."""

    report: Mapping[str, Any]
    statements: tuple[Mapping[str, Any], ...]
    laid: tuple[Laid, ...]
    indexed: Indexed
    likeness: Likeness


def bound(reading: Reading) -> Sheaf:
    """Return the rows of the reading."""
    report, statements = report_columns(reading), tuple(statement_columns(reading))
    return Sheaf(
        report=report,
        statements=statements,
        laid=facet.laid(reading, statements),
        indexed=catalogue.indexed(report, reading.statements),
        likeness=likeness.of(reading.report.document.text),
    )
