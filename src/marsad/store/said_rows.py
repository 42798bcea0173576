"""What publishers say as rows, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select

from marsad.record.control.said import Said
from marsad.record.control.tenure import Status
from marsad.record.control.version import EVER
from marsad.store.fork import fork, forks
from marsad.store.line import day_of, names
from marsad.store.said_schema import SAID
from marsad.store.tenure_rows import ALWAYS, OPEN

_S = SAID.c
_STATUSES = {status.value: status for status in Status}


def replace(
    connection: Connection, place_id: str, said: Mapping[str, Sequence[Said]], *, only: Iterable[str] | None
) -> None:
    """Put what is said of the place in the stead of what publishers `only` (None: all) said before."""
    old = [_S.place_id == place_id, *([] if only is None else [_S.publisher.in_(tuple(only))])]
    connection.execute(delete(SAID).where(*old))
    rows = [_columns(each) for told in said.values() for each in told]
    if rows:
        connection.execute(SAID.insert(), rows)


def said_on(connection: Connection, publisher: str, day: date, as_of: date | None) -> Iterator[Said]:
    """Yield what the publisher says of every place on the day, by what was out by day `as_of`."""
    on = (_S.start <= day.toordinal(), _S.end > day.toordinal())
    query = select(SAID).where(_S.publisher == publisher, _known(SAID.c, as_of), *on)
    return map(_said, connection.execute(query).all())


def contradicting(connection: Connection, publishers: tuple[str, str], as_of: date | None) -> list[Said]:
    """Return what either of the two says of a place on days of which the other says something else, in no order."""
    one, other = SAID.alias(), SAID.alias()
    day = (as_of or EVER).toordinal()
    apart = [one.c[name] != other.c[name] for name in ("status", "holder", "by", "candidates")]
    query = (
        select(one, other)
        .where(one.c.publisher == publishers[0], _known(one.c, as_of))
        .join(other, and_(other.c.place_id == one.c.place_id, other.c.publisher == publishers[1]))
        .where(other.c.known_to > day, other.c.known_from <= day)
        .where(other.c.start < one.c.end, one.c.start < other.c.end, or_(*apart))
    )
    width = len(SAID.c)
    pairs = connection.execute(query).all()
    # One version may contradict several.
    return [_said(row) for row in {*(pair[:width] for pair in pairs), *(pair[width:] for pair in pairs)}]


def _known(columns: Any, as_of: date | None) -> ColumnElement[bool]:  # noqa: ANN401 (those of an alias are of no type)
    day = (as_of or EVER).toordinal()
    return and_(columns.fork.in_(forks(day)), columns.known_to > day, columns.known_from <= day)


def _columns(each: Said) -> dict[str, Any]:
    known_from = each.known_from.toordinal()
    known_to = OPEN if each.known_to is None else each.known_to.toordinal()
    return {
        "place_id": each.place_id,
        "publisher": each.publisher,
        "start": ALWAYS if each.start is None else each.start.toordinal(),
        "end": OPEN if each.end is None else each.end.toordinal(),
        "known_from": known_from,
        "known_to": known_to,
        "fork": fork(known_from, known_to - 1),
        "status": each.status.value,
        "holder": " ".join(each.holder),
        "by": " ".join(each.by),
        "candidates": " ".join(each.candidates),
    }


def _said(row: Sequence[Any]) -> Said:
    _, place_id, publisher, start, end, known_from, known_to, _, status, holder, by, candidates = row
    return Said(
        place_id,
        publisher,
        day_of(start, ALWAYS),
        day_of(end, OPEN),
        _STATUSES[status],
        names(holder),
        names(by),
        names(candidates),
        date.fromordinal(known_from),
        None if known_to == OPEN else date.fromordinal(known_to),
    )
