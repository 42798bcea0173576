"""Which figures of an origin cannot all hold, kept as rows: to find them takes longer than all else that is asked."""

import hashlib

from sqlalchemy import Engine, delete, select

from marsad.address import Address
from marsad.errors import StoreError
from marsad.record.ledger.memory import Remembered, decode, encode
from marsad.store.code import whole
from marsad.store.figure_schema import QUARREL
from marsad.store.transaction import blamed, is_read_only, reading, writing

_Q = QUARREL.c


class Quarrels:
    """What a store remembers of conflicts. Where it can write nothing they are found anew when they are asked for."""

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def recall(self, key: str) -> Remembered | None:
        """Return what was kept, None where nothing is.

        Raises:
            StoreError: the database or the file system refuses.
        """
        with blamed(self._address), reading(self._engine) as connection:
            body = connection.execute(select(_Q.body).where(_Q.key == key)).scalar_one_or_none()
        return None if body is None else decode(body)

    def keep(self, key: str, found: Remembered) -> None:
        """Keep it in the place of what was kept, unless somebody else writes for long."""
        if is_read_only(self._engine):
            return
        try:
            with blamed(self._address), writing(self._engine) as connection:
                connection.execute(delete(QUARREL).where(_Q.key == key))
                connection.execute(QUARREL.insert(), {"key": key, "body": encode(found)})
        except StoreError:
            return

    def digest(self, claims: bytes) -> str:
        """Return a hash of the claims and of the program."""
        return hashlib.sha256(whole().encode() + claims).hexdigest()
