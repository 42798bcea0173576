"""The values of typed cells as a table of text has them."""

from collections.abc import Iterable
from datetime import date, datetime, time

Plain = str | int | float | bool | None


def plain(value: object) -> Plain:
    """Return `value` as JSON has it: a day as 2017-11-01, a time behind it, bytes as the text that they are."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, str | int | float | bool | None):
        return value
    return value.isoformat() if isinstance(value, date | datetime | time) else str(value)


def header(cells: Iterable[object]) -> tuple[str, ...]:
    """Return the names of columns that a row of cells gives."""
    return tuple("" if cell is None else str(cell).strip() for cell in cells)
