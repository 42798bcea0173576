"""Tables whose fields stand between signs: CSV in its kinds, with a header."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from marsad.errors import DocumentError, Issue
from marsad.intake.column import forms, recognised
from marsad.intake.form import Form
from marsad.intake.item import Item, Terms
from marsad.intake.lines import lines, narrow
from marsad.intake.row import Row, reports
from marsad.report.document import Document
from marsad.report.encoding import decode

# What parts the fields, the likelier first; where a name says that it is tabs, these before.
_DELIMITERS = {Form.CSV: (",", ";", "\t", "|"), Form.TSV: ("\t", ",", ";", "|")}
# Bytes: enough of a table to tell its encoding.
_SAMPLE = 65_536
_BOM = b"\xef\xbb\xbf"


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the reports of the table in `item`, and an issue for each row that cannot be read.

    Spreadsheets have columns that look like names and repeat: a row whose name is taken goes by its number. Memory
    stays within a few times the limit of one report, which is also the most that one row may take.

    Raises:
        DocumentError: there is no header that names a text, no row, or nothing that can be decoded.
    """
    limit = terms.limits.report_bytes
    stream = narrow(item.source, item.stream, limit)
    yield from reports(item, _rows(item, stream, terms), terms)


def _rows(item: Item, stream: BinaryIO, terms: Terms) -> Iterator[Row]:
    limit_bytes = terms.limits.report_bytes
    source = item.source
    encoding = _encoding(source, stream)
    records = _records(stream, limit_bytes)
    first, wrong = next(records, (b"", None))
    if wrong:
        raise DocumentError(source, f"the header: {wrong}", code="row")
    header, delimiter = _header(item, first.removeprefix(_BOM).decode(encoding, "replace"), terms)
    for number, (raw, problem) in enumerate(records, start=1):
        if problem:
            yield Row(number=number, columns={}, problem=problem)
            continue
        try:
            cells = _cells(raw.decode(encoding), delimiter, limit_bytes)
        except (UnicodeError, csv.Error) as error:
            yield Row(number=number, columns={}, problem=f"not readable as CSV in {encoding}: {error}")
            continue
        if any(cells):
            excess = f"{len(cells)} fields where the header has {len(header)}" if len(cells) > len(header) else None
            yield Row(number=number, columns=dict(zip(header, cells, strict=False)), problem=excess)


def _encoding(source: str, stream: BinaryIO) -> str:
    if not isinstance(stream, io.BufferedReader):
        return "utf-8"
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    whole_lines, newline, _rest = sample.rpartition(b"\n")
    try:
        return decode(source, whole_lines + newline or sample).encoding
    except DocumentError as error:
        if error.code != "encoding":
            raise
        # Some rows are spoilt: each is tried, and named where it fails.
        return "utf-8"


def _records(stream: BinaryIO, limit_bytes: int) -> Iterator[tuple[bytes, str | None]]:
    """Return the records, line ends inside quotes included, each with what is wrong with it."""
    held = bytearray()
    inside_quotes = False
    for line in lines(stream, limit_bytes):
        if line.raw is None or len(held) + len(line.raw) > limit_bytes:
            held.clear()
            inside_quotes = False
            yield b"", f"more than {limit_bytes:,} bytes before the row ends"
            continue
        held += line.raw
        inside_quotes ^= bool(line.raw.count(b'"') % 2)
        if not inside_quotes:
            yield bytes(held), None
            held.clear()
    if held:
        yield b"", "a quotation mark is opened and never closed; the rows behind it are lost"


def _header(item: Item, text: str, terms: Terms) -> tuple[Sequence[str], str]:
    for delimiter in _DELIMITERS[item.form]:
        try:
            names = _cells(text, delimiter, terms.limits.report_bytes)
        except csv.Error:
            continue
        if any(recognised(terms.manner.columns.get(name, name)) == "text" for name in names):
            return names, delimiter
    expected = ", ".join(forms("text")[:3])
    reason = f"no text column; the first line is {text.strip()[:80]!r}, expected is a header with {expected} or النص"
    raise DocumentError(item.source, reason, code="no_text_column")


def _cells(text: str, delimiter: str, limit_bytes: int) -> list[str]:
    before = csv.field_size_limit(limit_bytes)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    finally:
        csv.field_size_limit(before)
    return rows[0] if rows else []
