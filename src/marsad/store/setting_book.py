"""What a team decided for its store."""

from typing import Self

from sqlalchemy import Engine

from marsad.address import Address
from marsad.endpoint.place import Allowed
from marsad.endpoint.settings import Settings
from marsad.store import setting_rows
from marsad.store.store import Store
from marsad.store.transaction import blamed, reading, writing


class SettingBook:
    """The settings of a store.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    @classmethod
    def of(cls, store: Store) -> Self:
        """Return the settings of the store, as long as that is open."""
        return cls(store.address, store._engine)

    def now(self) -> Settings:
        """Return what holds now."""
        with blamed(self._address), reading(self._engine) as connection:
            return setting_rows.settings(connection)

    def allow(self, models: Allowed, *, by: str) -> None:
        """Leave reports to be read by these models from now on; who decided so stands in the log."""
        with blamed(self._address), writing(self._engine) as connection:
            setting_rows.allow(connection, models, by)
