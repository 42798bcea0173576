"""Tellings in the same words are found by their days as well, so that all are told again under their keys."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Leave no events: they are made again of what the reports state, before the next answer."""
    op.execute(sa.text("DELETE FROM derivation WHERE part = 'event'"))
    for name in ("event_naming", "event", "telling_key", "telling", "stale_report"):
        op.execute(sa.text(f"DELETE FROM {name}"))
