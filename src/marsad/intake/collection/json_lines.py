"""Tables of one JSON object a line."""

from collections.abc import Iterator

import msgspec

from marsad.errors import Issue
from marsad.intake.item import Item, Terms
from marsad.intake.lines import lines, narrow
from marsad.intake.row import Row, canonical, reports
from marsad.report.document import Document

_BOM = b"\xef\xbb\xbf"


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the reports of the lines of `item`; a name that was taken is given all the same, to be refused as a twin.

    Raises:
        DocumentError: marked as UTF-16 and is not, or too large for that; or there is no row.
    """
    limit = terms.limits.report_bytes
    yield from reports(item, _rows(item, limit), Terms(limits=terms.limits))


def _rows(item: Item, limit_bytes: int) -> Iterator[Row]:
    for line in lines(narrow(item.source, item.stream, limit_bytes), limit_bytes):
        if line.raw is None:
            yield Row(number=line.number, columns={}, problem=f"a line of more than {limit_bytes:,} bytes")
            continue
        raw = line.raw.removeprefix(_BOM).strip()
        if raw:
            yield _row(line.number, raw)


def _row(number: int, raw: bytes) -> Row:
    try:
        columns = msgspec.json.decode(raw)
        if isinstance(columns, dict):
            canonical(columns)
            return Row(number=number, columns=columns)
        problem = "not a JSON object"
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        problem = f"not JSON: {error}"
    return Row(number=number, columns={}, problem=problem)
