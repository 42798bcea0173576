"""Tables whose readers no argument bounds: read by a process of its own, which is held to a time and a memory."""

import subprocess
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec

from marsad.errors import DocumentError, Issue
from marsad.intake.collection.answer import EndAnswer, heard
from marsad.intake.container.laid import on_disk
from marsad.intake.item import Item, Terms
from marsad.intake.row import Row, reports
from marsad.report.document import Document


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the reports of the workbook, or of the columns, in `item`.

    Spreadsheets have columns that look like names and repeat: a row whose name is taken goes by its number. A day is
    the one written in its cell; of a time in a zone, that zone's.

    Raises:
        DocumentError: it cannot be read, or not within the time and memory allowed; or no table in it has a text.
    """
    yield from reports(item, _rows(item, terms), terms)


def _rows(item: Item, terms: Terms) -> Iterator[Row]:
    limits = terms.limits
    bounds = (limits.report_bytes, limits.reading_bytes, limits.reading_seconds)
    own = msgspec.json.encode(terms.manner.columns).decode()
    command = [sys.executable, "-m", "marsad.intake.collection.child", item.form.value, *map(str, bounds), own]
    with (
        on_disk(item, limits) as file,
        subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child,
    ):
        try:
            ended = False
            for answer in heard(cast(BinaryIO, child.stdout)):
                if isinstance(answer, EndAnswer):
                    ended = True
                    if answer.code:
                        raise DocumentError(item.source, answer.reason, code=answer.code)
                else:
                    yield Row(number=answer.number, columns=answer.columns, problem=answer.problem, sheet=answer.sheet)
            if not ended:
                raise _broken(item.source, child.wait(), terms)
        finally:
            child.kill()


def _broken(source: str, status: int, terms: Terms) -> DocumentError:
    limits = terms.limits
    reason = (
        f"its reader broke off ({status}): damaged, or more than {limits.reading_bytes:,} bytes of memory or "
        f"{limits.reading_seconds:,} seconds are needed for it; save it as CSV"
    )
    return DocumentError(source, reason, code="too_large")
