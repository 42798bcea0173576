"""Answers that took long, kept for whoever asks again."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import after, enact

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "answer",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("key", TEXT, nullable=False, unique=True),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )
    # Where somebody lifts the triggers of 0001 and deletes, no answer stands.
    for table in ("report", "statement", "judgement"):
        enact(after, f"{table}_unanswered", f"DELETE ON {table}", do="DELETE FROM answer")
