"""Readings as a table for a terminal."""

from collections.abc import Iterable

from rich.table import Table

from marsad.cli.statement_words import days_words, gist
from marsad.extract.contract import Reading
from marsad.extract.statement import Statement


def reading_table(readings: Iterable[Reading]) -> Table:
    """Return a table with a line for every statement, in the order of the reports."""
    table = Table(show_lines=False)
    for column in ("report", "day", "place", "says"):
        table.add_column(column, overflow="fold")
    table.add_column("how", no_wrap=True)
    table.add_column("words", overflow="fold", ratio=1)
    for reading in readings:
        for statement in reading.statements:
            table.add_row(reading.report.document.source, *_cells(statement))
    return table


def _cells(statement: Statement) -> tuple[str, str, str, str, str]:
    places = "، ".join(place.text for place in statement.places)
    return (
        days_words(statement.days),
        places,
        gist(statement),
        statement.modality.value,
        " ".join(statement.quote.split()),
    )
