"""Sources: described once, kept in the database, asked whenever somebody wants."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from marsad.address import Address, Where
from marsad.errors import Issue, SourceError
from marsad.intake.errand import Errand
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.source.customs import Customs
from marsad.source.description import Source, described, placed
from marsad.source.round import Round
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.keeping import ByModel, default_db, ingest

# How many reports of a source are looked at to see what it would bring.
LOOKED_AT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSource:
    """A source of the database, and how it went when it was asked last; None where it never was."""

    source: Source
    last: Round | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a report of a source would be: its address or name, and what is known of it. `letters`: how long it is."""

    source: str
    title: str | None
    publisher: str | None
    earliest: date | None
    latest: date | None
    letters: int


def described_source(file: Path) -> Source:
    """Return the source that the description in `file` tells of; a path in it is taken from where the file lies.

    Raises:
        SourceError: the file cannot be read, or describes no source.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: cannot be read: {error.strerror}") from error
    return placed(described(raw, file.name), file.absolute().parent)


def add_source(source: Source, *, db: Where | None = None) -> bool:
    """Return whether this description was new to `db`; of those with one name the last holds, the others are kept.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.store import SourceBook, Store

    with Store.open(Address.of(db or default_db())) as store:
        return SourceBook.of(store).add(source)


def sources(*, db: Where | None = None) -> tuple[KeptSource, ...]:
    """Return the sources of `db`, by name.

    Raises:
        StoreError: the database is not there, or cannot be opened.
    """
    from marsad.store import SourceBook, Store

    with Store.read(Address.of(db or default_db())) as store:
        book = SourceBook.of(store)
        return tuple(KeptSource(source=each, last=book.round(each.name)) for each in book.all())


def find_source(name: str, *, db: Where | None = None) -> Source:
    """Return the source of `db` called `name`.

    Raises:
        SourceError: none is.
        StoreError: the database is not there, or cannot be opened.
    """
    from marsad.store import SourceBook, Store

    with Store.read(Address.of(db or default_db())) as store:
        return SourceBook.of(store).source(name)


def check_source(source: Source, customs: Customs | None = None) -> Iterator[Sample | Issue]:
    """Return what the first reports of the source would be, and an issue for what is wrong; nothing is kept."""
    from marsad.report.composing import compose
    from marsad.source.collecting import collected
    from marsad.source.fetching import Fetcher
    from marsad.source.gathering import Basket

    for told in islice(collected(source, Fetcher(customs or Customs()), Basket()), LOOKED_AT):
        if isinstance(told, Issue):
            yield told
            continue
        report = compose(told)
        days = report.published.days
        yield Sample(
            source=told.source,
            title=report.document.metadata.title,
            publisher=report.publisher.name,
            earliest=days.start if days else None,
            latest=days.end if days else None,
            letters=len(told.text),
        )


def ingest_source(
    name: str,
    *,
    db: Where | None = None,
    customs: Customs | None = None,
    announce: Callable[[Issue], None] | None = None,
    tell: Tell = untold,
    jobs: int | None = 1,
    anew: bool = False,
    by: ByModel | None = None,
) -> Ingestion:
    """Return what was added to `db` of that which is new at the source called `name`; `anew`: of all that is there.

    What was fetched is remembered, so that the next time only what is newer is, once the reports are kept. `by` is
    that of `ingest`.

    Raises:
        SourceError: no source is called so.
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.source.collecting import collected
    from marsad.source.fetching import Fetcher
    from marsad.source.gathering import Basket
    from marsad.source.round import after
    from marsad.store import SourceBook, Store

    address, manners, basket = Address.of(db or default_db()), customs or Customs(), Basket()
    with Store.open(address, tell=tell) as store:
        book = SourceBook.of(store)
        source = book.source(name)
        brought = _attentive(collected(source, Fetcher(manners, None if anew else book), basket), manners)
        errand = Errand(source=name, contact=manners.contact, allow_private=manners.allows_private)
        how = partial(ingest, announce=announce, tell=tell, jobs=jobs, by=by)
        done = how(brought, db=address, errand=errand)
        book.remember(basket.visits)
        # What keeps the source itself from being read, not one of its reports.
        wrong = next((issue.message for issue in done.failed if issue.source == source.where), None)
        now = manners.clock.now()
        book.end_round(after(name, source.period, ended=now, before=book.round(name), message=wrong))
    return done


def _attentive(brought: Iterator[Document | Issue], customs: Customs) -> Iterator[Document | Issue]:
    """Yield what is brought; between two reports whoever keeps the clock can end it."""
    for told in brought:
        yield told
        customs.clock.sleep(0)
