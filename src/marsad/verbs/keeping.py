"""Readings into the database."""

from collections.abc import Callable, Iterable
from pathlib import Path

import platformdirs

from marsad.address import Address, Where
from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.intake.errand import Errand
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.verbs.ingestion import Ingestion


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
) -> Ingestion:
    """Return what was added to `db`: every report in a transaction of its own, so that an interruption loses none.

    The bytes of each are kept as they came, before it is. A copy of a report that `db` has (docs/intake.md says what
    that is) is not read again; that it came is kept. So is what could not be read, on which `errand` and why.
    `announce` is called with every issue. At the end all computed rows are up to date; `tell` hears how far that is.
    With several `jobs` (None: one a core) so many processes read, to the same result; a program that asks for them must
    be one that can be imported (`if __name__ == "__main__":`).

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store
    from marsad.verbs.crew import cores, read_ahead
    from marsad.verbs.taking import Taking

    address = Address.of(db or default_db())
    with Store.open(address, tell=tell) as store:
        store.custody.catch_up(tell)
        number = store.custody.begin(errand) if errand else None
        taking = Taking(store.custody, number, announce or _unsaid)
        for report, reading in read_ahead(reports, lambda document: not store.has(document), jobs=jobs or cores()):
            taking.take(report, reading)
        if number:
            store.custody.end(number)
        renew(store, tell)
    return taking.told(address)


def _unsaid(_: Issue) -> None:
    """Leave the issue to the result."""
