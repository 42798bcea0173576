"""Which figures of an origin cannot all hold, as they were found."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the table, empty: it is filled when figures are asked for."""
    op.create_table(
        "quarrel",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )
