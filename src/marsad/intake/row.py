"""The rows of any table to reports."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from marsad.errors import DocumentError, Issue
from marsad.intake.column import fields, metadata
from marsad.intake.item import Item, Terms
from marsad.report.document import Document
from marsad.report.reading import written

# Code points of a row's own name beyond which it is no name.
_LONGEST_NAME = 300
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Row `number` (from 1, the header not counted) of a table: its columns, or why it cannot be read.

    `sheet` is the one of several tables in one file in which it stands.
    """

    number: int
    columns: Mapping[str, object]
    problem: str | None = None
    sheet: str = ""


def reports(item: Item, rows: Iterator[Row], terms: Terms) -> Iterator[Document | Issue]:
    """Return the reports of the table in `item`, and an issue for each row that cannot be read.

    A row goes by its own name, else by the table's with its number, behind its sheet where a file has several; so
    does a row of which the name is `terms.taken` by the time it is read.

    Raises:
        DocumentError: there is no row.
    """
    count = 0
    for row in rows:
        count += 1
        sheet = f"{row.sheet}/" if row.sheet else ""
        yield _report(f"{item.source}#{sheet}{row.number}", row, item, terms)
    if not count:
        raise DocumentError(item.source, "a table without rows", code="empty")


def _report(where: str, row: Row, item: Item, terms: Terms) -> Document | Issue:
    if row.problem:
        return Issue(source=where, code="row", message=row.problem)
    try:
        own = terms.manner.columns
        given = fields(where, {own.get(column, column): value for column, value in row.columns.items()})
        name = given.get("name", "").strip()
        usable = 0 < len(name) <= _LONGEST_NAME and name.isprintable() and name not in terms.taken
        if "text" not in given:
            raise DocumentError(where, "no text in this row", code="empty")
        known = replace(
            item.given.provenance,
            address=name if name.startswith(_WEB) else None,
            author=given.get("author"),
            language=given.get("language"),
        )
        source, original = name if usable else where, canonical(row.columns)
        return written(source, given["text"], original, metadata(where, given), provenance=known)
    except DocumentError as error:
        return Issue(source=where, code=error.code, message=error.reason)


def canonical(columns: Mapping[str, object]) -> bytes:
    """Return the bytes by which a row is known: its JSON, keys in order, without needless space."""
    return json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
