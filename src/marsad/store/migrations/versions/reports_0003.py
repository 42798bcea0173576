"""What reports are asked for by: their words, publishers, days, kinds of statements and places."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import after, enact, unknown_first, words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables, empty: what is computed is filled when the store is opened."""
    op.create_table(
        "catalogue",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", TEXT, nullable=False, unique=True),
        sa.Column("day", sa.Date()),
        sa.Column("publisher", TEXT, nullable=False),
        *(
            sa.Column(kind, sa.Integer(), nullable=False)
            for kind in ("control", "casualties", "displacement", "incident")
        ),
    )
    enact(unknown_first, "ix_catalogue_day", "catalogue", "day")
    op.create_table(
        "daily",
        sa.Column("day", sa.Integer(), primary_key=True),
        sa.Column("publisher", TEXT, primary_key=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    # Without content: the words are folded and parted by us, and the report itself has its text.
    enact(words, "report_text", "title", "words", "written", "marks")
    # Where somebody lifts the triggers of 0001 and deletes, what was computed is made again at the next opening.
    for table, gone in (("report", "DELETE FROM catalogue WHERE report = OLD.key; "), ("statement", "")):
        do = f"{gone}DELETE FROM derivation WHERE part = 'catalogue'"
        enact(after, f"{table}_uncatalogued", f"DELETE ON {table}", do=do)
