"""Judgements; what statements are asked for by; the computed record of control."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import after, enact, kept, numbered, unknown_first, words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables, empty: what is computed is filled when the store is opened."""
    op.create_table(
        "judgement",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("made", sa.Date()),
        sa.Column("body", TEXT, nullable=False),
    )
    enact(numbered, "judgement")
    enact(kept, "judgement", "id = NEW.id")
    op.create_table(
        "derivation",
        sa.Column("part", TEXT, primary_key=True),
        sa.Column("digest", TEXT, nullable=False),
    )
    _facets()
    _tenures()
    _deletions_by_hand()


def _facets() -> None:
    op.create_table(
        "facet",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("modality", TEXT, nullable=False),
        sa.Column("publisher", TEXT, nullable=False),
        sa.Column("known", sa.Date()),
        sa.Column("said", sa.Date()),
        sa.Column("start", sa.Date()),
        sa.Column("end", sa.Date()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facet_report", "facet", ["report"])
    enact(unknown_first, "ix_facet_said", "facet", "said")
    op.create_index("ix_facet_days", "facet", ["kind", "end", "start"])
    op.create_table(
        "naming",
        sa.Column("role", TEXT, primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("number", NUMBER, primary_key=True),
        sqlite_with_rowid=False,
    )
    # Without content: the words are folded and parted by us, and the statement itself has its quotation.
    enact(words, "statement_text", "words")


def _tenures() -> None:
    op.create_table(
        "tenure",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("place_id", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("holder", TEXT, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("first_evidence", sa.Integer()),
        sa.Column("last_evidence", sa.Integer()),
        sa.Column("body", TEXT, nullable=False),
    )
    op.create_index("ix_tenure_place", "tenure", ["place_id", "start", "known_from", "known_to"])
    when = ["fork", "known_to", "known_from", "start", "end"]
    shown = ["place_id", "status", "holder", "confidence", "first_evidence", "last_evidence"]
    op.create_index("ix_tenure_map", "tenure", [*when, *shown])
    op.create_table(
        "stale",
        sa.Column("mark", NUMBER, primary_key=True),
        sa.Column("place_id", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stale_place_id", "stale", ["place_id"])


def _deletions_by_hand() -> None:
    """Where somebody lifts the triggers of 0001 and deletes, what was computed from the rows goes with them."""
    for table, gone in (("report", "report = OLD.key"), ("statement", "id = OLD.id AND report = OLD.report")):
        do = (
            "INSERT INTO stale (place_id, since) SELECT DISTINCT n.name, 0 FROM facet f JOIN naming n USING (number) "
            f"WHERE f.{gone} AND n.role = 'place'; "
            f"DELETE FROM facet WHERE {gone}; "
            "DELETE FROM derivation WHERE part = 'facet'"
        )
        enact(after, f"{table}_gone", f"DELETE ON {table}", do=do)
