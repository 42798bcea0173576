"""The days that statements speak of, at the nodes of a tree of days: what meets some days lies together."""

import sqlalchemy as sa
from alembic import op

from marsad.store.engine.column import NUMBER, TEXT

revision = "0021"
down_revision = "0020"

# The ordinal of a day in a column, and what an end is that is open: before every day, and after every day.
_ORDINAL = {
    "sqlite": "CAST(julianday({0}) - 1721424.5 AS integer)",
    "postgresql": "{0} - DATE '0001-01-01' + 1",
}
_ALWAYS, _OPEN = 0, 3652060
# The fork of days: their last with as many noughts at its end as it takes to be the first's too, and a one before.
_BITS = 22
_NODES = " ".join(f"WHEN apart < {2 << at} THEN last >> {at} << {at}" for at in range(_BITS))
_FORK = f"CASE WHEN apart = 0 THEN first {_NODES} END"


def upgrade() -> None:
    """Create the table and fill it with what the facets have, in its order."""
    op.create_table(
        "spell",
        sa.Column("fork", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("kind", TEXT, primary_key=True),
        sa.Column("said", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    dialect = op.get_context().dialect.name
    said, first, last = (_ORDINAL[dialect].format(f'"{name}"') for name in ("said", "start", "end"))
    op.execute(f"""
        INSERT INTO spell (fork, kind, said, number, start, "end")
        SELECT {_FORK} AS fork, kind, said, number, first, last FROM (
            SELECT *, (first | last) - (first & last) AS apart FROM (
                SELECT kind, number, COALESCE({said}, 0) AS said,
                COALESCE({first}, {_ALWAYS}) AS first, COALESCE({last}, {_OPEN}) AS last
                FROM facet WHERE start IS NOT NULL OR "end" IS NOT NULL
            ) AS spoken
        ) AS parted ORDER BY 1, 2, 3, 4
    """)
    if dialect == "postgresql":
        op.execute("ANALYZE spell")
