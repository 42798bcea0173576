"""The tables of what reports speak of, beside those of `schema`."""

from sqlalchemy import Column, Integer, Table

from marsad.store.engine.column import TEXT
from marsad.store.schema import METADATA

# What reports speak of (see `record.spoken`): from day of knowledge `known` on, `publisher` speaks of `area` on days
# `first` to `last`; `fork` is the node at which these are kept (0: of no known day), so that what meets some days is
# found without what meets others. The report counts are sums of what each report adds, bridges among them.
SPOKEN = Table(
    "spoken",
    METADATA,
    Column("area", TEXT, primary_key=True),
    Column("fork", Integer, primary_key=True),
    Column("known", Integer, primary_key=True),
    Column("publisher", TEXT, primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("last", Integer, primary_key=True),
    Column("reports", Integer, nullable=False),
    Column("undated", Integer, nullable=False),
    Column("spells", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Reports, by id, that are not in the sums.
STALE_SPOKEN = Table(
    "stale_spoken",
    METADATA,
    Column("report", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
