"""Readings into the database."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import platformdirs
from msgspec import Struct

from marsad.address import Address, Where
from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.model.asking import Model
from marsad.intake.errand import Errand
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.verbs.ingestion import Ingestion


class ByModel(Struct, frozen=True, kw_only=True):
    """That a `model` reads, or `both` it and the rules, so many reports `at_once`."""

    model: Model
    both: bool = False
    at_once: int = 1


def default_db() -> Path:
    """Return where the database is unless a caller says otherwise: `marsad.db` in the user's data folder."""
    return platformdirs.user_data_path("marsad", appauthor=False) / "marsad.db"


def ingest(
    reports: Iterable[Reading | Document | Issue],
    *,
    db: Where | None = None,
    errand: Errand | None = None,
    announce: Callable[[Issue], None] | None = None,
    tell: Tell = untold,
    jobs: int | None = 1,
    expected: int | None = None,
    kept: Callable[[int], None] | None = None,
    by: ByModel | None = None,
) -> Ingestion:
    """Return what was added to `db`: some reports a transaction, each whole or not at all, however this ends.

    The bytes of each are kept as they came, before it is. A copy of a report that `db` has (docs/intake.md says what
    that is) is not read again; that it came is kept. So is what could not be read, on which `errand` and why.
    `announce` hears every issue, `kept` how many things more are kept, both once that is so. At the end all computed
    rows are up to date; `tell` hears how far that is. So many `jobs` (None: one a core) read, to the same result, where
    it pays for what is `expected` or comes; who asks for them can be imported (`if __name__ == "__main__":`). Where
    `by` a model, that reads, and the rules what it could not, which then is among `failures`.

    Raises:
        StoreError: the database cannot be opened, refused a write, or its team allows no such model.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store
    from marsad.verbs.reader import reader_of
    from marsad.verbs.taking import Taking

    address = Address.of(db or default_db())
    with Store.open(address, tell=tell) as store:
        store.custody.catch_up(tell)
        reader = reader_of(store, by, jobs)
        number = store.custody.begin(errand) if errand else None
        taking = Taking(store.custody, number, announce or _unsaid, reader.read)
        with closing(reader.read_ahead(reports, taking.wanted, expected, as_rows=True)) as ahead:
            taking.take_all(ahead, kept or _uncounted)
        store.custody.end(number) if number else None
        renew(store, tell)
    return taking.told(address)


def _unsaid(_: Issue) -> None:
    """Leave the issue to the result."""


def _uncounted(_: int) -> None:
    """Leave it uncounted."""
