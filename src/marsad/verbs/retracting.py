"""Reports that are withdrawn, and those that are erased by law."""

import getpass

from marsad.address import Where
from marsad.progress import Tell, untold
from marsad.verbs.keeping import default_db


def withdraw(
    report: str, *, reason: str, by: str | None = None, db: Where | None = None, tell: Tell = untold
) -> tuple[str, ...]:
    """Return the keys of the reports in `db` with the key or id `report` that are withdrawn now and were not before.

    They stay, with what they state, and count for nothing any more. `by` is the user of this process unless given. At
    the end all computed rows are up to date; `tell` hears how far that is.

    Raises:
        ReportError: there is no such report, or no reason.
        StoreError: there is no database, or it refused a write.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store

    with Store.read(db or default_db(), tell=tell) as store:
        done = store.custody.withdraw(report, by=by or getpass.getuser(), reason=said(reason))
        renew(store, tell)
    return done


def erase(
    report: str, *, reason: str, by: str | None = None, db: Where | None = None, tell: Tell = untold
) -> tuple[str, ...]:
    """Return the keys of the reports in `db` with the key or id `report` that are erased now and were not before.

    Their text, quotations, originals and all by which their words are found are gone, also from free room of the
    database; ids, hashes and the reason stay, and the log still holds. Copies of the database elsewhere are not
    reached.

    Raises:
        ReportError: there is no such report, or no reason.
        StoreError: there is no database, or it refused a write.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store

    with Store.read(db or default_db(), tell=tell) as store:
        done = store.custody.erase(report, by=by or getpass.getuser(), reason=said(reason))
        renew(store, tell)
        store.custody.scrub()
    return done


def sharing(report: str, *, db: Where | None = None) -> int:
    """Return how many other reports in `db` came in the same original files as `report`, which go when it is erased.

    Raises:
        ReportError: there is no such report.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        return store.custody.beside(report)


def said(reason: str) -> str:
    """Return the reason.

    Raises:
        ReportError: there is none.
    """
    from marsad.errors import ReportError

    if not reason.strip():
        raise ReportError("a reason is needed, in words")
    return reason.strip()
