"""Places whose computed rows do not tell yet what is known of them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection

from marsad.extract.contract import Reading
from marsad.extract.statement import Control
from marsad.record.control.version import EVER
from marsad.store.facet import places_of
from marsad.store.schema import STALE


def mark(connection: Connection, places: Iterable[str], since: date | None) -> None:
    """Mark that of these places something new is known from day `since` on (None: anything may have changed)."""
    rows = [{"place_id": place, "since": since} for place in dict.fromkeys(places)]
    if rows:
        connection.execute(STALE.insert(), rows)


def mark_told(connection: Connection, reading: Reading) -> None:
    """Mark the places of which the reading says who controls them."""
    published = reading.report.published.days
    places = (place for said in reading.statements if isinstance(said, Control) for place in places_of(said))
    mark(connection, places, (published.end if published else None) or EVER)
