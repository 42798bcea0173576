"""What statements are asked for by, thousands a row."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Create the table, empty: it is filled when the store is brought up to date."""
    op.create_table(
        "sheet",
        sa.Column("leaf", sa.Integer(), primary_key=True),
        sa.Column("stamp", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
