"""How often the rows of each place were made, for those who hold them in memory; what they asked for before is gone."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Count from now on; nothing is asked of what publishers say but all of it, or all of one place."""
    op.create_table(
        "control_stamp",
        sa.Column("place_id", TEXT, primary_key=True),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.drop_index("ix_said_by", "said")
    op.drop_column("said", "fork")
