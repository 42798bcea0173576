"""What is kept: held against its hashes, counted, and tried again where it could not be read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from marsad.address import Where
from marsad.errors import Issue
from marsad.intake.account import Failure, Stock, Verification
from marsad.intake.errand import Errand
from marsad.intake.paths import STDIN
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.verbs.fetching import fetched
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.keeping import default_db, ingest
from marsad.verbs.sourcing import ingest_source


def verify(*, db: Where | None = None, tell: Tell = untold) -> Verification:
    """Return whether all that is kept in `db` is what came in: reports, originals, and the log of what was done.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db(), tell=tell) as store:
        return store.custody.verify(tell)


def stats(*, db: Where | None = None) -> Stock:
    """Return how much `db` keeps.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        return store.custody.stock()


def failures(*, db: Where | None = None) -> tuple[Failure, ...]:
    """Return what could not be read into `db` and still waits to be, the first that failed first.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        return store.custody.failures()


def retry(
    *, db: Where | None = None, announce: Callable[[Issue], None] | None = None, tell: Tell = untold
) -> tuple[Ingestion, ...]:
    """Return what came of all that failed, tried again as it was brought; an ingestion for each time that it was.

    What came through stdin, or on no known errand, is left: nobody can bring it again but who did.

    Raises:
        StoreError: there is no database, or it refused a write.
    """
    done = []
    for errand in errands(failures(db=db)):
        if errand.source:
            done.append(ingest_source(errand.source, db=db, announce=announce, tell=tell, anew=True))
        else:
            done.append(ingest(_brought(errand), db=db, errand=errand, announce=announce, tell=tell))
    return tuple(done)


def errands(failed: tuple[Failure, ...]) -> Iterator[Errand]:
    """Yield the errands on which what failed can be tried again, each once, with the files that did."""
    files: dict[Errand, list[str | None]] = {}
    for each in failed:
        errand = each.errand
        if errand and (errand.source or errand.paths or errand.addresses) and STDIN not in errand.paths:
            files.setdefault(replace(errand, only=()), []).append(each.file)
    for errand, named in files.items():
        known = [file for file in dict.fromkeys(named) if file is not None]
        yield replace(errand, only=tuple(known) if len(known) == len({*named}) else ())


def _brought(errand: Errand) -> Iterator[Document | Issue]:
    """Yield what the errand brings: of files only those that are asked for, where any are."""
    from marsad.intake.paths import documents

    publisher, published = errand.publisher, errand.published
    metadata = Path(errand.metadata) if errand.metadata else None
    paths = [Path(path) for path in errand.paths]
    yield from documents(paths, metadata=metadata, publisher=publisher, published=published, only=errand.only)
    if not errand.only:
        yield from fetched(errand.addresses, publisher=publisher, published=published)
