"""Reports from files, folders, tables and a stream, with what is known of each."""

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from marsad.errors import Issue
from marsad.intake.allowance import Allowance
from marsad.intake.folder import File, Found, MetadataFile, found, is_folder, shown, unreadable
from marsad.intake.form import SAMPLE, by_beginning
from marsad.intake.item import Item, Manner, Origin
from marsad.intake.ledger import Claim, Ledger
from marsad.intake.limits import Limits
from marsad.intake.lines import peekable
from marsad.intake.readers import ONE
from marsad.intake.sidecar import sidecar
from marsad.intake.unfolding import Run, documents_in, twin
from marsad.report.document import Document, Metadata, Provenance

STDIN = "-"
# How a source writes of which nothing is known.
USUAL = Manner()


def documents(
    paths: Sequence[Path],
    *,
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limits: Limits | None = None,
    only: Container[str] = (),
    manner: Manner = USUAL,
) -> Iterator[Document | Issue]:
    """Return the reports that `paths` name or hold, and an issue for whatever cannot be read.

    Folders are read to the bottom, in order of name; a folder's `metadata.jsonl` is its metadata. The path `-` is
    `stdin`. `metadata` names a file of such lines; `publisher` and `published` hold where no metadata say otherwise.
    Where `only` has names of files, no others are read. Nothing is raised for a report's sake, and no more is held in
    memory than `limits` (else the usual ones) allow.
    """
    files = [item for item in _all_found(paths) if not _is(item, metadata) and _is_asked(item, only)]
    names = Counter(Path(item.source).name for item in files if isinstance(item, File))
    claims = [Claim(sidecar=sidecar(metadata), names=names)] if metadata else []
    own = (item for item in files if isinstance(item, MetadataFile))
    claims.extend(Claim(sidecar=sidecar(item.path), prefix=item.prefix, names=names) for item in own)
    folders = tuple(dict.fromkeys(path if is_folder(path) else path.parent for path in paths if str(path) != STDIN))
    run = Run(
        ledger=Ledger(claims=claims, folders=folders),
        given=Metadata(publisher=publisher, published=published),
        limits=limits or Limits(),
        manner=manner,
    )
    for claim in tuple(claims):
        yield from claim.sidecar.issues
    for item in files:
        yield from _read(item, run, stdin)
    yield from _unused(run, only)


def _all_found(paths: Sequence[Path]) -> Iterator[Found | None]:
    """Return what `found` finds, None where stdin is to be read."""
    for path in paths:
        if str(path) == STDIN:
            yield None
        else:
            yield from found([path])


def _is(item: Found | None, metadata: Path | None) -> bool:
    if not isinstance(item, File | MetadataFile) or metadata is None:
        return False
    return os.path.realpath(item.path) == os.path.realpath(metadata)


def _unused(run: Run, only: Container[str]) -> Iterator[Issue]:
    """Return an issue for each line of metadata that names nothing; where not all is read, it may name the rest."""
    return iter(()) if only else iter(run.ledger.issues())


def _is_asked(item: Found | None, only: Container[str]) -> bool:
    """Return whether the item is of one of the files of these names, where there are any; metadata are always."""
    if not only or isinstance(item, MetadataFile):
        return True
    file = item.path.absolute() if isinstance(item, File) else item and item.file
    return str(file) in only


def _read(item: Found | None, run: Run, stdin: BinaryIO | None) -> Iterator[Document | Issue]:
    if item is None:
        yield from _from_stream(stdin or sys.stdin.buffer, run)
    elif isinstance(item, Issue):
        yield item
    elif isinstance(item, File):
        where = shown(str(item.path))
        if item.source in run.seen:
            if run.seen[item.source] != where:
                yield twin(item.source, run.seen[item.source], where)
            return
        run.seen[item.source] = where
        for told in _of_path(item, run):
            yield replace(told, file=str(item.path.absolute())) if isinstance(told, Issue) else told


def _of_path(file: File, run: Run) -> Iterator[Document | Issue]:
    try:
        with file.path.open("rb", buffering=SAMPLE) as stream:
            yield from documents_in(_of_file(file, stream, run), run)
    except OSError as error:
        yield unreadable(file.source, error)


def _of_file(file: File, stream: BinaryIO, run: Run) -> Item:
    """Return the file as an item; the hash of one of many reports is taken before any of them is read."""
    original = None
    if file.form not in ONE:
        original = _fingerprint(stream)
        stream.seek(0)
    size = os.fstat(stream.fileno()).st_size
    return Item(
        source=file.source,
        stream=stream,
        form=file.form,
        allowance=Allowance(run.limits, size),
        given=Origin(provenance=Provenance(original=original)),
        file=file.path,
    )


def _from_stream(stream: BinaryIO, run: Run) -> Iterator[Document | Issue]:
    """Return the reports of a stream, told apart by how it begins; how long it is nobody knows."""
    ready = peekable(stream)
    try:
        form = by_beginning(ready.peek(SAMPLE)[:SAMPLE])
        item = Item(source="stdin", stream=ready, form=form, allowance=Allowance(run.limits, 0))
        yield from documents_in(item, run)
    except OSError as error:
        yield unreadable("stdin", error)


def _fingerprint(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stream.read(SAMPLE):
        digest.update(block)
    return f"sha256:{digest.hexdigest()}"
