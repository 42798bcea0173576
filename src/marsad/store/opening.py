"""A store opened: made or brought up to date, and refused where it is not ours, damaged or too new."""

from collections.abc import Callable
from functools import partial
from importlib.resources import as_file, files

from sqlalchemy import Connection, Engine

from marsad.address import Address
from marsad.errors import StoreError
from marsad.progress import Tell, untold
from marsad.store.engine.kinds import kind_at, kind_of
from marsad.store.filling import FILLED
from marsad.store.schema import NEWEST
from marsad.store.transaction import blamed, reading, writing


def opened(address: Address, *, wait_s: float, tell: Tell = untold) -> Engine:
    """Return an engine on a whole and current store at the address, made where there is none.

    What must be made again for it is told while it is; interrupted, it goes on where it was with the next opening.

    Raises:
        StoreError: it cannot be reached or written, is damaged, another program's, or newer.
    """
    made = _opened(address, wait_s=wait_s, tell=tell)
    # Who waits for another to write is told so.
    made.update_execution_options(tell=tell)
    return made


def _opened(address: Address, *, wait_s: float, tell: Tell) -> Engine:
    sort = kind_at(address)
    with blamed(address):
        sort.refuse_unusable(address)
    return _checked(sort.made(address, wait_s), address, partial(_bring_up, tell=tell))


def opened_to_read(address: Address, *, wait_s: float, tell: Tell = untold) -> Engine:
    """Return an engine on a whole and current store at the address; where nothing can be written, one that only reads.

    Raises:
        StoreError: it is missing, damaged, another program's, newer, or older where nothing can be written.
    """
    sort = kind_at(address)
    with blamed(address):
        is_writable = sort.is_writable(address)
    if is_writable:
        return _opened(address, wait_s=wait_s, tell=tell)
    return _checked(sort.made_to_read(address, wait_s), address, _refuse_older)


def _checked(made: Engine, address: Address, check: Callable[[Engine, Address], None]) -> Engine:
    """Return the engine, let go of where the check refuses its store."""
    try:
        with blamed(address):
            check(made, address)
    except StoreError:
        made.dispose()
        raise
    return made


def _bring_up(made: Engine, address: Address, *, tell: Tell) -> None:
    if _version(made, address) == NEWEST and _is_filled(made):
        return
    sort = kind_of(made)
    sort.prepare(made)
    with writing(made) as connection:
        if _version_in(connection, address) != NEWEST:  # another process may have been quicker
            with sort.watched(made, connection, tell):
                _migrate(connection)
            sort.claim(connection)
    for part in FILLED:
        part.fill(made, tell)


def _is_filled(made: Engine) -> bool:
    with reading(made) as connection:
        return all(part.is_done(connection) for part in FILLED)


def _refuse_older(made: Engine, address: Address) -> None:
    version = _version(made, address)
    if version != NEWEST:
        what = f"has schema {version}, older than this program's {NEWEST}," if version else "is empty"
        raise StoreError(f"{address}: {what} and cannot be written: open it once where it can")
    if not _is_filled(made):
        raise StoreError(f"{address}: was kept by another version and cannot be written: open it once where it can")


def _version(made: Engine, address: Address) -> str | None:
    with reading(made) as connection:
        return _version_in(connection, address)


def _version_in(connection: Connection, address: Address) -> str | None:
    """Return the store's revision, None where there is nothing yet.

    Raises:
        StoreError: what is there is damaged, not a store, or of a newer program.
    """
    found = kind_of(connection).found(connection, address)
    if found.damage:
        raise StoreError(f"{address}: is damaged: {found.damage}")
    if not found.tables:
        return None
    if not found.is_ours or "alembic_version" not in found.tables:
        raise StoreError(f"{address}: is a database, but not one of Marsad's")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    if version > NEWEST:
        raise StoreError(
            f"{address}: has schema {version}, and this program knows schemas up to {NEWEST}: update Marsad to read it"
        )
    return str(version)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("marsad.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
