"""Readings into the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from marsad.errors import Issue
from marsad.extract.contract import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """What an ingest did to the database `db`: how many reports it read, had already, and could not read."""

    db: Path
    read: int
    statements: int
    already_there: int
    failed: tuple[Issue, ...]


def default_db() -> Path:
    """Return where the database is unless a caller says otherwise: `marsad.db` in the user's data folder."""
    return platformdirs.user_data_path("marsad", appauthor=False) / "marsad.db"


def ingest(readings: Iterable[Reading | Issue], *, db: Path | None = None) -> Ingestion:
    """Return what was added to `db`: every reading in a transaction of its own, so that an interruption loses none.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.store import Store

    path = db or default_db()
    read = statements = already_there = 0
    failed: list[Issue] = []
    with Store.open(path) as store:
        for reading in readings:
            if isinstance(reading, Issue):
                failed.append(reading)
            elif store.add(reading):
                read += 1
                statements += len(reading.statements)
            else:
                already_there += 1
    return Ingestion(db=path, read=read, statements=statements, already_there=already_there, failed=tuple(failed))
