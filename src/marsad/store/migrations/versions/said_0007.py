"""What each publisher says of who held what, as rows; and statements by the day on which they were out."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT

revision = "0007"
down_revision = "0006"

_ANSWER = ("start", "end", "status", "holder", "by", "candidates")


def upgrade() -> None:
    """Create the table, empty: it is filled with the rows of control, all of which are made again."""
    op.create_table(
        "said",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("place_id", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("candidates", TEXT, nullable=False),
    )
    op.create_index("ix_said_place", "said", ["place_id", "publisher", "known_to", "known_from", *_ANSWER])
    op.create_index("ix_said_by", "said", ["publisher", "fork", "known_to", "known_from", *_ANSWER, "place_id"])
    op.create_index("ix_facet_known", "facet", ["known", "kind"])
