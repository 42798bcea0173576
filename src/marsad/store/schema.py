"""The tables as the newest migration leaves them (a test compares the two)."""

from sqlalchemy import Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, and_

from marsad.store.engine.column import NUMBER, TEXT

# The revision of the newest migration in `migrations/versions`.
NEWEST = "0025"

METADATA = MetaData()

# `record` is the report's part of the contract's object; `given` is what of a reading the contract leaves out.
REPORT = Table(
    "report",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("id", TEXT, nullable=False, index=True),
    Column("source", TEXT, nullable=False),
    Column("publisher", TEXT),
    Column("published_start", Date),
    Column("published_end", Date),
    Column("text", TEXT, nullable=False),
    Column("record", TEXT, nullable=False),
    Column("given", TEXT, nullable=False),
)

# `body` is the whole statement as the contract has it; the columns beside it repeat what is asked for.
STATEMENT = Table(
    "statement",
    METADATA,
    Column("report", TEXT, ForeignKey("report.key"), primary_key=True),
    Column("id", TEXT, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("place_id", TEXT),
    Column("as_of", Date),
    Column("start", Date),
    Column("end", Date),
    Column("body", TEXT, nullable=False),
    Column("rereading", NUMBER),
)

_CONTROL = and_(STATEMENT.c.kind == "control", STATEMENT.c.place_id.is_not(None))
Index("ix_statement_id", STATEMENT.c.id)
Index("ix_statement_place", STATEMENT.c.place_id, STATEMENT.c.kind, STATEMENT.c.as_of)
Index("ix_statement_kind", STATEMENT.c.kind, STATEMENT.c.place_id)
Index(
    "ix_statement_control",
    STATEMENT.c.place_id,
    STATEMENT.c.as_of,
    sqlite_where=_CONTROL,
    postgresql_where=_CONTROL,
)

# A person's decisions, in the form of the judgements' JSON Lines. `made` is the day on which it was made.
JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("id", TEXT, primary_key=True),
    Column("made", Date),
    Column("body", TEXT, nullable=False),
)

# What follows may be dropped and made again.

# By which code a computed part was made; another digest, and it is made again.
DERIVATION = Table(
    "derivation",
    METADATA,
    Column("part", TEXT, primary_key=True),
    Column("digest", TEXT, nullable=False),
)

# What a statement is asked for by, each id once. `report` is the one, of those that make it, that was out first;
# `known` is the day by which it was. `said` is the statement's `as_of`. The words of its quotation are in the full-text
# table `statement_text`, by `number`.
FACET = Table(
    "facet",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("id", TEXT, nullable=False, unique=True),
    Column("report", TEXT, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("kind", TEXT, nullable=False),
    Column("modality", TEXT, nullable=False),
    Column("publisher", TEXT, nullable=False),
    Column("known", Date),
    Column("said", Date),
    Column("start", Date),
    Column("end", Date),
    sqlite_autoincrement=True,
)

Index("ix_facet_said", FACET.c.said)
# What is counted of all statements is counted in an index, so that the rows themselves are not read.
Index("ix_facet_days", FACET.c.kind, FACET.c.end, FACET.c.start, FACET.c.known)
Index("ix_facet_publisher", FACET.c.publisher, FACET.c.kind)
Index("ix_facet_known", FACET.c.known, FACET.c.kind)

# Every place, party and speaker that a statement names; `role` says which of these (see `facets.Role`).
NAMING = Table(
    "naming",
    METADATA,
    Column("role", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

# What a report is asked for by. `number` begins with the last day on which it may have come out, so that reports are in
# their order by number (see `catalogue.numbered`); `day` is that day. Its words, and marks for all else that it is
# asked for by, are in the full-text table `report_text`, by `number`.
CATALOGUE = Table(
    "catalogue",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("report", TEXT, nullable=False, unique=True),
    Column("day", Date),
    Column("publisher", TEXT, nullable=False),
    Column("control", Integer, nullable=False),
    Column("casualties", Integer, nullable=False),
    Column("displacement", Integer, nullable=False),
    Column("incident", Integer, nullable=False),
)

# As its rows stand by number, too, so narrow that a page far down is counted off quickly.
Index("ix_catalogue_day", CATALOGUE.c.day)

# How many reports each publisher brought out on each day: an ordinal, 0 where the day is not known exactly.
DAILY = Table(
    "daily",
    METADATA,
    Column("day", Integer, primary_key=True),
    Column("publisher", TEXT, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# The computed record of control: what, from day `known_from` to the day before `known_to`, was known of who held the
# place from `start` to the day before `end`. Days are ordinals, open ends those of `tenure_rows`; `fork` is the node at
# which the days of knowledge are kept. `body` is the whole tenure, the columns beside it what a map shows; `rests` is 1
# where a statement is behind it. Rows of a place lie together, whenever each became known: its history is a few pages.
TENURE = Table(
    "tenure",
    METADATA,
    Column("place_id", TEXT, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("known_from", Integer, primary_key=True, autoincrement=False),
    Column("known_to", Integer, nullable=False),
    Column("fork", Integer, nullable=False),
    Column("status", TEXT, nullable=False),
    Column("holder", TEXT, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("first_evidence", Integer),
    Column("last_evidence", Integer),
    Column("body", TEXT, nullable=False),
    Column("by", TEXT, nullable=False, server_default=""),
    Column("candidates", TEXT, nullable=False, server_default=""),
    Column("rests", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)

# All that a map of a day needs, so that the table itself, with its bodies, is not touched.
Index(
    "ix_tenure_map",
    *(TENURE.c.fork, TENURE.c.known_to, TENURE.c.known_from, TENURE.c.start, TENURE.c.end, TENURE.c.place_id),
    *(TENURE.c.status, TENURE.c.holder, TENURE.c.by, TENURE.c.candidates, TENURE.c.confidence),
    *(TENURE.c.first_evidence, TENURE.c.last_evidence, TENURE.c.rests),
)

# Places whose rows do not tell yet what became known from day `since`, an ordinal, on (0: anything may have changed).
STALE = Table(
    "stale",
    METADATA,
    Column("mark", NUMBER, primary_key=True),
    Column("place_id", TEXT, nullable=False, index=True),
    Column("since", Integer, nullable=False),
    sqlite_autoincrement=True,
)

# What one report tells of one event, as it stood from day of knowledge `known_from` to the day before `known_to`.
# `id` is that of its first statement, `known` the day by which it was out, `kin` the least number of those that links
# lead to, None of a turn of control that no event of its report brought. `body` is the whole of it.
TELLING = Table(
    "telling",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("report", TEXT, nullable=False, index=True),
    Column("id", TEXT, nullable=False),
    Column("known", Integer, nullable=False),
    Column("known_from", Integer, nullable=False),
    Column("known_to", Integer, nullable=False),
    Column("kin", NUMBER, index=True),
    Column("body", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# Under which keys a telling is found (see `record.incident.neighbours`).
TELLING_KEY = Table(
    "telling_key",
    METADATA,
    Column("key", TEXT, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

# What was taken for one event, from day of knowledge `known_from` to the day before `known_to`. `first` is its first
# day, the last where that is open; `start` and `end` are as in TENURE. `body` has the event in a line and its tellings.
EVENT = Table(
    "event",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("kin", NUMBER, nullable=False, index=True),
    Column("id", TEXT, nullable=False, index=True),
    Column("known_from", Integer, nullable=False),
    Column("known_to", Integer, nullable=False),
    Column("fork", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("known", Integer, nullable=False),
    Column("killed", Integer),
    Column("independent", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("is_denied", Integer, nullable=False),
    Column("type", TEXT),
    Column("lon", Float),
    Column("lat", Float),
    Column("body", LargeBinary, nullable=False),
)

# All that a list, a map or a strip of days needs, in the order of days, of what is known now and of what was once.
_SHOWN = (
    *(EVENT.c.start, EVENT.c.end, EVENT.c.killed, EVENT.c.independent, EVENT.c.statements, EVENT.c.known),
    *(EVENT.c.is_denied, EVENT.c.type, EVENT.c.lon, EVENT.c.lat),
)
Index("ix_event_now", EVENT.c.known_to, EVENT.c.first, EVENT.c.id, *_SHOWN)
Index("ix_event_then", *(EVENT.c.fork, EVENT.c.known_to, EVENT.c.known_from, EVENT.c.first, EVENT.c.id), *_SHOWN)

# Every name by which an event is asked for; `role` says of what (see `event_rows.Role`).
EVENT_NAMING = Table(
    "event_naming",
    METADATA,
    Column("role", TEXT, primary_key=True),
    Column("name", TEXT, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

# Reports of which the tellings do not tell yet what they state, out on day `since` (0: unknown).
STALE_REPORT = Table(
    "stale_report",
    METADATA,
    Column("mark", NUMBER, primary_key=True),
    Column("report", TEXT, nullable=False, index=True),
    Column("since", Integer, nullable=False),
    sqlite_autoincrement=True,
)

# Answers that took long, each under a hash of what was asked; `state` is that of the store and the program by which it
# was found, and no other state has any use for it.
ANSWER = Table(
    "answer",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("key", TEXT, nullable=False, unique=True),
    Column("state", TEXT, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)
