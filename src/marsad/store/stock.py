"""How much is kept."""

from collections import Counter

import msgspec
from sqlalchemy import Connection, Table, func, select

from marsad.extract.consulted import BY_RULES, RULES
from marsad.intake.account import Stock
from marsad.store import consultation_rows
from marsad.store.custody_schema import ERASURE, INTAKE, ORIGINAL, WITHDRAWAL
from marsad.store.dismissing import waiting
from marsad.store.intake_rows import Outcome
from marsad.store.reader_schema import REVIEW
from marsad.store.schema import JUDGEMENT, REPORT, STATEMENT


def stock(connection: Connection) -> Stock:
    """Return how much there is."""
    query = select(INTAKE.c.outcome, func.count()).group_by(INTAKE.c.outcome)
    outcomes = {row[0]: row[1] for row in connection.execute(query)}
    size = connection.execute(select(func.coalesce(func.sum(ORIGINAL.c.bytes), 0))).scalar_one()
    reports = _count(connection, REPORT)
    return Stock(
        reports=reports,
        versions=outcomes.get(Outcome.VERSION.value, 0),
        statements=_count(connection, STATEMENT) - _blank(connection),
        copies=outcomes.get(Outcome.COPY.value, 0),
        failures=len(waiting(connection)),
        originals=_count(connection, ORIGINAL),
        original_bytes=int(size),
        judgements=_count(connection, JUDGEMENT),
        withdrawn=_count(connection, WITHDRAWAL),
        erased=_count(connection, ERASURE),
        readers=_readers(connection, reports),
        review=_count(connection, REVIEW),
    )


def _readers(connection: Connection, reports: int) -> dict[str, int]:
    chosen = Counter(each.named for each in consultation_rows.last(connection).values() if each != BY_RULES)
    return {RULES: reports - chosen.total(), **dict(sorted(chosen.items()))}


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _blank(connection: Connection) -> int:
    """Return how many statements were erased: their rows stay."""
    blanked = connection.execute(select(ERASURE.c.blanked)).scalars()
    return sum(len(msgspec.json.decode(each)["statements"]) for each in blanked)
