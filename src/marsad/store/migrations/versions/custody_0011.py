"""Custody: originals, what came in, a chained log of what was done, kin, withdrawals and erasures."""

import sqlalchemy as sa
from alembic import op

from marsad.store.chain import NOTHING, Link, digest_of_keys, moment
from marsad.store.engine.column import NUMBER, TEXT
from marsad.store.engine.trigger import changeless, enact, kept, lifted

revision = "0011"
down_revision = "0010"

# By which columns a row of each table is one that is there already.
_TWINS = {
    "original": "hash = NEW.hash",
    "errand": "number = NEW.number",
    "intake": "number = NEW.number",
    "log": "number = NEW.number",
    "kin": "report = NEW.report AND other = NEW.other AND relation = NEW.relation",
    "withdrawal": "report = NEW.report",
    "erasure": "report = NEW.report",
}
# A report and its statements may be blanked once an erasure speaks of them, and changed in no other way.
_BLANKED = {
    "report": (
        "NEW.key = OLD.key AND NEW.id = OLD.id AND NEW.source = OLD.source AND NEW.publisher IS OLD.publisher "
        "AND NEW.published_start IS OLD.published_start AND NEW.published_end IS OLD.published_end "
        "AND NEW.text = '' AND EXISTS (SELECT 1 FROM erasure WHERE report = OLD.key)"
    ),
    "statement": (
        "NEW.report = OLD.report AND NEW.id = OLD.id AND NEW.position = OLD.position AND NEW.kind = OLD.kind "
        "AND NEW.body = '' AND EXISTS (SELECT 1 FROM erasure WHERE report = OLD.report)"
    ),
}


def upgrade() -> None:
    """Create the tables; the log begins with how many reports were there before it, and which."""
    _brought()
    _done()
    _alike()
    for table, twin in _TWINS.items():
        enact(kept, table, twin)
    for table, but in _BLANKED.items():
        enact(lifted, table, "update")
        enact(changeless, table, but=but)
    _begin()


def _brought() -> None:
    op.create_table(
        "original",
        sa.Column("hash", TEXT, primary_key=True),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("form", TEXT, nullable=False),
    )
    if op.get_context().dialect.name == "postgresql":
        # There the bytes themselves lie in the database; beside a file of SQLite they have a folder.
        op.create_table(
            "original_body",
            sa.Column("hash", TEXT, primary_key=True),
            sa.Column("part", sa.Integer(), primary_key=True, autoincrement=False),
            sa.Column("body", sa.LargeBinary(), nullable=False),
        )
    op.create_table(
        "errand",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("time", TEXT, nullable=False),
        sa.Column("request", TEXT, nullable=False),
        sqlite_autoincrement=True,
    )
    known = ("file", "address", "author", "language", "edited", "forwarded_from", "headers", "original")
    op.create_table(
        "intake",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("time", TEXT, nullable=False),
        sa.Column("errand", sa.Integer()),
        *(sa.Column(name, TEXT, nullable=False) for name in ("tool", "rules", "source")),
        *(sa.Column(name, TEXT) for name in known),
        sa.Column("outcome", TEXT, nullable=False),
        *(sa.Column(name, TEXT) for name in ("report", "content", "code", "message")),
        sqlite_autoincrement=True,
    )
    for column in ("report", "address", "original", "outcome"):
        op.create_index(f"ix_intake_{column}", "intake", [column])


def _done() -> None:
    op.create_table(
        "log",
        sa.Column("number", NUMBER, primary_key=True, autoincrement=False),
        *(
            sa.Column(name, TEXT, nullable=False)
            for name in ("time", "action", "subject", "digest", "previous", "hash")
        ),
    )
    op.create_index("ix_log_subject", "log", ["subject", "action"])
    for table, more in (("withdrawal", ()), ("erasure", ("blanked",))):
        op.create_table(
            table,
            sa.Column("report", TEXT, primary_key=True),
            *(sa.Column(name, TEXT, nullable=False) for name in ("time", "by", "reason", *more)),
        )


def _alike() -> None:
    op.create_table(
        "kin",
        *(sa.Column(name, TEXT, primary_key=True) for name in ("report", "other", "relation")),
        sa.Column("measure", sa.Float(), nullable=False),
    )
    op.create_index("ix_kin_other", "kin", ["other"])
    op.create_table(
        "likeness",
        sa.Column("number", NUMBER, primary_key=True),
        sa.Column("report", TEXT, nullable=False, unique=True),
        sa.Column("canonical", TEXT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_likeness_canonical", "likeness", ["canonical"])
    op.create_table(
        "likeness_band",
        sa.Column("band", sa.BigInteger(), primary_key=True),
        sa.Column("number", NUMBER, primary_key=True),
        sqlite_with_rowid=False,
    )


def _begin() -> None:
    """Lay the first links of the chain: how many reports and judgements were there before it, and which."""
    connection, previous = op.get_bind(), NOTHING
    names = ("number", "time", "action", "subject", "digest", "previous", "hash")
    log = sa.table("log", *(sa.column(name) for name in names))
    for number, (table, key) in enumerate((("report", "key"), ("judgement", "id")), start=1):
        column: sa.ColumnElement[str] = sa.column(key)
        keys = connection.execute(sa.select(column).select_from(sa.table(table)).order_by(column)).scalars()
        count, digest = digest_of_keys(keys)
        subject = f"{table} {count}"
        link = Link(number=number, time=moment(), action="begin", subject=subject, digest=digest, previous=previous)
        connection.execute(log.insert(), {name: getattr(link, name) for name in names})
        previous = link.hash
