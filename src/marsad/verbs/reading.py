"""Texts and files to what they state."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.model.asking import Model
from marsad.intake.errand import Errand
from marsad.original import Original
from marsad.report.document import Document, Metadata
from marsad.source.customs import Customs
from marsad.verbs.abreast import abreast
from marsad.verbs.turn import Aside, Turn


def extract(
    text: str,
    *,
    publisher: str | None = None,
    published: date | None = None,
    theatre: str | None = None,
    guesses: bool = True,
) -> Reading:
    """Return what the report `text` states, each statement with its words.

    `publisher` and `published` are inferred from the text where they are not given, and unknown where it does not say;
    `theatre`, where the report is about, is told by the names in it. Without `guesses`, who does an
    event and whom it befalls is told only where its own words name them.

    Raises:
        DocumentError: the text is empty, spoilt or not Arabic.
        TheatreError: there is no such theatre.
    """
    from marsad.extract.reading import read
    from marsad.report.reading import written

    raw = text.encode()
    document = written("text", text, raw, Metadata(publisher=publisher, published=published))
    held = Original(id=document.id, held=raw)
    provenance = replace(document.provenance, original=held.id)
    return read(replace(document, provenance=provenance, original=held), theatre, guesses=guesses)


def read_paths(
    paths: Sequence[Path],
    *,
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
    theatre: str | None = None,
    guesses: bool = True,
    model: Model | None = None,
    both: bool = False,
    at_once: int = 1,
) -> Iterator[Reading | Issue]:
    """Yield for every report under `paths`, in order, what it states, or the issue that kept it from being read.

    A path is a report, a table of reports, a folder of them, or `-` for stdin. `metadata` names a file of JSON Lines;
    `publisher` and `published` hold where no metadata say otherwise. `theatre` is where all of them are
    about; without it each report's own names tell. Without `guesses`, who does an event and whom it befalls is told
    only where its own words name them. With a `model` it reads, or `both` do and are reconciled, and the rules alone
    where it answers nothing usable; so many reports are read `at_once`.
    """
    from marsad.extract.model.reader import read as read_by
    from marsad.extract.reading import read
    from marsad.intake.paths import documents as found

    def read_one(document: Document | Issue) -> Reading | Issue:
        if isinstance(document, Issue):
            return document
        if model is None:
            return read(document, theatre, guesses=guesses)
        return read_by(document, asked or model, theatre, guesses=guesses, both=both)

    turn = Turn()
    asked = Aside(model, turn) if model and at_once > 1 else None
    coming = found(paths, metadata=metadata, publisher=publisher, published=published)
    yield from abreast(coming, read_one, at_once, turn)


def kept_answers(folder: Path) -> Model:
    """Return the model whose answers stand in `folder`, each in a file under its prompt's id."""
    from marsad.extract.model.kept import KeptAnswers

    return KeptAnswers(folder)


def dump_prompts(
    reports: Iterable[Document | Issue], folder: Path, *, theatre: str | None = None
) -> Iterator[tuple[Document | Issue, tuple[str, ...]]]:
    """Yield each report with the ids of its prompts for a model, each of which is now a file in `folder`.

    Raises:
        ModelError: the folder cannot be written to.
        TheatreError: there is no such theatre.
    """
    from marsad.extract.model.kept import write
    from marsad.extract.model.reader import asked

    for report in reports:
        yield report, () if isinstance(report, Issue) else write(asked(report, theatre), folder)


def documents(
    paths: Sequence[Path],
    *,
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
) -> Iterator[Document | Issue]:
    """Return the reports under `paths` before what they state is read, and the issues of those that cannot be opened.

    The arguments are those of `read_paths`; `ingest` reads what its database does not have. The bytes of all are at
    hand, also of what cannot be read: stdin is laid down whole before the first report of it comes.
    """
    from marsad.intake.paths import documents as found

    return found(paths, metadata=metadata, publisher=publisher, published=published, for_custody=True)


def errand(
    paths: Sequence[Path],
    *,
    addresses: Sequence[str] = (),
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
    customs: Customs | None = None,
) -> Errand:
    """Return the errand of reading `documents` of these arguments, and what `addresses` bring, as `ingest` keeps it."""
    return Errand(
        paths=tuple(str(path) if str(path) == "-" else str(path.absolute()) for path in paths),
        addresses=tuple(addresses),
        metadata=str(metadata.absolute()) if metadata else None,
        publisher=publisher,
        published=published,
        contact=customs.contact if customs and addresses else None,
        allow_private=bool(customs and addresses and customs.allows_private),
    )


def expected(paths: Sequence[Path]) -> int | None:
    """Return how many files `read_paths` will open, None where a table, an archive or stdin holds any number."""
    from marsad.intake.folder import MetadataFile, found
    from marsad.intake.form import by_name
    from marsad.intake.holding import STDIN
    from marsad.intake.readers import ONE

    if any(str(path) == STDIN or by_name(path.name) not in (None, *ONE) for path in paths):
        return None
    return sum(not isinstance(item, MetadataFile) for item in found(paths))
