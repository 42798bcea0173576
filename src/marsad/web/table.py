"""Rows for a spreadsheet: CSV that Excel opens in Arabic, sent as it is made."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from io import StringIO

from starlette.responses import StreamingResponse

# By this sign a spreadsheet knows that the file is UTF-8.
_MARK = "\ufeff"
# What a spreadsheet would take for a formula, and run.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TOGETHER = 500


def table(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingResponse:
    """Return the rows as file `name`.csv: lists by ";", what is not known empty, no cell a formula."""
    return StreamingResponse(
        _lines(columns, rows),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def _lines(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    page = StringIO(newline="")
    writer = csv.writer(page)
    page.write(_MARK)
    writer.writerow(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow([cell(value) for value in row])
        if number % _TOGETHER == 0:
            yield page.getvalue()
            page.seek(0)
            page.truncate()
    yield page.getvalue()


def cell(value: object) -> object:
    """Return the value as a cell has it; text that begins like a formula gets a sign in front that makes it text."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case Enum():
            return cell(value.value)
        case tuple() | list():
            return cell("; ".join(str(cell(each)) for each in value))
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
