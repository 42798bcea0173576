"""Rows put into a database many at a time, without its indexes and triggers, which are made again at the end."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, Protocol

import psycopg

from marsad.address import Address
from marsad.store.asked import Index
from marsad.store.engine.tsearch import vectors

Rows = Iterable[Sequence[Any]]
_TOGETHER = 100_000


class Bulk(Protocol):
    """Where rows go."""

    def put(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        """Add the rows to the table."""

    def put_words(self, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add what the rows have in their columns to the index of words."""

    def keep(self) -> None:
        """Keep what was added."""

    def run(self, statement: str) -> None:
        """Do what the statement says."""


class _Sqlite:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def put(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        names, blanks = ", ".join(f'"{each}"' for each in columns), ", ".join("?" * len(columns))
        self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({blanks})", rows)

    def put_words(self, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
        columns = index.columns
        self.put(index.name, ("rowid", *columns), ((row["number"], *(row[name] for name in columns)) for row in rows))

    def keep(self) -> None:
        self._connection.commit()

    def run(self, statement: str) -> None:
        self._connection.execute(statement)


class _Postgres:
    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def put(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        names = ", ".join(f'"{each}"' for each in columns)
        with self._connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def put_words(self, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
        # None of the invented reports is longer than one vector holds.
        self.put(index.name, ("rowid", "words"), ((row["number"], vectors(index, row)[0]) for row in rows))

    def keep(self) -> None:
        self._connection.commit()

    def run(self, statement: str) -> None:
        self._connection.execute(statement)


@contextmanager
def bulk(address: Address, tell: Callable[[str], None]) -> Iterator[Bulk]:
    """Yield where rows go; indexes and triggers are off meanwhile, and all is there again at the end.

    What is interrupted is no store: it has to be made again.
    """
    with _in_sqlite(address) if address.path else _in_postgres(address) as (found, off, on):
        for statement in off:
            found.run(statement)
        yield found
        for statement in on:
            tell(statement.split(" ON ")[0][:60])
            found.run(statement)
            found.keep()
        tell("statistics")
        found.run("ANALYZE")
        found.keep()


@contextmanager
def beside(address: Address) -> Iterator[Bulk]:
    """Yield where rows go, with all indexes and triggers in place."""
    if address.path:
        file = sqlite3.connect(str(address.path), timeout=600)
        for pragma in ("synchronous=OFF", "cache_size=-500000"):
            file.execute(f"PRAGMA {pragma}")
        yield _Sqlite(file)
        file.close()
        return
    with psycopg.connect(address.url or "", password=address.password) as connection:
        yield _Postgres(connection)


_Found = tuple[Bulk, Sequence[str], Sequence[str]]


@contextmanager
def _in_sqlite(address: Address) -> Iterator[_Found]:
    connection = sqlite3.connect(str(address.path))
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-3000000", "locking_mode=EXCLUSIVE"):
        connection.execute(f"PRAGMA {pragma}")
    query = (
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql NOT NULL ORDER BY rowid"
    )
    made = connection.execute(query).fetchall()
    for index in ("statement_text", "report_text"):
        # Written in pieces of so many bytes, which are merged as they come.
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {64 << 20})")
    yield _Sqlite(connection), [f"DROP {sort} {name}" for sort, name, _ in made], [sql for _, _, sql in made]
    for index in ("statement_text", "report_text"):
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {1 << 20})")
    connection.commit()
    connection.execute("PRAGMA locking_mode=NORMAL")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()


@contextmanager
def _in_postgres(address: Address) -> Iterator[_Found]:
    with psycopg.connect(address.url or "", password=address.password) as connection:
        for setting in (
            "session_replication_role = replica",
            "maintenance_work_mem = '1GB'",
            "synchronous_commit = off",
        ):
            connection.execute(f"SET {setting}")
        query = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY 1"
        )
        made = connection.execute(query).fetchall()
        yield _Postgres(connection), [f'DROP INDEX "{name}"' for name, _ in made], [each for _, each in made]


def parted(rows: Rows) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield the rows, many at a time."""
    every = iter(rows)
    while part := [*islice(every, _TOGETHER)]:
        yield part
