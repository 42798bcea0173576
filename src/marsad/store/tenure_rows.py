"""Versions of tenures as rows, and back."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, and_, delete, select

from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.version import EVER, Version
from marsad.store.fork import fork, forks
from marsad.store.schema import TENURE

# Ends that are open, as ordinals: before every day, and after every day.
ALWAYS = 0
OPEN = EVER.toordinal() + 1
# How many places are asked for by id at a time.
_AT_ONCE = 500
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Tenure).decode
_T = TENURE.c
_SHOWN = (_T.place_id, _T.start, _T.end, _T.status, _T.holder, _T.confidence, _T.first_evidence, _T.last_evidence)


class Shown(Struct, frozen=True):
    """What a map shows of a place on a day: its tenure without the statements, its fields those of `Tenure`."""

    place_id: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    confidence: float
    first_evidence: date | None
    last_evidence: date | None


_STATUSES = {status.value: status for status in Status}


def version_columns(version: Version) -> dict[str, Any]:
    """Return the row of the version."""
    tenure = version.tenure
    known_from, known_to = version.known_from.toordinal(), ordinal(version.known_to, OPEN)
    return {
        "place_id": tenure.place_id,
        "start": ordinal(tenure.start, ALWAYS),
        "end": ordinal(tenure.end, OPEN),
        "known_from": known_from,
        "known_to": known_to,
        "fork": fork(known_from, known_to - 1),
        "status": tenure.status.value,
        "holder": " ".join(tenure.holder),
        "by": " ".join(tenure.by),
        "candidates": " ".join(tenure.candidates),
        "confidence": tenure.confidence,
        "first_evidence": tenure.first_evidence.toordinal() if tenure.first_evidence else None,
        "last_evidence": tenure.last_evidence.toordinal() if tenure.last_evidence else None,
        "rests": int(bool(tenure.statements)),
        "body": _encode(tenure).decode(),
    }


def versions_of(connection: Connection, place_id: str) -> tuple[Version, ...]:
    """Return every version of the place's timeline, by start and day of knowledge."""
    return tuple(_versions(connection, select(TENURE).where(_T.place_id == place_id)))


def standing(connection: Connection, place_id: str, since: int) -> tuple[Version, ...]:
    """Return the versions that stood on the eve of day `since`, as if nothing had ended them."""
    stood = (_T.place_id == place_id, _T.known_from < since, _T.known_to >= since)
    found = _versions(connection, select(TENURE).where(*stood))
    return tuple(Version(tenure=version.tenure, known_from=version.known_from) for version in found)


def replace(connection: Connection, place_id: str, since: int, versions: Iterable[Version]) -> None:
    """Put the versions in the place of those that stood on the eve of day `since` or later (`ALWAYS`: of all)."""
    connection.execute(delete(TENURE).where(_T.place_id == place_id, _T.known_to >= since))
    rows = [version_columns(version) for version in versions]
    if rows:
        connection.execute(TENURE.insert(), rows)


def timeline_of(connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
    """Return the place's timeline as it was known on the day."""
    query = select(_T.body).where(_T.place_id == place_id, *_known(as_of)).order_by(_T.start)
    return tuple(_decode(body) for body in connection.execute(query).scalars())


def timelines_of(connection: Connection, as_of: date | None, places: Sequence[str] | None = None) -> Iterator[Tenure]:
    """Yield every tenure of the places (None: of all) that was known on the day, by place and start."""
    if places is not None:
        yield from chain.from_iterable(timeline_of(connection, place, as_of) for place in sorted(places))
        return
    query = select(_T.body).where(known_on(as_of)).order_by(_T.place_id, _T.start)
    yield from (_decode(body) for body in connection.execute(query).scalars())


def shown(connection: Connection, on: date, as_of: date | None) -> list[Shown]:
    """Return what a map of day `on` shows of every place, as it was known on day `as_of`."""
    day = on.toordinal()
    query = select(*_SHOWN).where(known_on(as_of), _T.start <= day, _T.end > day)
    return [_shown(row) for row in connection.execute(query)]


def tenures_on(connection: Connection, on: date, as_of: date | None) -> list[Tenure]:
    """Return the tenure of every place that has one on day `on`, as it was known on day `as_of`."""
    day = on.toordinal()
    query = select(_T.body).where(known_on(as_of), _T.start <= day, _T.end > day)
    return [_decode(body) for body in connection.execute(query).scalars()]


def shown_tenure(tenure: Tenure) -> Shown:
    """Return what a map shows of the tenure."""
    return Shown(
        tenure.place_id,
        tenure.start,
        tenure.end,
        tenure.status,
        tenure.holder,
        tenure.confidence,
        tenure.first_evidence,
        tenure.last_evidence,
    )


def meeting(connection: Connection, start: date | None, end: date | None, as_of: date | None) -> Iterator[Tenure]:
    """Yield, of places with a tenure that begins from day `start` to day `end`, those that touch these days."""
    first, last = ordinal(start, ALWAYS + 1), ordinal(end, OPEN)
    touching = (_T.start <= last, _T.end >= first)
    query = select(_T.place_id, _T.start).where(known_on(as_of), *touching)
    turned = sorted({place_id for place_id, begun in connection.execute(query) if begun >= first})
    for at in range(0, len(turned), _AT_ONCE):
        part = select(_T.body).where(_T.place_id.in_(turned[at : at + _AT_ONCE]), *_known(as_of), *touching)
        yield from (_decode(body) for body in connection.execute(part).scalars())


def known_on(as_of: date | None) -> ColumnElement[bool]:
    """Return the condition that a row was known on day `as_of` (None: by all that was ever read)."""
    return and_(_T.fork.in_(forks((as_of or EVER).toordinal())), *_known(as_of))


def _known(as_of: date | None) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    day = (as_of or EVER).toordinal()
    return _T.known_to > day, _T.known_from <= day


def _versions(connection: Connection, query: Select[Any]) -> Iterator[Version]:
    for row in connection.execute(query.order_by(_T.start, _T.known_from)):
        known_to = None if row.known_to == OPEN else date.fromordinal(row.known_to)
        yield Version(tenure=_decode(row.body), known_from=date.fromordinal(row.known_from), known_to=known_to)


def _shown(row: Sequence[Any]) -> Shown:
    place_id, start, end, status, holder, confidence, first, last = row
    return Shown(
        place_id,
        date.fromordinal(start) if start != ALWAYS else None,
        date.fromordinal(end) if end != OPEN else None,
        _STATUSES[status],
        _names(holder),
        confidence,
        None if first is None else date.fromordinal(first),
        None if last is None else date.fromordinal(last),
    )


@lru_cache(maxsize=4096)
def _names(written: str) -> tuple[str, ...]:
    return tuple(written.split())


def ordinal(day: date | None, otherwise: int) -> int:
    """Return the number of the day, `otherwise` where there is none."""
    return otherwise if day is None else day.toordinal()
