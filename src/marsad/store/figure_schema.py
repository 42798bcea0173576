"""The tables of figures, as the newest migration leaves them; all may be dropped and made again."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# Every statement that counts people: `raw` as by itself it is a claim, `event` of which event that is, `faults` what of
# it no theatre has (NULL: nothing), `value` the claim beside all others of its `voice`, `left` what later ones leave of
# it: NULL nothing, empty all.
FIGURE = Table(
    "figure",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("kind", TEXT, nullable=False),
    Column("report", TEXT, nullable=False, index=True),
    Column("voice", TEXT, nullable=False),
    Column("total", TEXT, index=True),
    Column("event", TEXT),
    Column("raw", LargeBinary, nullable=False),
    Column("faults", LargeBinary),
    Column("value", LargeBinary),
    Column("left", LargeBinary),
    sqlite_autoincrement=True,
)
Index("ix_figure_voice", FIGURE.c.kind, FIGURE.c.voice)

# Where a count of the voice falls, and how often it was marked: below none once its rows tell what all claims come to.
FIGURE_VOICE = Table(
    "figure_voice",
    METADATA,
    Column("kind", TEXT, primary_key=True),
    Column("voice", TEXT, primary_key=True),
    Column("is_due", Integer, nullable=False, index=True),
    Column("falls", LargeBinary),
    sqlite_with_rowid=False,
)

# Reports of which the figures do not tell yet what they state: whatever makes a report's events stale makes these so.
STALE_FIGURE = Table(
    "stale_figure",
    METADATA,
    Column("mark", NUMBER, primary_key=True),
    Column("report", TEXT, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# Statements with figures that may be of another event by now.
STALE_HOME = Table("stale_home", METADATA, Column("statement", TEXT, primary_key=True), sqlite_with_rowid=False)

# As few statements have faults, they are found by this.
_FAULTY = FIGURE.c.faults.is_not(None)
Index("ix_figure_faults", FIGURE.c.kind, FIGURE.c.id, sqlite_where=_FAULTY, postgresql_where=_FAULTY)

# Minimal conflicts among the figures of a voice, by the sort of questions that hear them; more than those may be found.
QUARREL = Table(
    "quarrel",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
