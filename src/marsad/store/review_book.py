"""What two readers of this store's reports differ in, and nobody decided yet."""

from collections.abc import Iterable
from typing import Self

from sqlalchemy import Engine

from marsad.address import Address
from marsad.extract.statement import Differing
from marsad.store import review_rows
from marsad.store.store import Store
from marsad.store.transaction import blamed, reading


class ReviewBook:
    """What is left to be decided.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return what is left to be decided in the store, as long as that is open."""
        return cls(store.address, store._engine)

    def differing(self, statements: Iterable[str]) -> dict[str, tuple[Differing, ...]]:
        """Return by id of these statements what the readers differ in: the values that were not taken."""
        with blamed(self._address), reading(self._engine) as connection:
            return review_rows.open_(connection, statements)
