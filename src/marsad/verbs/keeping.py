"""Readings into the database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from marsad.address import Address, Where
from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.intake.errand import Errand
from marsad.progress import Tell, untold
from marsad.report.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """What an ingest did to the database `db`: how many reports it read, were copies, and could not be read.

    Of those that were read `versions` are another state of what stands at an address; copies are not read again.
    `places` counts the names of places in what was read by how they were tied to the gazetteer, each once a report.
    """

    db: Address
    read: int
    statements: int
    versions: int
    copies: int
    places: Mapping[str, int]
    failed: tuple[Issue, ...]


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
) -> Ingestion:
    """Return what was added to `db`: every report in a transaction of its own, so that an interruption loses none.

    The bytes of each are kept as they came, before it is. A copy of a report that `db` has (docs/intake.md says what
    that is) is not read again; that it came is kept. So is what could not be read, on which `errand` and why.
    `announce` is called with every issue. At the end all computed rows are up to date; `tell` hears how far that is.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store
    from marsad.verbs.taking import Taking

    address = Address.of(db or default_db())
    with Store.open(address, tell=tell) as store:
        store.custody.catch_up(tell)
        number = store.custody.begin(errand) if errand else None
        taking = Taking(store.custody, number, announce or _unsaid)
        for report in reports:
            taking.take(report)
        if number:
            store.custody.end(number)
        renew(store, tell)
    return Ingestion(
        db=address,
        read=taking.read,
        statements=taking.statements,
        versions=taking.versions,
        copies=taking.copies,
        places=taking.tied,
        failed=tuple(taking.failed),
    )


def _unsaid(_: Issue) -> None:
    """Leave the issue to the result."""
