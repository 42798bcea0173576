"""The table of the days that statements speak of, beside those of `schema`."""

from sqlalchemy import Column, Integer, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# The days from `start` to `end` of which statement `number` of the facets speaks, at the node `fork` of the tree of
# days (see `fork`), and there by the day on which it was `said`: what meets some days is a few stretches of rows. Days
# are ordinals, open ends those of `tenure_rows`, 0 a day on which it was said that is unknown. A statement of no known
# days has no row.
SPELL = Table(
    "spell",
    METADATA,
    Column("fork", Integer, primary_key=True, autoincrement=False),
    Column("kind", TEXT, primary_key=True),
    Column("said", Integer, primary_key=True, autoincrement=False),
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_with_rowid=False,
)
