"""What is counted of all statements, by kind, publisher, days and days of knowledge, in indexes that have all of it."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Create the indexes; that of the days takes the place of one without the day of knowledge."""
    op.drop_index("ix_facet_days", "facet")
    op.create_index("ix_facet_days", "facet", ["kind", "end", "start", "known"])
    op.create_index("ix_facet_publisher", "facet", ["publisher", "kind"])
    op.create_index("ix_statement_kind", "statement", ["kind", "place_id"])
