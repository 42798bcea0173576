"""A store's file opened: made or brought up to date, and refused where it is not ours, damaged or too new."""

import os
from collections.abc import Callable
from contextlib import closing
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from marsad.errors import StoreError
from marsad.progress import Tell, untold
from marsad.store.filling import FILLED
from marsad.store.schema import APPLICATION_ID, NEWEST
from marsad.store.sqlite import blamed, engine, reading, reading_engine, writing

# A larger file is not read whole to be opened, which takes a second or more a gigabyte; damage is met where it is read.
_CHECKED_BYTES = 1 << 26


def opened(path: Path, *, wait_s: float, tell: Tell = untold) -> Engine:
    """Return an engine on a whole and current store at `path`, made where there is none.

    What must be made again for it is told while it is; interrupted, it goes on where it was with the next opening.

    Raises:
        StoreError: the file cannot be written, is damaged, another program's, or newer.
    """
    _refuse_unusable(path)
    return _checked(engine(path, wait_s=wait_s), path, partial(_bring_up, tell=tell))


def opened_to_read(path: Path, *, wait_s: float, tell: Tell = untold) -> Engine:
    """Return an engine on a whole and current store at `path`; where nothing can be written, one that only reads.

    Raises:
        StoreError: the file is missing, damaged, another program's, newer, or older where nothing can be written.
    """
    if not path.exists():
        raise StoreError(f"{path}: there is no such database; `marsad ingest` makes one")
    if path.is_dir() or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return opened(path, wait_s=wait_s, tell=tell)
    return _checked(reading_engine(path, wait_s=wait_s), path, _refuse_older)


def _checked(made: Engine, path: Path, check: Callable[[Engine, Path], None]) -> Engine:
    """Return the engine, let go of where the check refuses its store."""
    try:
        with blamed(path):
            check(made, path)
    except StoreError:
        made.dispose()
        raise
    return made


def _refuse_unusable(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a database")
    if not path.exists():
        with blamed(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    elif not os.access(path, os.W_OK):
        raise StoreError(f"{path}: is read-only")
    if not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: its folder is read-only")


def _bring_up(made: Engine, path: Path, *, tell: Tell) -> None:
    if _sound_version(made, path) == NEWEST and _is_filled(made):
        return
    with closing(made.raw_connection()) as raw:  # the journal's mode is set outside of any transaction
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    with writing(made) as connection:
        if _version(connection, path) != NEWEST:  # another process may have been quicker
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(connection)
    for part in FILLED:
        part.fill(made, tell)


def _is_filled(made: Engine) -> bool:
    with reading(made) as connection:
        return all(part.is_done(connection) for part in FILLED)


def _refuse_older(made: Engine, path: Path) -> None:
    version = _sound_version(made, path)
    if version != NEWEST:
        what = f"has schema {version}, older than this program's {NEWEST}," if version else "is empty"
        raise StoreError(f"{path}: {what} and cannot be written: open it once where it can")
    if not _is_filled(made):
        raise StoreError(f"{path}: was kept by another version and cannot be written: open it once where it can")


def _sound_version(made: Engine, path: Path) -> str | None:
    """Return the store's revision, None where the file is still empty.

    Raises:
        StoreError: the file is damaged, not a store, or of a newer program.
    """
    with reading(made) as connection:
        is_small = path.stat().st_size <= _CHECKED_BYTES
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() if is_small else "ok"
        version = _version(connection, path)
    if found != "ok":
        raise StoreError(f"{path}: is damaged: {found}")
    return version


def _version(connection: Connection, path: Path) -> str | None:
    """Return the store's revision, None where the file is still empty.

    Raises:
        StoreError: the file is not a store, or is of a newer program.
    """
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    if not tables:
        return None
    ours = connection.exec_driver_sql("PRAGMA application_id").scalar_one() == APPLICATION_ID
    if not ours or "alembic_version" not in tables:
        raise StoreError(f"{path}: is a database, but not one of Marsad's")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    if version > NEWEST:
        raise StoreError(
            f"{path}: has schema {version}, and this program knows schemas up to {NEWEST}: update Marsad to read it"
        )
    return str(version)


def _migrate(connection: Connection) -> None:
    with as_file(files("marsad.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
