"""How much is kept."""

import msgspec
from sqlalchemy import Connection, Table, func, select

from marsad.intake.account import Stock
from marsad.store.custody_schema import ERASURE, INTAKE, ORIGINAL, WITHDRAWAL
from marsad.store.failures import failures
from marsad.store.intake_rows import Outcome
from marsad.store.schema import JUDGEMENT, REPORT, STATEMENT


def stock(connection: Connection) -> Stock:
    """Return how much there is."""
    query = select(INTAKE.c.outcome, func.count()).group_by(INTAKE.c.outcome)
    outcomes = {row[0]: row[1] for row in connection.execute(query)}
    size = connection.execute(select(func.coalesce(func.sum(ORIGINAL.c.bytes), 0))).scalar_one()
    return Stock(
        reports=_count(connection, REPORT),
        versions=outcomes.get(Outcome.VERSION.value, 0),
        statements=_count(connection, STATEMENT) - _blank(connection),
        copies=outcomes.get(Outcome.COPY.value, 0),
        failures=len(failures(connection)),
        originals=_count(connection, ORIGINAL),
        original_bytes=int(size),
        judgements=_count(connection, JUDGEMENT),
        withdrawn=_count(connection, WITHDRAWAL),
        erased=_count(connection, ERASURE),
    )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _blank(connection: Connection) -> int:
    """Return how many statements were erased: their rows stay."""
    blanked = connection.execute(select(ERASURE.c.blanked)).scalars()
    return sum(len(msgspec.json.decode(each)["statements"]) for each in blanked)
