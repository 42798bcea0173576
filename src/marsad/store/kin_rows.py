"""Which report is which other's kin, as rows."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from marsad.store.custody_schema import KIN

_K = KIN.c


class Relation(Enum):
    """What a report is to another that came before it.

    `VERSION`: what stands at the same address since. `SAME_TEXT`: the same text of another publisher or another day.
    `NEAR`: nearly the same text.
    """

    VERSION = "version"
    SAME_TEXT = "same_text"
    NEAR = "near"


class Kin(Struct, frozen=True, kw_only=True):
    """What report `report` is to `other`, which came before it; `measure` of all rows of their words is in both."""

    report: str
    other: str
    relation: Relation
    measure: float


def columns(kin: Iterable[Kin]) -> list[dict[str, Any]]:
    """Return the rows that say so."""
    return [
        {"report": each.report, "other": each.other, "relation": each.relation.value, "measure": each.measure}
        for each in kin
    ]


def add(connection: Connection, kin: Iterable[Kin]) -> None:
    """Leave the rows that say so in the transaction."""
    rows = columns(kin)
    if rows:
        connection.execute(KIN.insert(), rows)


def of(connection: Connection, key: str) -> tuple[Kin, ...]:
    """Return all kin of the report, those that came before it first."""
    query = select(KIN).where(or_(_K.report == key, _K.other == key)).order_by(_K.report != key, _K.relation, _K.other)
    return tuple(
        Kin(report=row.report, other=row.other, relation=Relation(row.relation), measure=row.measure)
        for row in connection.execute(query)
    )
