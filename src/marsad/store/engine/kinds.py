"""The sorts of database that a store may be in."""

from collections.abc import Mapping

from sqlalchemy import Connection, Engine

from marsad.address import Address
from marsad.store.engine.kind import Kind
from marsad.store.engine.postgres import POSTGRESQL
from marsad.store.engine.sqlite import SQLITE

_KINDS: Mapping[str, Kind] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def kind_at(address: Address) -> Kind:
    """Return the sort of the database at the address."""
    return _KINDS["sqlite" if address.path is not None else "postgresql"]


def kind_of(bound: Engine | Connection) -> Kind:
    """Return the sort of the engine's or the connection's database."""
    return _KINDS[bound.dialect.name]
