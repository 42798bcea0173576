"""The table of how often a place's rows of control were made, beside those of `schema`."""

from sqlalchemy import Column, Integer, Table

from marsad.store.engine.column import TEXT
from marsad.store.schema import METADATA

# `stamp` grows whenever the rows of a place in TENURE or SAID are others; a place that has none has those of a store
# in which stamps were not counted yet.
STAMP = Table(
    "control_stamp",
    METADATA,
    Column("place_id", TEXT, primary_key=True),
    Column("stamp", Integer, nullable=False),
    sqlite_with_rowid=False,
)
