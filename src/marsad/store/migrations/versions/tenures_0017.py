"""Versions of one place's tenures together, by place, start and the day by which they were known."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT

revision = "0017"
down_revision = "0016"

_KEY = ("place_id", "start", "known_from")
_MAP = ("fork", "known_to", "known_from", "start", "end", "place_id", "status", "holder", "by", "candidates")
_MAP_TOO = ("confidence", "first_evidence", "last_evidence", "rests")


def upgrade() -> None:
    """Put the rows in that order: in SQLite the table is its own index, in PostgreSQL it has one by that key."""
    op.drop_index("ix_tenure_place", "tenure")
    if op.get_context().dialect.name == "postgresql":
        op.drop_column("tenure", "number")
        op.create_primary_key("tenure_pkey", "tenure", [*_KEY])
        return
    op.drop_index("ix_tenure_map", "tenure")
    op.rename_table("tenure", "tenure_before")
    made = op.create_table(
        "tenure",
        sa.Column("place_id", TEXT, primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first_evidence", sa.Integer()),
        sa.Column("last_evidence", sa.Integer()),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False, server_default=""),
        sa.Column("candidates", TEXT, nullable=False, server_default=""),
        sa.Column("rests", sa.Integer(), nullable=False, server_default="0"),
        sqlite_with_rowid=False,
    )
    before = sa.table("tenure_before", *(sa.column(each.name) for each in made.columns))
    rows = sa.select(before).order_by(*(before.c[name] for name in _KEY))
    op.get_bind().execute(made.insert().from_select([each.name for each in made.columns], rows))
    op.drop_table("tenure_before")
    op.create_index("ix_tenure_map", "tenure", [*_MAP, *_MAP_TOO])
