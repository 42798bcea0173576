"""All that a map shows of a tenure, in columns and in the index of the map."""

from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT

revision = "0010"
down_revision = "0009"

# Rows whose bodies are read at a time.
_AT_ONCE = 5000
_NEW = ("by", "candidates", "rests")
_BEFORE = ("fork", "known_to", "known_from", "start", "end", "place_id", "status", "holder")
_AFTER = ("confidence", "first_evidence", "last_evidence")


class _Body(msgspec.Struct):
    """What of a row's body becomes columns."""

    by: list[str]
    candidates: list[str]
    statements: list[msgspec.Raw]


def upgrade() -> None:
    """Add the columns with what the bodies say, and make the index again with them in it."""
    op.drop_index("ix_tenure_map", "tenure")
    for name in ("by", "candidates"):
        op.add_column("tenure", sa.Column(name, TEXT, nullable=False, server_default=""))
    op.add_column("tenure", sa.Column("rests", sa.Integer(), nullable=False, server_default="0"))
    _fill(op.get_bind())
    op.create_index("ix_tenure_map", "tenure", [*_BEFORE, "by", "candidates", *_AFTER, "rests"])


def _fill(connection: sa.Connection) -> None:
    tenure = sa.table("tenure", *map(sa.column, ("number", "body", *_NEW)))
    columns = tenure.c
    new: dict[str, sa.BindParameter[Any]] = {
        name: sa.bindparam(f"new_{name}") for name in ("by", "candidates", "rests")
    }
    filled = tenure.update().where(columns.number == sa.bindparam("old_number")).values(new)
    query = sa.select(columns.number, columns.body).order_by(columns.number).limit(_AT_ONCE)
    last = 0
    while rows := connection.execute(query.where(columns.number > last)).all():
        connection.execute(filled, [_columns(*row) for row in rows])
        last = rows[-1].number


_decode = msgspec.json.Decoder(_Body).decode


def _columns(number: int, body: str) -> dict[str, Any]:
    found = _decode(body)
    return {
        "old_number": number,
        "new_by": " ".join(found.by),
        "new_candidates": " ".join(found.candidates),
        "new_rests": int(bool(found.statements)),
    }
