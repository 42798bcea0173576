"""What a team allows in its store."""

import getpass

from marsad.address import Where
from marsad.endpoint.place import Allowed
from marsad.endpoint.settings import Settings
from marsad.verbs.keeping import default_db


def settings(*, db: Where | None = None) -> Settings:
    """Return what holds in `db`.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import SettingBook, Store

    with Store.read(db or default_db()) as store:
        return SettingBook.of(store).now()


def allowed(*, db: Where | None = None) -> Allowed:
    """Return by which models reports of `db`, which is made where there is none, may be read.

    Raises:
        StoreError: the database cannot be opened.
    """
    from marsad.store import SettingBook, Store

    with Store.open(db or default_db()) as store:
        return SettingBook.of(store).now().models


def allow(models: Allowed, *, by: str | None = None, db: Where | None = None) -> Settings:
    """Return what holds in `db` from now on: its reports may be read by these models, and by no others.

    What models have read before stays. `by`, the user of this process unless given, stands in the log.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.store import SettingBook, Store

    with Store.open(db or default_db()) as store:
        book = SettingBook.of(store)
        book.allow(models, by=by or getpass.getuser())
        return book.now()
