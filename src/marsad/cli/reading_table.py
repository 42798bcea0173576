"""Readings as a table for a terminal."""

from collections.abc import Iterable

from rich.table import Table

from marsad.extract.contract import Reading
from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, Statement
from marsad.extract.term import Unit
from marsad.when.interval import Interval


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
        _days(statement.days),
        places,
        _says(statement),
        statement.modality.value,
        " ".join(statement.quote.split()),
    )


def _says(statement: Statement) -> str:
    match statement:
        case Control():
            return _holding(statement)
        case Casualties():
            words = (_figure(statement.figure), "+".join(statement.victims), statement.outcome.value)
        case Displacement():
            families = statement.unit.value if statement.unit is Unit.FAMILIES else ""
            words = (_figure(statement.figure), families or "+".join(statement.who), statement.outcome.value)
        case Incident():
            words = (statement.type.value, "+".join(statement.actors), _against(statement.targets))
    return " ".join(word for word in words if word)


def _against(targets: tuple[str, ...]) -> str:
    return f"> {'+'.join(targets)}" if targets else ""


def _holding(statement: Control) -> str:
    """Return the status with who holds it, else who lost it, and with the besiegers."""
    parties = statement.holder or statement.previous
    besiegers = ("by", *statement.by) if statement.by else ()
    return " ".join((statement.status.value, *parties, *besiegers))


def _figure(figure: Figure) -> str:
    about = "~" if figure.approx or figure.vague else ""
    if figure.low is None and figure.high is None:
        return "some"
    if figure.low == figure.high:
        return f"{about}{figure.low}"
    if figure.high is None:
        return f"{about}{figure.low}+"
    return f"{about}{figure.low or 0}-{figure.high}"


def _days(days: Interval) -> str:
    start = days.start.isoformat() if days.start else ""
    end = days.end.isoformat() if days.end else ""
    return start if start == end else f"{start}/{end}"
