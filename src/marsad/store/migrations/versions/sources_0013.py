"""Sources: how each is described, what is remembered of addresses, and how its last round went."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import enact, kept

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the tables; of a description no row is ever changed."""
    op.create_table(
        "source",
        sa.Column("number", NUMBER, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("name", "time", "body")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_source_name", "source", ["name", "number"])
    op.create_table(
        "visit",
        sa.Column("address", TEXT, primary_key=True),
        sa.Column("time", TEXT, nullable=False),
        *(sa.Column(name, TEXT) for name in ("etag", "modified", "digest", "form", "cause")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round",
        sa.Column("source", TEXT, primary_key=True),
        sa.Column("ended", TEXT, nullable=False),
        sa.Column("due", TEXT, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("message", TEXT),
        sqlite_with_rowid=False,
    )
    enact(kept, "source", "number = NEW.number")
