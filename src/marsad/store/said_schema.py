"""The table of what publishers say, beside those of `schema`."""

from sqlalchemy import Column, Index, Integer, Table

from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.schema import METADATA

# What `publisher` says by its reports alone of who held the place, from day of knowledge `known_from` to the day before
# `known_to`. Days are as in TENURE; parties stand with a space between them.
SAID = Table(
    "said",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("place_id", TEXT, nullable=False),
    Column("publisher", TEXT, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("known_from", Integer, nullable=False),
    Column("known_to", Integer, nullable=False),
    Column("status", TEXT, nullable=False),
    Column("holder", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("candidates", TEXT, nullable=False),
)

_ANSWER = (SAID.c.start, SAID.c.end, SAID.c.status, SAID.c.holder, SAID.c.by, SAID.c.candidates)
# All that is said of one place by one publisher.
Index("ix_said_place", SAID.c.place_id, SAID.c.publisher, SAID.c.known_to, SAID.c.known_from, *_ANSWER)
