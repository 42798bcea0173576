"""Readings into the database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.term import Resolution
from marsad.progress import Tell, untold
from marsad.report.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """What an ingest did to the database `db`: how many reports it read, had already, and could not read.

    `places` counts the names of places in what was read by how they were tied to the gazetteer, each once a report.
    """

    db: Path
    read: int
    statements: int
    already_there: int
    places: Mapping[str, int]
    failed: tuple[Issue, ...]


def default_db() -> Path:
    """Return where the database is unless a caller says otherwise: `marsad.db` in the user's data folder."""
    return platformdirs.user_data_path("marsad", appauthor=False) / "marsad.db"


def ingest(
    reports: Iterable[Reading | Document | Issue],
    *,
    db: Path | None = None,
    announce: Callable[[Issue], None] | None = None,
    tell: Tell = untold,
) -> Ingestion:
    """Return what was added to `db`: every report in a transaction of its own, so that an interruption loses none.

    A document that `db` has already is not read again. `announce` is called with every issue: what cannot be read,
    what is doubtful. At the end all computed rows are up to date; `tell` is called with how far that is.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.extract.reading import read as read_document
    from marsad.inquiry.renewal import renew
    from marsad.store import Store

    path, say, failed = db or default_db(), announce or _unsaid, list[Issue]()
    read = statements = already_there = 0
    tied = dict.fromkeys((way.value for way in Resolution), 0)
    with Store.open(path, tell=tell) as store:
        for report in reports:
            if isinstance(report, Issue):
                failed.append(report)
                say(report)
            elif isinstance(report, Document) and store.has(report):
                already_there += 1
            else:
                reading = report if isinstance(report, Reading) else read_document(report)
                for issue in reading.report.issues:
                    say(issue)
                new = store.add(reading)
                read, already_there = read + new, already_there + (not new)
                statements += _count(reading, tied) if new else 0
        renew(store, tell)
    return Ingestion(
        db=path, read=read, statements=statements, already_there=already_there, places=tied, failed=tuple(failed)
    )


def _count(reading: Reading, tied: dict[str, int]) -> int:
    """Add the names of places in `reading` to `tied`, each once, and return how many statements it has."""
    named = {place.span: place.resolution for statement in reading.statements for place in statement.places}
    for span in sorted(named):
        tied[named[span].value] += 1
    return len(reading.statements)


def _unsaid(_: Issue) -> None:
    """Leave the issue to the result."""
