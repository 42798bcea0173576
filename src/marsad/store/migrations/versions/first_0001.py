"""Reports and statements, to which rows may only be added."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the two tables, and the triggers that refuse to change or drop a row."""
    op.create_table(
        "report",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text()),
        sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
    )
    op.create_index("ix_report_id", "report", ["id"])
    op.create_table(
        "statement",
        sa.Column("report", sa.Text(), sa.ForeignKey("report.key"), primary_key=True),
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text()),
        sa.Column("as_of", sa.Date()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
    op.create_index("ix_statement_place", "statement", ["place_id", "kind", "as_of"])
    control = sa.text("kind = 'control' AND place_id IS NOT NULL")
    op.create_index("ix_statement_control", "statement", ["place_id", "as_of"], sqlite_where=control)
    _keep("report", "key = NEW.key")
    _keep("statement", "report = NEW.report AND id = NEW.id")


def _keep(table: str, twin: str) -> None:
    """Refuse to change a row, to drop it, or to replace it by an insert (which SQLite calls no deletion)."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {twin}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
