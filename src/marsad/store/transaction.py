"""Transactions on a store: what reads sees one state of it, what writes is kept wholly or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from marsad.address import Address
from marsad.errors import RefusedError, StoreError
from marsad.store.engine.kinds import kind_at, kind_of

# Seconds. SQLite looks every tenth of a second at the latest whether another's write has ended.
_BREATH_S = 0.12


def breathe() -> None:
    """Let whoever waits to write have its turn: between writes that follow each other at once it hardly ever would."""
    sleep(_BREATH_S)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Yield a connection that sees one state of the database, whatever is written meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Yield a connection whose writes are kept wholly, or not at all if the block raises.

    One writes at a time, and sees all that was written before.
    """
    with engine.connect().execution_options(**kind_of(engine).writes) as connection, connection.begin():
        yield connection


@contextmanager
def writing_at_once(engine: Engine) -> Iterator[Connection]:
    """Yield what `writing` does without waiting for another writer.

    Raises:
        OperationalError: another is writing.
    """
    sort = kind_of(engine)
    with (
        engine.connect() as connection,
        sort.unwaiting(connection),
        connection.execution_options(**sort.writes).begin(),
    ):
        yield connection


def is_read_only(engine: Engine) -> bool:
    """Return whether the engine is on a database in which nothing can be written."""
    return bool(engine.get_execution_options().get("reads_only", False))


@contextmanager
def blamed(address: Address) -> Iterator[None]:
    """Run the block; what the database refuses is raised as an error that names it and the reason.

    Raises:
        StoreError: the database or the file system refused.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise StoreError(f"{address}: {kind_at(address).reason(error)}") from error


@contextmanager
def taken(address: Address) -> Iterator[None]:
    """Run the block; that rows are such as the database does not take, whoever brings them when, is raised as that.

    Raises:
        RefusedError: they are.
    """
    try:
        yield
    except (IntegrityError, DataError, UnicodeError, OverflowError) as error:
        raise RefusedError(f"{address}: {kind_at(address).reason(error)}") from error
