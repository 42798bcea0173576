"""The tables as the newest migration leaves them (a test compares the two)."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, MetaData, Table, Text, and_

# "MRSD": the four bytes by which a file says that it is ours.
APPLICATION_ID = 0x4D525344
# The revision of the newest migration in `migrations/versions`.
NEWEST = "0001"

METADATA = MetaData()

# `record` is the report's part of the contract's object; `given` is what of a reading the contract leaves out.
REPORT = Table(
    "report",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("publisher", Text),
    Column("published_start", Date),
    Column("published_end", Date),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("given", Text, nullable=False),
)

# `body` is the whole statement as the contract has it; the columns beside it repeat what is asked for.
STATEMENT = Table(
    "statement",
    METADATA,
    Column("report", Text, ForeignKey("report.key"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("place_id", Text),
    Column("as_of", Date),
    Column("start", Date),
    Column("end", Date),
    Column("body", Text, nullable=False),
)

Index("ix_statement_id", STATEMENT.c.id)
Index("ix_statement_place", STATEMENT.c.place_id, STATEMENT.c.kind, STATEMENT.c.as_of)
Index(
    "ix_statement_control",
    STATEMENT.c.place_id,
    STATEMENT.c.as_of,
    sqlite_where=and_(STATEMENT.c.kind == "control", STATEMENT.c.place_id.is_not(None)),
)
