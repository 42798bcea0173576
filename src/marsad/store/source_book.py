"""The sources that a store knows, and what it remembers of asking them."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from marsad.errors import SourceError
from marsad.source.address import address_of
from marsad.source.description import Source, read_back, written
from marsad.source.round import Round
from marsad.source.visit import Visit
from marsad.store import chain
from marsad.store.book import Book
from marsad.store.naming import MOST_BYTES
from marsad.store.source_schema import ROUND, SOURCE, VISIT
from marsad.store.transaction import blamed, reading, writing
from marsad.store.vouching import Action, vouch


class SourceBook(Book):
    """The sources of a store, each as it was described last.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    def add(self, source: Source) -> bool:
        """Return whether this description was new; it holds from now on, and the one before stays in its row."""
        body = written(source)
        with blamed(self._address), writing(self._engine) as connection:
            if _last(connection, source.name) == body:
                return False
            row = {"name": source.name, "time": chain.moment(), "body": body}
            number = connection.execute(SOURCE.insert().returning(SOURCE.c.number), row).scalar_one()
            # By another description the same page may be another report.
            connection.execute(delete(VISIT).where(VISIT.c.address == _root(source)))
            vouch(connection, Action.SOURCE, {**row, "number": number})
        return True

    def all(self) -> tuple[Source, ...]:
        """Return every source, by name."""
        last = select(func.max(SOURCE.c.number)).group_by(SOURCE.c.name)
        query = select(SOURCE.c.body).where(SOURCE.c.number.in_(last)).order_by(SOURCE.c.name)
        with blamed(self._address), reading(self._engine) as connection:
            return tuple(read_back(body) for body in connection.execute(query).scalars())

    def source(self, name: str) -> Source:
        """Return the source called `name`.

        Raises:
            SourceError: none is.
        """
        with blamed(self._address), reading(self._engine) as connection:
            body = _last(connection, name)
        if body is None:
            known = ", ".join(each.name for each in self.all()) or "none yet: `marsad source add FILE` adds one"
            raise SourceError(f"no source is called {name!r}; there is {known}")
        return read_back(body)

    def visit(self, address: str) -> Visit | None:
        """Return the last visit to the address, None where there was none."""
        with blamed(self._address), reading(self._engine) as connection:
            row = connection.execute(select(VISIT).where(VISIT.c.address == _named(address))).first()
        moment = {"time": datetime.fromisoformat(row.time)} if row else {}
        return Visit(**{**row._mapping, **moment, "address": address}) if row else None

    def remember(self, visits: Iterable[Visit]) -> None:
        """Keep the visits, each in place of the one before to its address."""
        rows = {_named(visit.address): _columns(visit, ("time",)) for visit in visits}
        with blamed(self._address), writing(self._engine) as connection:
            for address, row in rows.items():
                _put(connection, VISIT, {**row, "address": address}, address)

    def round(self, name: str) -> Round | None:
        """Return how the last round of the source went, None where there was none."""
        with blamed(self._address), reading(self._engine) as connection:
            row = connection.execute(select(ROUND).where(ROUND.c.source == name)).first()
        moments = {name: datetime.fromisoformat(row._mapping[name]) for name in ("ended", "due")} if row else {}
        return Round(**{**row._mapping, **moments}) if row else None

    def end_round(self, made: Round) -> None:
        """Keep how the round went, in place of the one before."""
        with blamed(self._address), writing(self._engine) as connection:
            _put(connection, ROUND, _columns(made, ("ended", "due")), made.source)


def _root(source: Source) -> str | None:
    return _named(address_of(source.address).text) if source.address else None


def _named(address: str) -> str:
    """Return by what a visit to the address is found: one that is too long for the engines' indexes by its hash."""
    return address if len(address.encode()) <= MOST_BYTES else hashlib.sha256(address.encode()).hexdigest()


def _last(connection: Connection, name: str) -> str | None:
    query = select(SOURCE.c.body).where(SOURCE.c.name == name).order_by(SOURCE.c.number.desc()).limit(1)
    return connection.execute(query).scalar()


def _columns(value: Visit | Round, moments: tuple[str, ...]) -> dict[str, Any]:
    row = {name: getattr(value, name) for name in value.__slots__}
    return {**row, **{name: row[name].isoformat() for name in moments}}


def _put(connection: Connection, table: Table, row: dict[str, Any], key: str) -> None:
    (column,) = table.primary_key.columns
    connection.execute(delete(table).where(column == key))
    connection.execute(table.insert(), row)
