"""Tables of reports: a JSON object a line, or CSV with a header."""

import csv
import io
import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from marsad.errors import DocumentError, Issue
from marsad.intake.column import fields, forms, metadata, recognised
from marsad.intake.lines import lines, narrow, peekable
from marsad.report.document import Document
from marsad.report.encoding import decode
from marsad.report.reading import Format, written

_DELIMITERS = (",", ";", "\t", "|")
# Code points of a row's own name beyond which it is no name.
_LONGEST_NAME = 300
# Bytes: enough of a table to tell its encoding.
_SAMPLE = 65_536
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Row `number` (from 1, the header not counted) of a table: its columns, or why it cannot be read."""

    number: int
    columns: Mapping[str, object]
    problem: str | None = None


def reports(
    source: str, stream: BinaryIO, form: Format, *, limit_bytes: int, taken: Container[str] = ()
) -> Iterator[Document | Issue]:
    """Return the reports of the table in `stream`, and an issue for each row that cannot be read.

    A row goes by its own name, else by the table's with its number; so does a row of CSV of which the name is `taken`
    by another report by the time it is read: spreadsheets have columns that look like names and repeat.
    Memory stays within a few times `limit_bytes`, which is also the most that one row may take.
    """
    try:
        stream_of_lines = narrow(peekable(stream), limit_bytes)
        if stream_of_lines is None:
            reason = f"a table in UTF-16 of more than {limit_bytes:,} bytes; save it as UTF-8"
            yield Issue(source=source, code="too_large", message=reason)
            return
        table = _json_rows if form is Format.JSONL else _csv_rows
        rows = 0
        for row in table(source, stream_of_lines, limit_bytes):
            rows += 1
            yield _report(source, row, () if form is Format.JSONL else taken)
        if not rows:
            yield Issue(source=source, code="empty", message="a table without rows")
    except DocumentError as error:
        yield Issue(source=error.source, code=error.code, message=error.reason)
    except UnicodeError as error:
        yield Issue(source=source, code="encoding", message=f"marked as UTF-16 but is not: {error}")


def _report(source: str, row: Row, taken: Container[str]) -> Document | Issue:
    where = f"{source}#{row.number}"
    if row.problem:
        return Issue(source=where, code="row", message=row.problem)
    try:
        given = fields(where, row.columns)
        name = given.get("name", "").strip()
        usable = 0 < len(name) <= _LONGEST_NAME and name.isprintable() and name not in taken
        if "text" not in given:
            raise DocumentError(where, "no text in this row", code="empty")
        return written(name if usable else where, given["text"], canonical(row.columns), metadata(where, given))
    except DocumentError as error:
        return Issue(source=where, code=error.code, message=error.reason)


def canonical(columns: Mapping[str, object]) -> bytes:
    """Return the bytes by which a row is known: its JSON, keys in order, without needless space."""
    return json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def _json_rows(source: str, stream: BinaryIO, limit_bytes: int) -> Iterator[Row]:
    for line in lines(stream, limit_bytes):
        if line.raw is None:
            yield Row(number=line.number, columns={}, problem=f"a line of more than {limit_bytes:,} bytes")
            continue
        raw = line.raw.removeprefix(_BOM).strip()
        if raw:
            yield _json_row(line.number, raw)


def _json_row(number: int, raw: bytes) -> Row:
    try:
        columns = msgspec.json.decode(raw)
        if isinstance(columns, dict):
            canonical(columns)
            return Row(number=number, columns=columns)
        problem = "not a JSON object"
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        problem = f"not JSON: {error}"
    return Row(number=number, columns={}, problem=problem)


def _csv_rows(source: str, stream: BinaryIO, limit_bytes: int) -> Iterator[Row]:
    encoding = _encoding(source, stream)
    records = _records(stream, limit_bytes)
    first, wrong = next(records, (b"", None))
    if wrong:
        raise DocumentError(source, f"the header: {wrong}", code="row")
    header, delimiter = _header(source, first.removeprefix(_BOM).decode(encoding, "replace"), limit_bytes)
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


def _header(source: str, text: str, limit_bytes: int) -> tuple[Sequence[str], str]:
    for delimiter in _DELIMITERS:
        try:
            names = _cells(text, delimiter, limit_bytes)
        except csv.Error:
            continue
        if any(recognised(name) == "text" for name in names):
            return names, delimiter
    expected = ", ".join(forms("text")[:3])
    reason = f"no text column; the first line is {text.strip()[:80]!r}, expected is a header with {expected} or النص"
    raise DocumentError(source, reason, code="no_text_column")


def _cells(text: str, delimiter: str, limit_bytes: int) -> list[str]:
    before = csv.field_size_limit(limit_bytes)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    finally:
        csv.field_size_limit(before)
    return rows[0] if rows else []
