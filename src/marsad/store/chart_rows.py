"""Charts of who held what, and of what publishers say, from their rows; and how often these were made."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, FromClause, func, literal, select, update

from marsad.record.control.said import Said
from marsad.record.control.version import Version
from marsad.store.chart import NONE, Answer
from marsad.store.chart_schema import STAMP
from marsad.store.said_rows import said_columns
from marsad.store.said_schema import SAID
from marsad.store.schema import TENURE
from marsad.store.tenure_rows import version_columns

# Rows that are fetched, and places that are asked for by id, at a time.
_ROWS, _PLACES = 8192, 500
_DAYS = ("start", "end", "known_from", "known_to")
Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """From which columns of which table a chart is read, and of what kind those are that have numbers."""

    table: FromClause
    publisher: ColumnElement[str]
    numbers: Mapping[str, type[np.generic]]

    def row(self, columns: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return as a row of the chart what would be one of the table."""
        words = (columns["place_id"], columns.get("publisher", ""), *(columns[name] for name in Answer._fields))
        return (*words, *(NONE if columns[name] is None else columns[name] for name in self.numbers))


TENURES = Form(
    table=TENURE,
    publisher=literal(""),
    numbers=dict.fromkeys((*_DAYS, "first_evidence", "last_evidence", "rests"), np.int32) | {"confidence": np.float64},
)
SAYINGS = Form(table=SAID, publisher=SAID.c.publisher, numbers=dict.fromkeys(_DAYS, np.int32))


def read(connection: Connection, form: Form, places: Collection[str] | None = None) -> Iterator[Rows]:
    """Yield the rows of the chart of these places (None: of all), some at a time."""
    of = form.table.c
    numbers = (func.coalesce(of[name], NONE) if _may_lack(of[name]) else of[name] for name in form.numbers)
    query = select(of.place_id, form.publisher, *(of[name] for name in Answer._fields), *numbers)
    if places is None:
        yield from connection.execution_options(yield_per=_ROWS).execute(query).partitions()
        return
    asked = sorted(places)
    for at in range(0, len(asked), _PLACES):
        yield connection.execute(query.where(of.place_id.in_(asked[at : at + _PLACES]))).all()


def _may_lack(column: ColumnElement[Any]) -> bool:
    return bool(getattr(column, "nullable", False))


def of_versions(versions: Iterable[Version]) -> list[tuple[Any, ...]]:
    """Return the versions as rows of the chart of tenures."""
    return [TENURES.row(version_columns(version)) for version in versions]


def of_said(said: Iterable[Said]) -> list[tuple[Any, ...]]:
    """Return what publishers say as rows of their chart."""
    return [SAYINGS.row(said_columns(each)) for each in said]


def stamps(connection: Connection) -> dict[str, int]:
    """Return the stamp of each place that has one."""
    return {row.place_id: row.stamp for row in connection.execute(select(STAMP))}


def stamped(connection: Connection, place_id: str) -> None:
    """Let everybody who read the place's rows see that they are others."""
    grown = update(STAMP).where(STAMP.c.place_id == place_id).values(stamp=STAMP.c.stamp + 1)
    if not connection.execute(grown).rowcount:
        connection.execute(STAMP.insert(), {"place_id": place_id, "stamp": 1})
