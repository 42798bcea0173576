"""SQLite as the store needs it: explicit transactions, foreign keys, a journal that readers do not wait for."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from marsad.errors import StoreError

# Seconds. SQLite looks every tenth of a second at the latest whether another's write has ended.
_BREATH_S = 0.12


def breathe() -> None:
    """Let whoever waits to write have its turn: between writes that follow each other at once it hardly ever would."""
    sleep(_BREATH_S)


def engine(path: Path, *, wait_s: float) -> Engine:
    """Return an engine on the file, of which a connection waits `wait_s` seconds for another's write to end."""
    made = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": wait_s, "isolation_level": None},
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def reading_engine(path: Path, *, wait_s: float) -> Engine:
    """Return an engine on a file that stands where nothing can be written.

    SQLite keeps its books beside a file with a journal of writes. Without such a journal the file is taken as it is;
    every connection is new and looks again, in case somebody else may write.
    """

    def connect() -> sqlite3.Connection:
        journal = path.with_name(f"{path.name}-wal")
        alone = not journal.exists() or not journal.stat().st_size
        address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        return sqlite3.connect(address, uri=True, timeout=wait_s, isolation_level=None)

    made = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    made.update_execution_options(reads_only=True)
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _prepare(raw: sqlite3.Connection, _: object) -> None:
    # FULL: what was reported as stored outlives a power cut, not only a kill.
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees one state of the database, whatever is written meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection whose writes are kept wholly, or not at all if the block raises."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing_at_once(engine: Engine) -> Iterator[Connection]:
    """Yield what `writing` does without waiting for another writer.

    Raises:
        OperationalError: another is writing.
    """
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        wait_ms = raw.execute("PRAGMA busy_timeout").fetchone()[0] if raw else 0
        connection.exec_driver_sql("PRAGMA busy_timeout=0")
        connection.rollback()
        try:
            with connection.execution_options(writes=True).begin():
                yield connection
        finally:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_ms}")


def is_read_only(engine: Engine) -> bool:
    """Return whether the engine is on a file that stands where nothing can be written."""
    return bool(engine.get_execution_options().get("reads_only", False))


@contextmanager
def blamed(path: Path) -> Iterator[None]:
    """Run the block; what the database refuses is raised as an error that names the file and the reason.

    Raises:
        StoreError: SQLite or the file system refused.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise StoreError(f"{path}: {_reason(error)}") from error


def _reason(error: DBAPIError | sqlite3.Error | OSError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    if "locked" in said or "busy" in said:
        return "another program is writing to it and did not finish in time"
    if "unable to open" in said:
        return f"{said}; if it is read-only and its last writer was killed, open it once where it can be written"
    return said
