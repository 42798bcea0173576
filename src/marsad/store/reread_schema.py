"""The tables of what is read again, as the newest migration leaves them; append-only."""

from sqlalchemy import Boolean, Column, Index, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# Each time that a report was read again, by which program and rules; `content` is the hash of what that changed.
REREADING = Table(
    "rereading",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("tool", TEXT, nullable=False),
    Column("rules", TEXT, nullable=False),
    Column("report", TEXT, nullable=False),
    Column("content", TEXT, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_rereading_report", REREADING.c.report)

# Statements that a rereading no longer makes, or makes again; the last row of a statement holds, and one that has none
# has stood since it was read.
STANDING = Table(
    "standing",
    METADATA,
    Column("report", TEXT, primary_key=True),
    Column("statement", TEXT, primary_key=True),
    Column("rereading", NUMBER, primary_key=True, autoincrement=False),
    Column("stands", Boolean, nullable=False),
)
