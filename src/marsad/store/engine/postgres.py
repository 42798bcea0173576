"""PostgreSQL as the store needs it: what reads sees one state, and those who write take their turns."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import ClauseElement, Connection, Engine, Executable, Select, create_engine, event
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from marsad.address import Address
from marsad.errors import StoreError
from marsad.store.engine.building import watched
from marsad.store.engine.kind import Found, Kind, Reach, file_reason
from marsad.store.engine.tsearch import drop_words, forget_words, forms, keep_words

_OLDEST = 15
# By which those who write agree on whose turn it is, in one database: "MRSD", as SQLite's files have it.
_TURN = 0x4D525344
_OURS = "A store of Marsad"


class _Explained(Executable, ClauseElement):
    """What the server would do for a query, as JSON."""

    inherit_cache = False

    def __init__(self, query: Select[Any]) -> None:
        self.query = query


@compiles(_Explained)
def _explained(element: _Explained, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return f"EXPLAIN (FORMAT JSON) {compiler.process(element.query, **kept)}"


# What is there that no extension brought along.
_TABLES = """
SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
AND NOT EXISTS (
    SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e'
)
"""
_MAY_WRITE = """
SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
AND has_table_privilege(current_user, 'report', 'INSERT')
"""
# Questions are many and short: to compile one takes longer than to answer it.
_SETTINGS = "SELECT set_config('jit', 'off', false), set_config('lock_timeout', %s, false)"
# What is looked up is so little that no other processes need be begun for it, and what is found fits in memory.
_BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '32MB'"
_UNWAITING = "unwaiting"


def made(address: Address, wait_s: float) -> Engine:
    """Return an engine on the database, of which a connection waits `wait_s` seconds for its turn to write."""
    import psycopg

    more: dict[str, Any] = {"password": address.password} if address.password else {}

    def connect() -> psycopg.Connection[Any]:
        connection = psycopg.connect(address.url or "", application_name="marsad", **more)
        connection.execute(_SETTINGS, (_ms(wait_s),))
        connection.commit()
        return connection

    engine = create_engine(
        "postgresql+psycopg://", creator=connect, isolation_level="REPEATABLE READ", pool_pre_ping=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def made_to_read(address: Address, wait_s: float) -> Engine:
    """Return an engine on a database in which nothing can be written."""
    engine = made(address, wait_s)
    engine.update_execution_options(reads_only=True)
    return engine


def refuse_unusable(address: Address) -> None:
    """Reach the database.

    Raises:
        StoreError: it is of a version, or keeps its texts in a form, that a store cannot be in.
    """
    with _reached(address) as connection:
        version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
        encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    if version < _OLDEST:
        raise StoreError(f"{address}: is PostgreSQL {version}; a store needs {_OLDEST} or later")
    if encoding != "UTF8":
        raise StoreError(f"{address}: keeps texts as {encoding}; a store needs a database in UTF8")
    if schema is None:
        raise StoreError(f"{address}: has no schema in which this user may look for tables")


def is_writable(address: Address) -> bool:
    """Return whether the store can be written, or else only read.

    Raises:
        StoreError: there is none.
    """
    with _reached(address) as connection:
        if "report" not in connection.exec_driver_sql(_TABLES).scalars().all():
            raise StoreError(f"{address}: there is no store in this database; `marsad ingest` makes one")
        return bool(connection.exec_driver_sql(_MAY_WRITE).scalar_one())


def found(connection: Connection, address: Address) -> Found:
    """Return what is there: damage is the server's to find."""
    tables = frozenset(connection.exec_driver_sql(_TABLES).scalars().all())
    remark = "SELECT obj_description('alembic_version'::regclass, 'pg_class')"
    is_ours = "alembic_version" in tables and connection.exec_driver_sql(remark).scalar_one() == _OURS
    return Found(tables=tables, is_ours=is_ours)


def prepare(engine: Engine) -> None:
    """Leave the database as it is: it is ready."""


def claim(connection: Connection) -> None:
    """Mark the tables as ours."""
    connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{_OURS}'")


@contextmanager
def unwaiting(connection: Connection) -> Iterator[None]:
    """Run the block, in which the connection does not wait for another to write."""
    connection.info[_UNWAITING] = True
    try:
        yield
    finally:
        connection.info.pop(_UNWAITING)


def copied(engine: Engine, wait_s: float) -> AbstractContextManager[Engine]:
    """Refuse to copy the database.

    Raises:
        StoreError: always: a server's whole database is not copied for one answer.
    """
    raise StoreError(
        "what is computed of events is not up to date, and cannot be brought up to date now: "
        "open the database once as a user who may write"
    )


def last_number(connection: Connection, table: str) -> int:
    """Return the highest number that a row of the table ever had, 0 where there was none."""
    query = f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {table}_number_seq"
    return int(connection.exec_driver_sql(query).scalar_one())


def note_number(connection: Connection, table: str, number: int) -> None:
    """Leave the number as one that a row had."""
    connection.exec_driver_sql("SELECT setval(CAST(%s AS regclass), %s)", (f"{table}_number_seq", number))


def reason(error: Exception) -> str:
    """Return why the database refused."""
    import psycopg

    if isinstance(error, OSError):
        return file_reason(error)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, psycopg.errors.LockNotAvailable):
        return "another program is writing to it and did not finish in time"
    if isinstance(cause, psycopg.Error) and cause.diag.message_primary:
        hint = cause.diag.message_hint
        return f"{cause.diag.message_primary} ({hint})" if hint else cause.diag.message_primary
    # A lost connection is told in several lines.
    return " ".join(str(cause).split()) or type(cause).__name__


@contextmanager
def _reached(address: Address) -> Iterator[Connection]:
    engine = made(address, 0)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _ms(seconds: float) -> str:
    # 0 would be to wait for ever.
    return str(max(1, round(seconds * 1000)))


def _begin(connection: Connection) -> None:
    """Take the turn to write, which ends with the transaction."""
    if not connection.get_execution_options().get("writes", False):
        return
    if connection.info.get(_UNWAITING):
        if not connection.exec_driver_sql(f"SELECT pg_try_advisory_xact_lock({_TURN})").scalar_one():
            import psycopg

            raise OperationalError(None, None, psycopg.errors.LockNotAvailable("another program is writing"))
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")


def by_index(connection: Connection) -> None:
    """Have the server go through no whole table until the transaction ends.

    It takes a vector of words for as quickly read as a number, though it lies in another table and has to be unpacked:
    for a word that half of all reports have it would rather read all of them than its index, twenty times as long.
    """
    connection.exec_driver_sql(_BY_INDEX)


def expected(connection: Connection, query: Select[Any]) -> int | None:
    """Return how many rows the server expects, which it knows well of words that are not rare."""
    (plan,) = connection.execute(_Explained(query)).scalar_one()
    return int(plan["Plan"]["Plan Rows"])


def scrub(engine: Engine) -> None:
    """Give the room of what was taken out before back to be written over."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM")


POSTGRESQL = Kind(
    # Each question sees all that was written before it was the turn of who asks.
    writes={"writes": True, "isolation_level": "READ COMMITTED"},
    made=made,
    made_to_read=made_to_read,
    refuse_unusable=refuse_unusable,
    is_writable=is_writable,
    found=found,
    prepare=prepare,
    expected=expected,
    reach=Reach(few=8_000, published=100_000, frequent=100_000, looked_at=30_000),
    watched=watched,
    claim=claim,
    unwaiting=unwaiting,
    copied=copied,
    last_number=last_number,
    note_number=note_number,
    keep_words=keep_words,
    forget_words=forget_words,
    drop_words=drop_words,
    by_index=by_index,
    forms=forms,
    scrub=scrub,
    reason=reason,
)
