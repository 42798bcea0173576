"""What publishers say as rows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete

from marsad.record.control.said import Said
from marsad.store.said_schema import SAID
from marsad.store.tenure_rows import ALWAYS, OPEN

_S = SAID.c


def replace(
    connection: Connection, place_id: str, said: Mapping[str, Sequence[Said]], *, only: Iterable[str] | None
) -> None:
    """Put what is said of the place in the stead of what publishers `only` (None: all) said before."""
    old = [_S.place_id == place_id, *([] if only is None else [_S.publisher.in_(tuple(only))])]
    connection.execute(delete(SAID).where(*old))
    rows = [said_columns(each) for told in said.values() for each in told]
    if rows:
        connection.execute(SAID.insert(), rows)


def said_columns(each: Said) -> dict[str, Any]:
    """Return the row of what is said."""
    return {
        "place_id": each.place_id,
        "publisher": each.publisher,
        "start": ALWAYS if each.start is None else each.start.toordinal(),
        "end": OPEN if each.end is None else each.end.toordinal(),
        "known_from": each.known_from.toordinal(),
        "known_to": OPEN if each.known_to is None else each.known_to.toordinal(),
        "status": each.status.value,
        "holder": " ".join(each.holder),
        "by": " ".join(each.by),
        "candidates": " ".join(each.candidates),
    }
