"""What the fields of a table's row or of a line of metadata say of a report."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from marsad.errors import MetadataError
from marsad.report.document import Metadata
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

_DAY = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s].*)?\s*", re.DOTALL)
# Code points of a value that a message shows.
_SHOWN = 40


class Column(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A field, with the names that tables give it."""

    forms: tuple[str, ...]


@cache
def _columns() -> Mapping[str, str]:
    rows = load("marsad.intake", "columns.yaml", Column)
    return {_plain(form): row.id for row in rows for form in row.forms}


def _plain(name: str) -> str:
    return fold(name).text.strip().replace(" ", "_")


# The fields that a table may give, as `columns.yaml` names them.
COLUMNS = ("text", "published", "publisher", "title", "name", "author", "language")


def forms(column: str) -> tuple[str, ...]:
    """Return the names under which a table may give `column`."""
    return next(row.forms for row in load("marsad.intake", "columns.yaml", Column) if row.id == column)


def recognised(name: str) -> str | None:
    """Return which field a column called `name` holds, None where it is none of ours."""
    return _columns().get(_plain(name))


def fields(where: str, row: Mapping[str, object]) -> dict[str, str]:
    """Return the fields of `row` that are known and given; of two columns for one field the first.

    Raises:
        MetadataError: a known field is not a text.
    """
    found: dict[str, str] = {}
    for name, value in row.items():
        field = recognised(name)
        if field is None or field in found or value is None or value == "":
            continue
        written = str(value) if field == "name" and type(value) is int else value
        if not isinstance(written, str):
            raise MetadataError(where, f"{name!r} must be a text, not {type(value).__name__}", code="metadata")
        if written.strip():
            found[field] = written
    return found


def metadata(where: str, given: Mapping[str, str]) -> Metadata:
    """Return what the known fields `given` say of a report.

    Raises:
        MetadataError: the day is no day, or is not written as 2017-11-01.
    """
    written = given.get("published")
    return Metadata(
        publisher=_stripped(given.get("publisher")),
        published=day(where, written) if written else None,
        title=_stripped(given.get("title")),
    )


def day(where: str, written: str) -> date:
    """Return the day that `written` gives as year, month, day; a time behind it is not looked at.

    Raises:
        MetadataError: it is written otherwise, or the calendar has no such day.
    """
    shown = written.strip()[:_SHOWN]
    found = _DAY.fullmatch(written)
    if not found:
        raise MetadataError(where, f"the date {shown!r} is not written as 2017-11-01", code="date")
    try:
        return date(*(int(number) for number in found.groups()))
    except ValueError:
        raise MetadataError(where, f"the date {shown!r} is not a day of the calendar", code="date") from None


def _stripped(value: str | None) -> str | None:
    return value.strip() if value else None
