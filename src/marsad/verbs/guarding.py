"""What is kept: held against its hashes, counted, and tried again where it could not be read."""

import getpass
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from marsad.address import Where
from marsad.errors import Issue
from marsad.intake.account import Dismissal, Failure, Stock, Verification
from marsad.intake.errand import Errand
from marsad.intake.holding import STDIN
from marsad.original import Original
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.source.customs import Customs, anywhere
from marsad.verbs.fetching import fetched
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.keeping import ByModel, default_db, ingest
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


def dismissed(*, db: Where | None = None) -> tuple[Dismissal, ...]:
    """Return what could not be read into `db` and is waited for no more, in the order in which that was said.

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        return store.custody.dismissed()


def dismiss(number: int, *, reason: str, by: str | None = None, db: Where | None = None) -> Dismissal:
    """Return the failure with this number, for which `db` waits no more: it can never be read, or need not be.

    That is kept, with the reason, and `by` whom: the user of this process unless given. Where other bytes come in its
    place and fail, these are told.

    Raises:
        ReportError: nothing that waits has this number, or there is no reason.
        StoreError: there is no database, or it refused a write.
    """
    from marsad.store import Store
    from marsad.verbs.retracting import said

    with Store.read(db or default_db()) as store:
        return store.custody.dismiss(number, by=by or getpass.getuser(), reason=said(reason))


def retry(
    *,
    db: Where | None = None,
    customs: Customs | None = None,
    announce: Callable[[Issue], None] | None = None,
    tell: Tell = untold,
    by: ByModel | None = None,
) -> tuple[Ingestion, ...]:
    """Return what came of all that failed, tried again as it was brought; an ingestion for each time that it was.

    Of files that are gone, and of what came through stdin, the bytes that are kept are read. What of that an older
    program met, or came on no known errand, is left: nobody can bring it again but who did. What is fetched is fetched
    as it was then, under the same name and from private addresses where that was allowed; `customs` name another, or
    allow more. `by` is that of `ingest`; what a model was to read and did not, `reread` has it read.

    Raises:
        StoreError: there is no database, or it refused a write.
    """
    from marsad.store import Store

    failed, done = failures(db=db), []
    how = partial(ingest, announce=announce, tell=tell, by=by)
    with Store.read(db or default_db()) as store:
        for errand in errands(failed):
            if errand.source:
                manners = _customs(errand, customs)
                again = partial(ingest_source, errand.source, anew=True, by=by)
                done.append(again(db=db, customs=manners, announce=announce, tell=tell))
                continue
            kept = {each.file: each.original for each in failed if is_kept(each) and _is_of(each, errand)}
            originals = {file: store.custody.original(known_by) for file, known_by in kept.items() if file and known_by}
            there = {file: original for file, original in originals.items() if original}
            done.append(how(_brought(errand, there, customs), db=db, errand=errand))
    return tuple(done)


def errands(failed: tuple[Failure, ...]) -> Iterator[Errand]:
    """Yield the errands on which what failed can be tried again, each once, with the files that did."""
    files: dict[Errand, list[str | None]] = {}
    for each in failed:
        errand = each.errand
        if errand and (errand.source or errand.paths or errand.addresses) and not _is_over(each, errand):
            files.setdefault(replace(errand, only=()), []).append(each.file)
    for errand, named in files.items():
        known = [file for file in dict.fromkeys(named) if file is not None]
        yield replace(errand, only=tuple(known) if len(known) == len({*named}) else ())


def is_kept(failure: Failure) -> bool:
    """Return whether the bytes of what failed are kept, and are nowhere else any more."""
    if failure.original is None or failure.file is None:
        return False
    return failure.file == STDIN or not Path(failure.file).exists()


def _is_over(failure: Failure, errand: Errand) -> bool:
    """Return whether it came through stdin, and its bytes are not kept."""
    return STDIN in errand.paths and (failure.file is None or (failure.file == STDIN and failure.original is None))


def _is_of(failure: Failure, errand: Errand) -> bool:
    return failure.errand is not None and replace(failure.errand, only=()) == replace(errand, only=())


def _customs(errand: Errand, given: Customs | None) -> Customs:
    """Return how is fetched on the errand: as the first time, or as is `given` now."""
    made = given or Customs()
    is_open = anywhere if errand.allow_private else made.is_open
    return replace(made, contact=made.contact or errand.contact, is_open=is_open)


def _brought(errand: Errand, kept: Mapping[str, Original], customs: Customs | None) -> Iterator[Document | Issue]:
    """Yield what the errand brings: of files only those that are asked for, where any are; those that are `kept` so."""
    from marsad.intake.paths import documents

    publisher, published = errand.publisher, errand.published
    metadata = Path(errand.metadata) if errand.metadata else None
    yield from documents(
        [Path(path) for path in errand.paths],
        metadata=metadata,
        publisher=publisher,
        published=published,
        only=errand.only,
        kept=kept,
        for_custody=True,
    )
    if not errand.only:
        manners = _customs(errand, customs)
        yield from fetched(errand.addresses, publisher=publisher, published=published, customs=manners)
