"""SQLite as the store needs it: explicit transactions, foreign keys, a journal that readers do not wait for."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from marsad.address import Address
from marsad.errors import StoreError
from marsad.progress import Progress, Stage, Tell
from marsad.store.asked import REPORT_WORDS, STATEMENT_WORDS
from marsad.store.engine.fts5 import drop_words, forget_words, forms, keep_words, merge
from marsad.store.engine.kind import Found, Kind, Reach, file_reason

# "MRSD": the four bytes by which a file says that it is ours.
APPLICATION_ID = 0x4D525344
# Who waits for another to write is told so once in so many milliseconds.
_TOLD_MS = 1000
# A larger file is not read whole to be opened, which takes a second or more a gigabyte; damage is met where it is read.
_CHECKED_BYTES = 1 << 26


def made(address: Address, wait_s: float) -> Engine:
    """Return an engine on the file, of which a connection waits `wait_s` seconds for another's write to end."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(address)),
        connect_args={"timeout": wait_s, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def made_to_read(address: Address, wait_s: float) -> Engine:
    """Return an engine on a file that stands where nothing can be written.

    SQLite keeps its books beside a file with a journal of writes. Without such a journal the file is taken as it is;
    every connection is new and looks again, in case somebody else may write.
    """
    path = _path(address)

    def connect() -> sqlite3.Connection:
        journal = path.with_name(f"{path.name}-wal")
        alone = not journal.exists() or not journal.stat().st_size
        place = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}"
        return sqlite3.connect(place, uri=True, timeout=wait_s, isolation_level=None)

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)
    engine.update_execution_options(reads_only=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def refuse_unusable(address: Address) -> None:
    """Leave a folder for the file where there was none.

    Raises:
        StoreError: it cannot be written, or is no file.
        OSError: the folder cannot be made.
    """
    path = _path(address)
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a database")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
    elif not os.access(path, os.W_OK):
        raise StoreError(f"{path}: is read-only")
    if not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: its folder is read-only")


def is_writable(address: Address) -> bool:
    """Return whether the store can be written, or else only read.

    Raises:
        StoreError: there is none.
    """
    path = _path(address)
    if not path.exists():
        raise StoreError(f"{path}: there is no such database; `marsad ingest` makes one")
    return path.is_dir() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def found(connection: Connection, address: Address) -> Found:
    """Return what is there."""
    is_small = _path(address).stat().st_size <= _CHECKED_BYTES
    checked = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() if is_small else "ok"
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    is_ours = connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
    return Found(tables=frozenset(tables), is_ours=is_ours, damage=None if checked == "ok" else checked)


def prepare(engine: Engine) -> None:
    """Leave the file with a journal; its mode is set outside of any transaction."""
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA journal_mode=WAL")


def claim(connection: Connection) -> None:
    """Mark the file as ours."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def watched(engine: Engine, connection: Connection, tell: Tell) -> AbstractContextManager[None]:
    """Run the block, and tell nothing: SQLite does not say how far it is."""
    return nullcontext()


@contextmanager
def unwaiting(connection: Connection) -> Iterator[None]:
    """Run the block, in which the connection does not wait for another to write."""
    raw = connection.connection.driver_connection
    wait_ms = raw.execute("PRAGMA busy_timeout").fetchone()[0] if raw else 0
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    connection.rollback()
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={wait_ms}")


@contextmanager
def copied(engine: Engine, wait_s: float) -> Iterator[Engine]:
    """Yield an engine on a copy of the database, to be let go of after the block."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "copy.db"
        with engine.connect() as connection, connection.begin(), closing(sqlite3.connect(path)) as copy:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.backup(copy)
        own = made(Address(path=path), wait_s)
        try:
            yield own
        finally:
            own.dispose()


def last_number(connection: Connection, table: str) -> int:
    """Return the highest number that a row of the table ever had, 0 where there was none."""
    query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(query, (table,)).scalar_one_or_none() or 0)


def note_number(connection: Connection, table: str, number: int) -> None:
    """Leave the number as one that a row had: SQLite sees to that."""


def reason(error: Exception) -> str:
    """Return why the database refused."""
    if isinstance(error, OSError):
        return file_reason(error)
    said = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    if "locked" in said or "busy" in said:
        return "another program is writing to it and did not finish in time"
    if "unable to open" in said:
        return f"{said}; if it is read-only and its last writer was killed, open it once where it can be written"
    return said


def _path(address: Address) -> Path:
    return address.path or Path()


def _prepare(raw: sqlite3.Connection, _: object) -> None:
    # FULL: what was reported as stored outlives a power cut, not only a kill.
    for pragma in ("foreign_keys=ON", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes, raw = options.get("writes", False), connection.connection.driver_connection
    if writes and "tell" in options and isinstance(raw, sqlite3.Connection):
        begun = _begun(raw, options["tell"])
        if begun:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begun(raw: sqlite3.Connection, tell: Tell) -> bool:
    """Return whether it is the connection's turn to write, told now and then that it waits for another's to end."""
    wait_ms = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    until, told = monotonic() + wait_ms / 1000, Progress(stage=Stage.WAITING, done=0, total=1)
    raw.execute(f"PRAGMA busy_timeout={min(wait_ms, _TOLD_MS)}")
    try:
        while monotonic() < until:
            try:
                raw.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    return False
                tell(told)
            else:
                return True
        return False
    finally:
        raw.execute(f"PRAGMA busy_timeout={wait_ms}")


def by_index(connection: Connection) -> None:
    """Leave it as it is: where there is an index, SQLite looks there."""


def scrub(engine: Engine) -> None:
    """Leave nothing of what was taken out before: in the indexes of words, in free pages, in the journal."""
    with engine.connect() as connection:
        for index in (STATEMENT_WORDS, REPORT_WORDS):
            merge(connection, index)
        connection.commit()
    with closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


SQLITE = Kind(
    writes={"writes": True},
    made=made,
    made_to_read=made_to_read,
    refuse_unusable=refuse_unusable,
    is_writable=is_writable,
    found=found,
    prepare=prepare,
    expected=lambda *_: None,
    reach=Reach(few=8_000, published=8_000, frequent=300_000, looked_at=4_000),
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
