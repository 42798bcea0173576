"""A whole store carried elsewhere: copied as it is, or packed so that any engine takes it in."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from sqlalchemy import Engine

from marsad.address import Address
from marsad.store.archive import Manifest, keep_originals, pack, unpack
from marsad.store.original_rows import keeper
from marsad.store.transaction import blamed, reading, writing


class Carriage:
    """All that a store keeps.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def pack(self, file: IO[bytes]) -> Manifest:
        """Return what is now in the file, an archive of the store as it is at one moment."""
        with blamed(self._address), reading(self._engine) as connection:
            return pack(connection, keeper(self._address, self._engine), file)

    def unpack(self, archive: ZipFile, manifest: Manifest) -> None:
        """Put all of the archive into the store, which is empty, or on an error no row of it.

        What is computed is made when the store is opened again.
        """
        with blamed(self._address):
            keep_originals(archive, manifest, keeper(self._address, self._engine))
            with writing(self._engine) as connection:
                unpack(connection, archive, manifest)

    def copy_to(self, path: Path) -> None:
        """Leave a copy of the store's file, as it is at one moment, in the empty file at `path`."""
        with blamed(self._address), reading(self._engine) as connection, closing(sqlite3.connect(path)) as copy:
            raw = connection.connection.driver_connection
            if isinstance(raw, sqlite3.Connection):
                raw.backup(copy)
