"""Reports from files, folders, tables and a stream, with what is known of each."""

import os
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from os import SEEK_END
from pathlib import Path
from typing import BinaryIO

from marsad.errors import Issue
from marsad.intake.allowance import Allowance
from marsad.intake.folder import File, Found, MetadataFile, found, is_folder, shown, unreadable
from marsad.intake.form import SAMPLE, by_beginning
from marsad.intake.holding import STDIN, STREAM, fingerprint, kept_file, laid_down, original_at, stdin_file
from marsad.intake.item import Item, Manner, Origin
from marsad.intake.ledger import Claim, Ledger
from marsad.intake.limits import Limits
from marsad.intake.lines import peekable
from marsad.intake.readers import ONE
from marsad.intake.sidecar import sidecar
from marsad.intake.unfolding import Run, documents_in, twin
from marsad.original import Original
from marsad.report.document import Document, Metadata, Provenance

# How a source writes of which nothing is known.
USUAL = Manner()
NONE_KEPT: Mapping[str, Original] = {}


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
    kept: Mapping[str, Original] = NONE_KEPT,
    for_custody: bool = False,
) -> Iterator[Document | Issue]:
    """Return the reports that `paths` name or hold, and an issue for whatever cannot be read.

    Folders are read to the bottom, in order of name; a folder's `metadata.jsonl` is its metadata. The path `-` is
    `stdin`. `metadata` names a file of such lines; `publisher` and `published` hold where no metadata say otherwise.
    Where `only` has names of files, no others are read. `kept` has the bytes of files, by name, that are read in their
    place. Nothing is raised for a report's sake, and no more is held in memory than `limits` (else the usual ones)
    allow. `for_custody` the bytes of whatever fails come with its issue, and a stream is laid down before it is read.
    """
    files = [item for item in _all_found(paths, kept) if not _is(item, metadata) and _is_asked(item, only)]
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
        for_custody=for_custody,
    )
    for claim in tuple(claims):
        yield from claim.sidecar.issues
    for item in files:
        yield from _read(item, run, stdin)
    yield from _unused(run, only)


def _all_found(paths: Sequence[Path], kept: Mapping[str, Original]) -> Iterator[Found | None]:
    """Return what `found` finds, None where stdin is to be read, and the files that are `kept` in their place."""
    yield from (kept_file(name, original, paths) for name, original in kept.items())
    for path in paths:
        if str(path) != STDIN:
            yield from (item for item in found([path]) if _file_of(item) not in kept)
        elif STDIN not in kept:
            yield None


def _file_of(item: Found | None) -> str | None:
    """Return the name of the item's file, "-" for stdin, None where nobody knows."""
    if item is None:
        return STDIN
    if isinstance(item, Issue):
        return item.file
    return STDIN if str(item.path) == STDIN else str(item.path.absolute())


def _is(item: Found | None, metadata: Path | None) -> bool:
    if not isinstance(item, File | MetadataFile) or metadata is None:
        return False
    return os.path.realpath(item.path) == os.path.realpath(metadata)


def _unused(run: Run, only: Container[str]) -> Iterator[Issue]:
    """Return an issue for each line of metadata that names nothing; where not all is read, it may name the rest."""
    return iter(()) if only else iter(run.ledger.issues())


def _is_asked(item: Found | None, only: Container[str]) -> bool:
    """Return whether the item is of one of the files of these names, where there are any; metadata are always."""
    return not only or isinstance(item, MetadataFile) or (_file_of(item) or "") in only


def _read(item: Found | None, run: Run, stdin: BinaryIO | None) -> Iterator[Document | Issue]:
    if item is None:
        yield from _from_stream(stdin or sys.stdin.buffer, run)
    elif isinstance(item, Issue):
        original = original_at(Path(item.file)) if item.file and run.for_custody else None
        yield replace(item, original=item.original or original)
    elif isinstance(item, File):
        where = shown(str(item.path))
        if item.source not in run.seen:
            run.seen[item.source] = where
            yield from _of_path(item, run)
        elif run.seen[item.source] != where:
            yield from _with_file([twin(item.source, run.seen[item.source], where)], item, run)


def _of_path(file: File, run: Run) -> Iterator[Document | Issue]:
    try:
        with file.open() as stream:
            yield from _with_file(documents_in(_of_file(file, stream, run), run), file, run)
    except OSError as error:
        yield replace(unreadable(file.source, error), file=_file_of(file))


def _with_file(told: Iterable[Document | Issue], file: File, run: Run) -> Iterator[Document | Issue]:
    """Return what is told, each issue with the file, and with its bytes where custody wants them."""
    original = file.original
    for each in told:
        if isinstance(each, Issue) and run.for_custody:
            original = original or original_at(file.path)
        yield replace(each, file=_file_of(file), original=original) if isinstance(each, Issue) else each


def _of_file(file: File, stream: BinaryIO, run: Run) -> Item:
    """Return the file as an item; the hash of one of many reports is taken before any of them is read."""
    whole = None
    if file.form not in ONE:
        whole = file.original or Original(id=fingerprint(stream), held=file.path)
    size = stream.seek(0, SEEK_END)
    stream.seek(0)
    return Item(
        source=file.source,
        stream=stream,
        form=file.form,
        allowance=Allowance(run.limits, size),
        given=Origin(provenance=Provenance(original=whole.id if whole else None)),
        whole=whole,
    )


def _from_stream(stream: BinaryIO, run: Run) -> Iterator[Document | Issue]:
    """Return the reports of a stream, told apart by how it begins; how long it is nobody knows."""
    try:
        if run.for_custody:
            yield from _of_path(stdin_file(laid_down(stream, run.limits.report_bytes)), run)
            return
        ready = peekable(stream)
        form = by_beginning(ready.peek(SAMPLE)[:SAMPLE])
        item = Item(source=STREAM, stream=ready, form=form, allowance=Allowance(run.limits, 0))
        yield from documents_in(item, run)
    except OSError as error:
        yield replace(unreadable(STREAM, error), file=STDIN)
