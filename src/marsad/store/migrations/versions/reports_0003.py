"""What reports are asked for by: their words, publishers, days, kinds of statements and places."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the tables, empty: what is computed is filled when the store is opened."""
    op.create_table(
        "catalogue",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("report", sa.Text(), nullable=False, unique=True),
        sa.Column("day", sa.Date()),
        sa.Column("publisher", sa.Text(), nullable=False),
        *(
            sa.Column(kind, sa.Integer(), nullable=False)
            for kind in ("control", "casualties", "displacement", "incident")
        ),
    )
    op.create_index("ix_catalogue_day", "catalogue", ["day"])
    op.create_table(
        "daily",
        sa.Column("day", sa.Integer(), primary_key=True),
        sa.Column("publisher", sa.Text(), primary_key=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    # Without content: the words are folded and parted by us, and the report itself has its text.
    op.execute(
        "CREATE VIRTUAL TABLE report_text USING fts5("
        "title, words, written, marks, content='', tokenize='unicode61 remove_diacritics 0')"
    )
    # Where somebody lifts the triggers of 0001 and deletes, what was computed is made again at the next opening.
    for table, gone in (("report", "DELETE FROM catalogue WHERE report = OLD.key; "), ("statement", "")):
        op.execute(
            f"CREATE TRIGGER {table}_uncatalogued AFTER DELETE ON {table} BEGIN "
            f"{gone}DELETE FROM derivation WHERE part = 'catalogue'; END"
        )
