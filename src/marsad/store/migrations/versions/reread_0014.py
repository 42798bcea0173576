"""Reports that are read again by other rules: which statements each reading brought, and which it no longer makes."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import enact, kept

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the tables, to which rows may only be added, and the column; what was read once stays as it is."""
    op.create_table(
        "rereading",
        sa.Column("number", NUMBER, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("time", "tool", "rules", "report", "content")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rereading_report", "rereading", ["report"])
    op.create_table(
        "standing",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("report", "statement")),
        sa.Column("rereading", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
    )
    op.add_column("statement", sa.Column("rereading", NUMBER))
    enact(kept, "rereading", "number = NEW.number")
    enact(kept, "standing", "report = NEW.report AND statement = NEW.statement AND rereading = NEW.rereading")
