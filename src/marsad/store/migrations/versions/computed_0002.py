"""Judgements; what statements are asked for by; the computed record of control."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables, empty: what is computed is filled when the store is opened."""
    op.create_table(
        "judgement",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("made", sa.Date()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    _keep("judgement", "id = NEW.id")
    op.create_table(
        "derivation",
        sa.Column("part", sa.Text(), primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False),
    )
    _facets()
    _tenures()
    _deletions_by_hand()


def _facets() -> None:
    op.create_table(
        "facet",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("known", sa.Date()),
        sa.Column("said", sa.Date()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facet_report", "facet", ["report"])
    op.create_index("ix_facet_said", "facet", ["said"])
    op.create_index("ix_facet_days", "facet", ["kind", "end", "start"])
    op.create_table(
        "naming",
        sa.Column("role", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sqlite_with_rowid=False,
    )
    # Without content: the words are folded and parted by us, and the statement itself has its quotation.
    op.execute(
        "CREATE VIRTUAL TABLE statement_text USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
    )


def _tenures() -> None:
    op.create_table(
        "tenure",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first_evidence", sa.Integer()),
        sa.Column("last_evidence", sa.Integer()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("ix_tenure_place", "tenure", ["place_id", "start", "known_from", "known_to"])
    when = ["fork", "known_to", "known_from", "start", "end"]
    shown = ["place_id", "status", "holder", "confidence", "first_evidence", "last_evidence"]
    op.create_index("ix_tenure_map", "tenure", [*when, *shown])
    op.create_table(
        "stale",
        sa.Column("mark", sa.Integer(), primary_key=True),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stale_place_id", "stale", ["place_id"])


def _deletions_by_hand() -> None:
    """Where somebody lifts the triggers of 0001 and deletes, what was computed from the rows goes with them."""
    for table, gone in (("report", "report = OLD.key"), ("statement", "id = OLD.id AND report = OLD.report")):
        op.execute(
            f"CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN "
            "INSERT INTO stale (place_id, since) SELECT DISTINCT n.name, 0 FROM facet f JOIN naming n USING (number) "
            f"WHERE f.{gone} AND n.role = 'place'; "
            f"DELETE FROM facet WHERE {gone}; "
            "DELETE FROM derivation WHERE part = 'facet'; END"
        )


def _keep(table: str, twin: str) -> None:
    """Refuse to change a row, to drop it, or to replace it by an insert (which SQLite calls no deletion)."""
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {twin}) "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
