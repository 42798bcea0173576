"""What the books of a store share: some of its rows, asked and written over a store that is open."""

from typing import Self

from sqlalchemy import Engine

from marsad.address import Address
from marsad.store.store import Store


class Book:
    """Some rows of a store.

    Raises:
        StoreError: from any method of a book, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return this book of the store, as long as that is open."""
        return cls(store.address, store._engine)
