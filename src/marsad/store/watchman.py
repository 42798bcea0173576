"""Who watches the sources of a store: one process at a time."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, text

from marsad.address import Address
from marsad.errors import SourceError
from marsad.store.store import Store
from marsad.store.transaction import blamed

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# "MRSDwtch": by which number a server of PostgreSQL knows the lock.
_LOCK = 0x4D52534477746368
# Far behind what the file says, so that others can read who holds it.
_BYTE = 1 << 20


@contextmanager
def only_watchman(store: Store) -> Iterator[None]:
    """Run the block as the one process that watches the store; the lock ends with the process, however that ends.

    Raises:
        SourceError: another one watches; says which.
        StoreError: the database or the file system refuses.
    """
    path = store.address.path
    with _of_file(store.address, path) if path else _of_server(store.address, store._engine):
        yield


@contextmanager
def _of_file(address: Address, path: Path) -> Iterator[None]:
    with blamed(address):
        file = path.with_name(f"{path.name}.watch").open("a+", encoding="utf-8")
    with file:
        if not _is_locked(file):
            file.seek(0)
            raise _refused(address, file.read(200).strip())
        file.truncate(0)
        file.write(f"process {os.getpid()} on {socket.gethostname()}\n")
        file.flush()
        yield
        file.truncate(0)


def _is_locked(file: IO[str]) -> bool:
    """Return whether the file is locked for this process now."""
    try:
        if sys.platform == "win32":
            file.seek(_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _of_server(address: Address, engine: Engine) -> Iterator[None]:
    holder = text(
        "SELECT 'process ' || a.pid || ' of ' || coalesce(host(a.client_addr), 'this server') FROM pg_locks l "
        "JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted "
        "AND l.classid = :high AND l.objid = :low AND l.database = (SELECT oid FROM pg_database "
        "WHERE datname = current_database())"
    )
    with blamed(address), engine.connect() as connection:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}).scalar():
            halves = {"high": _LOCK >> 32, "low": _LOCK & 0xFFFFFFFF}
            raise _refused(address, str(connection.execute(holder, halves).scalar() or ""))
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})
            connection.commit()


def _refused(address: Address, holder: str) -> SourceError:
    return SourceError(f"{address}: {holder or 'another process'} is watching its sources already; one does at a time")
