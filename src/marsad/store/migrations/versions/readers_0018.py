"""By whom reports were read, what two readers leave for people to decide, and what a team allows."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import enact, kept

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Create the tables, empty: until now the rules read everything, but for what came in through Python."""
    op.create_table(
        "consultation",
        sa.Column("number", NUMBER, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("time", "report", "reader", "model", "prompt")),
        *(sa.Column(name, TEXT) for name in ("code", "message")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_consultation_report", "consultation", ["report"])
    op.create_index("ix_consultation_code", "consultation", ["code"])
    op.create_table(
        "review",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("report", "statement")),
        sa.Column("differing", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_review_statement", "review", ["statement"])
    op.create_table(
        "setting",
        sa.Column("number", NUMBER, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("time", "name", "value", "by")),
        sqlite_autoincrement=True,
    )
    enact(kept, "consultation", "number = NEW.number")
    enact(kept, "setting", "number = NEW.number")
