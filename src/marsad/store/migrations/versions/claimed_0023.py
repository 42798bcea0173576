"""What is claimed of each place, and what each account of it says, as rows; what is spoken, by the node of its days."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import TEXT

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Create the tables, empty: they are filled with the rows of control, all of which are made again.

    So is what is spoken, before the page is served or with the next reports.
    """
    op.create_table(
        "claim",
        sa.Column("place_id", TEXT, primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("publisher", TEXT, nullable=False),
        sa.Column("speaker", TEXT, nullable=False),
        sa.Column("side", TEXT, nullable=False),
        sa.Column("rule", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "lane",
        sa.Column("place_id", TEXT, primary_key=True),
        sa.Column("voice", TEXT, primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("side", TEXT, primary_key=True),
        sa.Column("start", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("behind", TEXT, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_lane_known", "lane", ["place_id", "fork", "known_to", "known_from"])
    _lay_out_anew()


def _lay_out_anew() -> None:
    op.execute("DELETE FROM derivation WHERE part = 'spoken'")
    op.drop_table("spoken")
    op.create_table(
        "spoken",
        sa.Column("area", TEXT, primary_key=True),
        sa.Column("fork", sa.Integer(), primary_key=True),
        sa.Column("known", sa.Integer(), primary_key=True),
        sa.Column("publisher", TEXT, primary_key=True),
        sa.Column("first", sa.Integer(), primary_key=True),
        sa.Column("last", sa.Integer(), primary_key=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("undated", sa.Integer(), nullable=False),
        sa.Column("spells", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
