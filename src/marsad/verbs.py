"""Marsad's verbs, for Python as for the command line: extract, read_paths, ingest.

They join the packages. What a verb needs is imported when it is called, so that `import marsad` stays quick.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.report.document import Metadata


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


def extract(text: str, *, publisher: str | None = None, published: date | None = None) -> Reading:
    """Return what the report `text` states, each statement with its words.

    `publisher` and `published` are inferred from the text where they are not given, and unknown where it does not say.

    Raises:
        DocumentError: the text is empty, spoilt or not Arabic.
    """
    from marsad.extract.reading import read
    from marsad.report.reading import written

    return read(written("text", text, text.encode(), Metadata(publisher=publisher, published=published)))


def read_paths(
    paths: Sequence[Path],
    *,
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
) -> Iterator[Reading | Issue]:
    """Yield for every report under `paths`, in order, what it states, or the issue that kept it from being read."""
    from marsad.extract.reading import read
    from marsad.intake.paths import documents

    for document in documents(paths, metadata=metadata, publisher=publisher, published=published):
        yield document if isinstance(document, Issue) else read(document)


def ingest(readings: Iterable[Reading | Issue], *, db: Path | None = None) -> Ingestion:
    """Return what was added to `db`: every reading in a transaction of its own, so that an interruption loses none.

    Raises:
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.store import Store

    path = db or default_db()
    read = statements = known = 0
    failed: list[Issue] = []
    with Store.open(path) as store:
        for reading in readings:
            if isinstance(reading, Issue):
                failed.append(reading)
            elif store.add(reading):
                read += 1
                statements += len(reading.statements)
            else:
                known += 1
    return Ingestion(db=path, read=read, statements=statements, already_there=known, failed=tuple(failed))
