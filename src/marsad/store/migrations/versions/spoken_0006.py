"""What reports speak of, by area, in rows of which coverage is a sum."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT
from marsad.store.engine.trigger import after, enact

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables, empty: they are filled before the page is served, or when somebody first asks."""
    op.create_table(
        "spoken",
        sa.Column("area", TEXT, primary_key=True),
        sa.Column("known", sa.Integer(), primary_key=True),
        sa.Column("publisher", TEXT, primary_key=True),
        sa.Column("first", sa.Integer(), primary_key=True),
        sa.Column("last", sa.Integer(), primary_key=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("undated", sa.Integer(), nullable=False),
        sa.Column("spells", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stale_spoken",
        sa.Column("report", TEXT, primary_key=True),
        sqlite_with_rowid=False,
    )
    # Where somebody lifts the triggers of 0001 and deletes, nothing tells any more what the report added.
    for table in ("report", "statement"):
        do = "DELETE FROM derivation WHERE part = 'spoken'"
        enact(after, f"{table}_unspoken", f"DELETE ON {table}", do=do)
