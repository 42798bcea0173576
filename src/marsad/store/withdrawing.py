"""Reports that are withdrawn: they stay, and count for nothing any more."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from marsad.record.judgement import Judgement, Verdict
from marsad.store import chain, spoken_rows
from marsad.store.custody_schema import WITHDRAWAL
from marsad.store.decision import decided
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.vouching import Action, vouch

# Statements that one judgement rejects.
_AT_ONCE = 1000


def keys_of(connection: Connection, address: str) -> tuple[str, ...]:
    """Return the key of the report with this key, else of every report with this id, in order."""
    own = select(REPORT.c.key).where(REPORT.c.key == address)
    every = select(REPORT.c.key).where(REPORT.c.id == address).order_by(REPORT.c.key)
    return tuple(connection.execute(own).scalars().all() or connection.execute(every).scalars())


def withdrawn(connection: Connection, key: str, *, by: str, reason: str) -> bool:
    """Return whether the report was not withdrawn before; it is now.

    What it states and no other report that stands does is rejected, by a judgement: whatever is computed of statements
    leaves it out, and a person who accepts one of them later takes it up again.
    """
    if connection.execute(select(WITHDRAWAL.c.report).where(WITHDRAWAL.c.report == key)).first():
        return False
    spoken_rows.withdraw(connection, connection.execute(select(REPORT.c.id).where(REPORT.c.key == key)).scalar_one())
    row = {"report": key, "time": chain.moment(), "by": by, "reason": reason}
    connection.execute(WITHDRAWAL.insert(), row)
    vouch(connection, Action.WITHDRAW, row)
    decided(connection, _rejections(_only_of(connection, key), by, reason))
    return True


def _only_of(connection: Connection, key: str) -> Sequence[str]:
    """Return the ids of the statements that the report makes, and no other that is not withdrawn."""
    others = STATEMENT.alias()
    gone = select(WITHDRAWAL.c.report)
    also = select(others.c.id).where(others.c.id == STATEMENT.c.id, others.c.report != key)
    also = also.where(others.c.report.not_in(gone)).correlate(STATEMENT)
    query = select(STATEMENT.c.id).where(STATEMENT.c.report == key, ~also.exists()).order_by(STATEMENT.c.id)
    return connection.execute(query).scalars().all()


def _rejections(statements: Sequence[str], by: str, reason: str) -> Iterator[Judgement]:
    now = datetime.now(UTC).replace(microsecond=0)
    for at in range(0, len(statements), _AT_ONCE):
        yield Judgement(
            verdict=Verdict.REJECT,
            statements=tuple(statements[at : at + _AT_ONCE]),
            who=by,
            when=now,
            why=f"the report was withdrawn: {reason}",
        )
