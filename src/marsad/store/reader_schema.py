"""The tables of second readers: by whom reports were read, what is left for people, and what a team allows."""

from sqlalchemy import Column, Index, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# Each time that somebody chose by whom a report is read (see `extract.consulted`), append-only: of those of a report
# without a `code` the last says who read it, and one that has none was read by the rules.
CONSULTATION = Table(
    "consultation",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("report", TEXT, nullable=False),
    Column("reader", TEXT, nullable=False),
    Column("model", TEXT, nullable=False),
    Column("prompt", TEXT, nullable=False),
    Column("code", TEXT),
    Column("message", TEXT),
    sqlite_autoincrement=True,
)
Index("ix_consultation_report", CONSULTATION.c.report)
Index("ix_consultation_code", CONSULTATION.c.code)

# Statements on a slot of which two readers differ and nobody decided yet; `differing` has what was not taken, as the
# contract has it. A row goes with a decision on its statement.
REVIEW = Table(
    "review",
    METADATA,
    Column("report", TEXT, primary_key=True),
    Column("statement", TEXT, primary_key=True),
    Column("differing", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_review_statement", REVIEW.c.statement)

# What a team decided for its store, append-only: of those with one name the last holds.
SETTING = Table(
    "setting",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("name", TEXT, nullable=False),
    Column("value", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    sqlite_autoincrement=True,
)
