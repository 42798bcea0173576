"""Addresses however long they are: PostgreSQL's ordered indexes take no more than 2,704 bytes."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Find them by a hash there; SQLite's index takes them as they are."""
    if op.get_context().dialect.name == "postgresql":
        op.drop_index("ix_intake_address", "intake")
        op.create_index("ix_intake_address", "intake", ["address"], postgresql_using="hash")
