"""Answers that took long, kept for whoever asks again."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "answer",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )
    # Where somebody lifts the triggers of 0001 and deletes, no answer stands.
    for table in ("report", "statement", "judgement"):
        op.execute(f"CREATE TRIGGER {table}_unanswered AFTER DELETE ON {table} BEGIN DELETE FROM answer; END")
