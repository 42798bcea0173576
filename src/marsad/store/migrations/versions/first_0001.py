"""Reports and statements, to which rows may only be added."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT
from marsad.store.engine.trigger import enact, kept, numbered

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the two tables, and the triggers that refuse to change or drop a row."""
    op.create_table(
        "report",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("source", TEXT, nullable=False),
        sa.Column("publisher", TEXT),
        sa.Column("published_start", sa.Date()),
        sa.Column("published_end", sa.Date()),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("record", TEXT, nullable=False),
        sa.Column("given", TEXT, nullable=False),
    )
    op.create_index("ix_report_id", "report", ["id"])
    op.create_table(
        "statement",
        sa.Column("report", TEXT, sa.ForeignKey("report.key"), primary_key=True),
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("place_id", TEXT),
        sa.Column("as_of", sa.Date()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sa.Column("body", TEXT, nullable=False),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
    op.create_index("ix_statement_place", "statement", ["place_id", "kind", "as_of"])
    control = sa.text("kind = 'control' AND place_id IS NOT NULL")
    op.create_index(
        "ix_statement_control", "statement", ["place_id", "as_of"], sqlite_where=control, postgresql_where=control
    )
    enact(numbered, "report")
    enact(kept, "report", "key = NEW.key")
    enact(kept, "statement", "report = NEW.report AND id = NEW.id")
