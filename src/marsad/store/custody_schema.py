"""The tables of custody, as the newest migration leaves them: what came in, what was done, and why; all append-only."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# The originals that are kept; `bytes` is how many they were as they came, `form` how they are kept. The bytes
# themselves are the keeper's (see `originals`).
ORIGINAL = Table(
    "original",
    METADATA,
    Column("hash", TEXT, primary_key=True),
    Column("bytes", BigInteger, nullable=False),
    Column("form", TEXT, nullable=False),
)

# Each time that somebody brought something: `request` has the paths and what was given with them, as JSON.
ERRAND = Table(
    "errand",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("request", TEXT, nullable=False),
    sqlite_autoincrement=True,
)

# Each thing that came in, each time: by which program and rules it was read, where it came from as far as what brought
# it says, and what became of it. `content` is the hash of the report and its statements as they were kept (see `seal`),
# of one that was read; `code` and `message` say why one failed, `file` in which file on disk.
INTAKE = Table(
    "intake",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("errand", Integer),
    Column("tool", TEXT, nullable=False),
    Column("rules", TEXT, nullable=False),
    Column("source", TEXT, nullable=False),
    Column("file", TEXT),
    Column("address", TEXT),
    Column("author", TEXT),
    Column("language", TEXT),
    Column("edited", TEXT),
    Column("forwarded_from", TEXT),
    Column("headers", TEXT),
    Column("original", TEXT),
    Column("outcome", TEXT, nullable=False),
    Column("report", TEXT),
    Column("content", TEXT),
    Column("code", TEXT),
    Column("message", TEXT),
    sqlite_autoincrement=True,
)
Index("ix_intake_report", INTAKE.c.report)
# However long an address is.
Index("ix_intake_address", INTAKE.c.address, postgresql_using="hash")
Index("ix_intake_original", INTAKE.c.original)
Index("ix_intake_outcome", INTAKE.c.outcome)

# What was done, in a chain: `hash` is that of all before it in the row, `previous` that of the row before; `digest` is
# that of what `subject` names (see `chain`).
LOG = Table(
    "log",
    METADATA,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("time", TEXT, nullable=False),
    Column("action", TEXT, nullable=False),
    Column("subject", TEXT, nullable=False),
    Column("digest", TEXT, nullable=False),
    Column("previous", TEXT, nullable=False),
    Column("hash", TEXT, nullable=False),
)
Index("ix_log_subject", LOG.c.subject, LOG.c.action)

# Which report is which other's kin; `measure` is how much of their words they share.
KIN = Table(
    "kin",
    METADATA,
    Column("report", TEXT, primary_key=True),
    Column("other", TEXT, primary_key=True),
    Column("relation", TEXT, primary_key=True),
    Column("measure", Float, nullable=False),
)
Index("ix_kin_other", KIN.c.other)

# Reports that count for nothing any more.
WITHDRAWAL = Table(
    "withdrawal",
    METADATA,
    Column("report", TEXT, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
)

# Reports of which the words are gone; `blanked` has the hashes of what they were, as JSON.
ERASURE = Table(
    "erasure",
    METADATA,
    Column("report", TEXT, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    Column("blanked", TEXT, nullable=False),
)

# What could not be read and is waited for no more: which row of `intake` that is.
DISMISSAL = Table(
    "dismissal",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("time", TEXT, nullable=False),
    Column("intake", NUMBER, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("reason", TEXT, nullable=False),
    sqlite_autoincrement=True,
)

# What follows may be dropped and made again: by what reports are found that are one text, or nearly so. `canonical` is
# the hash of the text but for blanks and signs that nobody sees.
LIKENESS = Table(
    "likeness",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("report", TEXT, nullable=False, unique=True),
    Column("canonical", TEXT, nullable=False, index=True),
    sqlite_autoincrement=True,
)
LIKENESS_BAND = Table(
    "likeness_band",
    METADATA,
    Column("band", BigInteger, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)
