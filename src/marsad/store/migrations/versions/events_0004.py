"""The computed record of events: what each report tells of one, and what was taken for one event when."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import after, enact

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables, empty: they are filled when somebody first asks for events."""
    _tellings()
    _events()
    op.create_table(
        "stale_report",
        sa.Column("mark", NUMBER, primary_key=True),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stale_report_report", "stale_report", ["report"])
    # Where somebody lifts the triggers of 0001 and deletes, what was taken for one event is not any more.
    for table, gone in (
        ("report", "VALUES (OLD.id, 0)"),
        ("statement", "SELECT id, 0 FROM report WHERE key = OLD.report"),
    ):
        do = f"INSERT INTO stale_report (report, since) {gone}"
        enact(after, f"{table}_untold", f"DELETE ON {table}", do=do)


def _tellings() -> None:
    op.create_table(
        "telling",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("kin", NUMBER),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_telling_report", "telling", ["report"])
    op.create_index("ix_telling_kin", "telling", ["kin"])
    op.create_table(
        "telling_key",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("number", NUMBER, primary_key=True),
        sqlite_with_rowid=False,
    )


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("kin", NUMBER, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("known_from", sa.Integer(), nullable=False),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("fork", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("killed", sa.Integer()),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("is_denied", sa.Integer(), nullable=False),
        sa.Column("type", TEXT),
        sa.Column("lon", sa.Float()),
        sa.Column("lat", sa.Float()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_event_kin", "event", ["kin"])
    op.create_index("ix_event_id", "event", ["id"])
    shown = ["start", "end", "killed", "independent", "statements", "known", "is_denied", "type", "lon", "lat"]
    op.create_index("ix_event_now", "event", ["known_to", "first", "id", *shown])
    op.create_index("ix_event_then", "event", ["fork", "known_to", "known_from", "first", "id", *shown])
    op.create_table(
        "event_naming",
        sa.Column("role", TEXT, primary_key=True),
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("number", NUMBER, primary_key=True),
        sqlite_with_rowid=False,
    )
