"""The computed figures: what each statement claims, beside all others of its voice."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import after, enact

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Create the tables, empty: they are filled when somebody first asks for figures."""
    _figures()
    _stale()


def _figures() -> None:
    op.create_table(
        "figure",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("id", TEXT, nullable=False, unique=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("report", TEXT, nullable=False),
        sa.Column("voice", TEXT, nullable=False),
        sa.Column("total", TEXT),
        sa.Column("event", TEXT),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("faults", sa.LargeBinary()),
        sa.Column("value", sa.LargeBinary()),
        sa.Column("left", sa.LargeBinary()),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_figure_report", "figure", ["report"])
    op.create_index("ix_figure_total", "figure", ["total"])
    op.create_index("ix_figure_voice", "figure", ["kind", "voice"])
    there = sa.column("faults").is_not(None)
    op.create_index("ix_figure_faults", "figure", ["kind", "id"], sqlite_where=there, postgresql_where=there)
    op.create_table(
        "figure_voice",
        sa.Column("kind", TEXT, primary_key=True),
        sa.Column("voice", TEXT, primary_key=True),
        sa.Column("is_due", sa.Integer(), nullable=False),
        sa.Column("falls", sa.LargeBinary()),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_figure_voice_is_due", "figure_voice", ["is_due"])


def _stale() -> None:
    op.create_table(
        "stale_figure",
        sa.Column("mark", NUMBER, primary_key=True),
        sa.Column("report", TEXT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_stale_figure_report", "stale_figure", ["report"])
    op.create_table("stale_home", sa.Column("statement", TEXT, primary_key=True), sqlite_with_rowid=False)
    do = "INSERT INTO stale_figure (report) VALUES (NEW.report)"
    enact(after, "figure_stale", "INSERT ON stale_report", do=do)
    for change, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        do = f"INSERT OR IGNORE INTO stale_home SELECT id FROM figure WHERE id = {row}.name"
        event, when = f"{change} ON event_naming", f"{row}.role = 'statement'"
        enact(after, f"figure_home_{change.lower()}", event, do=do, when=when)
