"""The tables of what is claimed of places, beside those of `schema`."""

from sqlalchemy import Column, Index, Integer, Table

from marsad.store.engine.column import TEXT
from marsad.store.schema import METADATA

# Every claim of who controls the place, after all judgements, numbered by the day by which it was `known`: an ordinal,
# as is `said`, the day on which it was said (0: unknown). `speaker` said it in the end, as an organ of `side` where
# that is not "". `rule`: what it means alone. Claims of a place lie together.
CLAIM = Table(
    "claim",
    METADATA,
    Column("place_id", TEXT, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False),
    Column("known", Integer, nullable=False),
    Column("said", Integer, nullable=False),
    Column("publisher", TEXT, nullable=False),
    Column("speaker", TEXT, nullable=False),
    Column("side", TEXT, nullable=False),
    Column("rule", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

# What one account of the place (see `record.control.lane.Account`; `voice` "whole": all claims that are of the whole of
# it, kept of what others lie in) said of who held it, its columns as in TENURE. `body` is what they leave out of the
# tenure, `behind` the numbers of the claims on which it rests.
LANE = Table(
    "lane",
    METADATA,
    Column("place_id", TEXT, primary_key=True),
    Column("voice", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    Column("side", TEXT, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("known_from", Integer, primary_key=True, autoincrement=False),
    Column("known_to", Integer, nullable=False),
    Column("fork", Integer, nullable=False),
    Column("body", TEXT, nullable=False),
    Column("behind", TEXT, nullable=False),
    sqlite_with_rowid=False,
)

# What was known of a place on a day is found without walking through what was known on others.
Index("ix_lane_known", LANE.c.place_id, LANE.c.fork, LANE.c.known_to, LANE.c.known_from)
