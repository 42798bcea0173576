"""What a team decided for its store."""

from marsad.endpoint.place import Allowed
from marsad.endpoint.settings import Settings
from marsad.store import setting_rows
from marsad.store.book import Book
from marsad.store.transaction import blamed, reading, writing


class SettingBook(Book):
    """The settings of a store.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    def now(self) -> Settings:
        """Return what holds now."""
        with blamed(self._address), reading(self._engine) as connection:
            return setting_rows.settings(connection)

    def allow(self, models: Allowed, *, by: str) -> None:
        """Leave reports to be read by these models from now on; who decided so stands in the log."""
        with blamed(self._address), writing(self._engine) as connection:
            setting_rows.allow(connection, models, by)
