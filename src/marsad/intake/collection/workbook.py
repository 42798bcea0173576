"""The rows of Excel's workbooks (.xlsx), sheet by sheet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from marsad.errors import DocumentError
from marsad.intake.collection.answer import RowAnswer
from marsad.intake.collection.cell import header, plain
from marsad.intake.column import forms, recognised

# Rows at the top of a sheet among which its header is looked for, below a title.
_LOOKED_AT = 10


def rows(stream: BinaryIO, own: Mapping[str, str]) -> Iterator[RowAnswer]:
    """Return the rows of every sheet that has a column of texts, by the name of the sheet where there are several.

    Raises:
        DocumentError: no sheet has one.
    """
    from openpyxl import load_workbook

    book = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    found = [(sheet, at, names) for sheet in book.worksheets for at, names in _header(sheet, own)]
    if not found:
        expected = ", ".join(forms("text")[:3])
        reason = f"no text column in any sheet; expected is a header with {expected} or النص"
        raise DocumentError("workbook", reason, code="no_text_column")
    for sheet, at, names in found:
        title = sheet.title if len(found) > 1 else ""
        for number, cells in enumerate(sheet.iter_rows(min_row=at + 1, values_only=True), start=1):
            if any(cell is not None for cell in cells):
                yield _row(number, cells, names, title)


def _header(
    sheet: Any,  # noqa: ANN401 - of two kinds in openpyxl
    own: Mapping[str, str],
) -> Iterator[tuple[int, Sequence[str]]]:
    """Return where the header of `sheet` stands, from 1, and its names; nothing where it has no texts."""
    # What a sheet says of its own size may be wrong, and is not believed.
    sheet.reset_dimensions()
    for at, cells in enumerate(islice(sheet.iter_rows(values_only=True), _LOOKED_AT), start=1):
        names = header(cells)
        if any(recognised(own.get(name, name)) == "text" for name in names):
            yield at, names
            return


def _row(number: int, cells: Sequence[object], names: Sequence[str], title: str) -> RowAnswer:
    from openpyxl.utils.escape import unescape

    values = [plain(cell) for cell in cells]
    values = [unescape(value) if isinstance(value, str) else value for value in values]
    beyond = [value for value in values[len(names) :] if value is not None]
    excess = f"{len(names) + len(beyond)} fields where the header has {len(names)}" if beyond else None
    given = {name: value for name, value in zip(names, values, strict=False) if name and value is not None}
    return RowAnswer(number=number, columns=given, problem=excess, sheet=title)
