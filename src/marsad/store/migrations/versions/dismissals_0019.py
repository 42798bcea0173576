"""What could not be read and need not be: who said so, and why."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import enact, kept

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Create the table, empty."""
    op.create_table(
        "dismissal",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("time", TEXT, nullable=False),
        sa.Column("intake", NUMBER, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("by", "reason")),
        sqlite_autoincrement=True,
    )
    enact(kept, "dismissal", "number = NEW.number")
