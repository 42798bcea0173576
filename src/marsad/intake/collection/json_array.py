"""Reports in one JSON value: a list of objects, an object with such a list, or one object."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from marsad.errors import DocumentError, Issue
from marsad.intake.item import Item, Terms
from marsad.intake.lines import narrow
from marsad.intake.rationed import BLOCK, Rationed
from marsad.intake.row import Row, canonical, reports
from marsad.report.document import Document

# Brackets within brackets: what a report has, and far below where reading them would take all memory.
_DEEPEST = 500
_OPENING, _CLOSING = ("start_map", "start_array"), ("end_map", "end_array")
Event = tuple[str, Any]


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the reports of the objects in `item`, one at a time in memory.

    Raises:
        DocumentError: it is no JSON, or not to its end; an object is larger than a report may be; or there is none.
    """
    import ijson

    limit = terms.limits.report_bytes
    stream = Rationed(item.source, narrow(item.source, item.stream, limit), limit)
    try:
        yield from reports(item, _rows(ijson.basic_parse(stream, use_float=True, buf_size=BLOCK), stream), terms)
    except (ijson.JSONError, ValueError) as error:
        raise DocumentError(item.source, f"damaged: not JSON: {error}"[:300], code="damaged") from error


def _rows(events: Iterator[Event], stream: Rationed) -> Iterator[Row]:
    kind, _value = next(events)
    if kind == "start_array":
        yield from _listed(events, stream)
    elif kind == "start_map":
        yield from _of_object(events, stream)
    else:
        yield Row(number=1, columns={}, problem="neither a JSON object nor a list of them")
    # What stands behind the value is an error of the parser's.
    next(events, None)


def _listed(events: Iterator[Event], stream: Rationed) -> Iterator[Row]:
    """Return a row for each value of a list that is open, to its end."""
    for number, event in enumerate(events, start=1):
        if event[0] == "end_array":
            return
        yield _row(number, _value(event, events))
        stream.renew()


def _of_object(events: Iterator[Event], stream: Rationed) -> Iterator[Row]:
    """Return the rows of the first list of objects in an object that is open, or the object where it has none."""
    columns: dict[str, Any] = {}
    list_name: str | None = None
    for kind, key in events:
        if kind == "end_map":
            break
        event = next(events)
        inner = next(events) if event[0] == "start_array" else None
        if inner is None or inner[0] != "start_map":
            whole = events if inner is None else chain((inner,), events)
            columns[key] = _value(event, whole)
            continue
        rows = _listed(chain((inner,), events), stream)
        if list_name is None:
            list_name = key
            yield from rows
            continue
        lost = sum(1 for _row in rows)
        reason = f"a second list, {key!r} with {lost:,} objects, is not read; {list_name!r} is"
        yield Row(number=lost, columns={}, problem=reason)
    if list_name is None:
        yield _row(1, columns)


def _value(first: Event, events: Iterator[Event]) -> Any:  # noqa: ANN401 - any JSON
    """Return the value that `first` begins, its events taken."""
    import ijson

    builder = ijson.ObjectBuilder()
    builder.event(*first)
    depth = int(first[0] in _OPENING)
    while depth:
        kind, value = next(events)
        depth += (kind in _OPENING) - (kind in _CLOSING)
        if depth > _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} brackets within each other")
        builder.event(kind, value)
    return builder.value


def _row(number: int, value: object) -> Row:
    try:
        if isinstance(value, dict):
            canonical(value)
            return Row(number=number, columns=value)
        problem = "not a JSON object"
    except (UnicodeError, RecursionError) as error:
        problem = f"not JSON: {error}"
    return Row(number=number, columns={}, problem=problem)
