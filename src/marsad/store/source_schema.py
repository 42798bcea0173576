"""The tables of sources: how each is described, what is remembered of addresses, and how its last round went."""

from sqlalchemy import Column, Index, Integer, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# Descriptions of sources, append-only: of those with one name the last holds. Moments are in UTC, in ISO 8601.
SOURCE = Table(
    "source",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("name", TEXT, nullable=False),
    Column("time", TEXT, nullable=False),
    Column("body", TEXT, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_source_name", SOURCE.c.name, SOURCE.c.number)

# The last visit to each address that was fetched (see `source.visit`); without it all is fetched anew.
VISIT = Table(
    "visit",
    METADATA,
    Column("address", TEXT, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("etag", TEXT),
    Column("modified", TEXT),
    Column("digest", TEXT),
    Column("form", TEXT),
    Column("cause", TEXT),
    sqlite_with_rowid=False,
)

# How the last round of each source ended, and when the next is due; `failures` counts those that failed one after the
# other, `message` says how the last did.
ROUND = Table(
    "round",
    METADATA,
    Column("source", TEXT, primary_key=True),
    Column("ended", TEXT, nullable=False),
    Column("due", TEXT, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("message", TEXT),
    sqlite_with_rowid=False,
)
