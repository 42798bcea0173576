"""A store's file opened: made or brought up to date, and refused where it is not ours, damaged or too new."""

import os
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from marsad.errors import StoreError
from marsad.store.schema import APPLICATION_ID, NEWEST
from marsad.store.sqlite import blamed, engine, reading, writing


def opened(path: Path, *, wait_s: float, must_exist: bool) -> Engine:
    """Return an engine on a whole and current store at `path`.

    Raises:
        StoreError: the file is missing and must exist, cannot be written, is damaged, another program's, or newer.
    """
    _refuse_unusable(path, must_exist=must_exist)
    made = engine(path, wait_s=wait_s)
    try:
        with blamed(path):
            _bring_up(made, path)
    except StoreError:
        made.dispose()
        raise
    return made


def _refuse_unusable(path: Path, *, must_exist: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a database")
    if not path.exists():
        if must_exist:
            raise StoreError(f"{path}: there is no such database; `marsad ingest` makes one")
        with blamed(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    elif not os.access(path, os.W_OK):
        raise StoreError(f"{path}: is read-only")
    if not os.access(path.parent, os.W_OK):
        raise StoreError(f"{path}: its folder is read-only")


def _bring_up(made: Engine, path: Path) -> None:
    with reading(made) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        version = _version(connection, path)
    if found != "ok":
        raise StoreError(f"{path}: is damaged: {found}")
    if version == NEWEST:
        return
    with closing(made.raw_connection()) as raw:  # the journal's mode is set outside of any transaction
        raw.cursor().execute("PRAGMA journal_mode=WAL")
    with writing(made) as connection:
        if _version(connection, path) != NEWEST:  # another process may have been quicker
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            _migrate(connection)


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
