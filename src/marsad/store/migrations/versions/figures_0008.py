"""The computed figures: what each statement claims, beside all others of its voice."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables, empty: they are filled when somebody first asks for figures."""
    _figures()
    _stale()


def _figures() -> None:
    op.create_table(
        "figure",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("total", sa.Text()),
        sa.Column("event", sa.Text()),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("faults", sa.LargeBinary()),
        sa.Column("value", sa.LargeBinary()),
        sa.Column("left", sa.LargeBinary()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_figure_report", "figure", ["report"])
    op.create_index("ix_figure_total", "figure", ["total"])
    op.create_index("ix_figure_voice", "figure", ["kind", "voice"])
    there = sa.column("faults").is_not(None)
    op.create_index("ix_figure_faults", "figure", ["kind", "id"], sqlite_where=there)
    op.create_table(
        "figure_voice",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("voice", sa.Text(), primary_key=True),
        sa.Column("is_due", sa.Integer(), nullable=False),
        sa.Column("falls", sa.LargeBinary()),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figure_voice_is_due", "figure_voice", ["is_due"])


def _stale() -> None:
    op.create_table(
        "stale_figure",
        sa.Column("mark", sa.Integer(), primary_key=True),
        sa.Column("report", sa.Text(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stale_figure_report", "stale_figure", ["report"])
    op.create_table("stale_home", sa.Column("statement", sa.Text(), primary_key=True), sqlite_with_rowid=False)
    op.execute(
        "CREATE TRIGGER figure_stale AFTER INSERT ON stale_report BEGIN "
        "INSERT INTO stale_figure (report) VALUES (NEW.report); END"
    )
    for change, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        op.execute(
            f"CREATE TRIGGER figure_home_{change.lower()} AFTER {change} ON event_naming WHEN {row}.role = 'statement' "
            f"BEGIN INSERT OR IGNORE INTO stale_home SELECT id FROM figure WHERE id = {row}.name; END"
        )
