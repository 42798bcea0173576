"""How much is kept."""

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
        statements=_count(connection, STATEMENT),
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
