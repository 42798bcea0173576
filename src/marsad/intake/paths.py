"""Reports from files, folders, tables and a stream, with what is known of each."""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from marsad.errors import DocumentError, Issue
from marsad.intake.folder import File, Found, MetadataFile, found, is_folder, shown, unreadable
from marsad.intake.ledger import Claim, Ledger
from marsad.intake.lines import peekable
from marsad.intake.sidecar import sidecar
from marsad.intake.table import reports
from marsad.report.document import Document, Metadata
from marsad.report.reading import Format, complete, document

STDIN = "-"
# Bytes of one report, or of one row of a table: fifty times the longest report that was met.
LIMIT_BYTES = 10_000_000
_SAMPLE = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What holds for all reports of one run. `seen`: where each name was met first."""

    ledger: Ledger
    given: Metadata
    limit_bytes: int
    seen: dict[str, str] = field(default_factory=dict)


def documents(
    paths: Sequence[Path],
    *,
    metadata: Path | None = None,
    publisher: str | None = None,
    published: date | None = None,
    stdin: BinaryIO | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> Iterator[Document | Issue]:
    """Return the reports that `paths` name or hold, and an issue for whatever cannot be read.

    Folders are read to the bottom, in order of name; a folder's `metadata.jsonl` is its metadata. The path `-` is
    `stdin`. `metadata` names a file of such lines; `publisher` and `published` hold where no metadata say otherwise.
    Nothing is raised for a report's sake, and no more than a few times `limit_bytes` are held in memory.
    """
    files = [item for item in _all_found(paths) if not _is(item, metadata)]
    claims = [Claim(sidecar=sidecar(metadata))] if metadata else []
    own = (item for item in files if isinstance(item, MetadataFile))
    claims.extend(Claim(sidecar=sidecar(item.path), prefix=item.prefix) for item in own)
    names = Counter(Path(item.source).name for item in files if isinstance(item, File))
    folders = tuple(dict.fromkeys(path if is_folder(path) else path.parent for path in paths if str(path) != STDIN))
    run = Run(
        ledger=Ledger(claims=claims, folders=folders, names=names),
        given=Metadata(publisher=publisher, published=published),
        limit_bytes=limit_bytes,
    )
    for claim in claims:
        yield from claim.sidecar.issues
    for item in files:
        yield from _read(item, run, stdin)
    yield from run.ledger.issues()


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


def _read(item: Found | None, run: Run, stdin: BinaryIO | None) -> Iterator[Document | Issue]:
    if item is None:
        yield from _from_stream(stdin or sys.stdin.buffer, run)
    elif isinstance(item, Issue):
        yield item
    elif isinstance(item, File):
        where = shown(str(item.path))
        if item.source in run.seen:
            if run.seen[item.source] != where:
                yield _twin(item.source, run.seen[item.source], where)
            return
        run.seen[item.source] = where
        try:
            with item.path.open("rb", buffering=_SAMPLE) as stream:
                yield from _from(item.source, stream, item.form, run)
        except OSError as error:
            yield unreadable(item.source, error)


def _from_stream(stream: BinaryIO, run: Run) -> Iterator[Document | Issue]:
    """Return the reports of a stream, told apart by its first sign: `{` a table, `<` a page, else a text."""
    ready = peekable(stream)
    try:
        first = ready.peek(_SAMPLE).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        form = {b"{": Format.JSONL, b"<": Format.HTML}.get(first, Format.TEXT)
        yield from _from("stdin", ready, form, run)
    except OSError as error:
        yield unreadable("stdin", error)


def _from(source: str, stream: BinaryIO, form: Format, run: Run) -> Iterator[Document | Issue]:
    if form in {Format.JSONL, Format.CSV}:
        for row in reports(source, stream, form, limit_bytes=run.limit_bytes, taken=run.seen):
            yield from _row(row, source, run)
        return
    entry = run.ledger.entry(source)
    if entry and entry.metadata is None:
        return
    given = complete(entry.metadata, run.given) if entry and entry.metadata else run.given
    try:
        raw = stream.read(run.limit_bytes + 1)
        if len(raw) > run.limit_bytes:
            reason = f"more than {run.limit_bytes:,} bytes, which no report has"
            raise DocumentError(source, reason, code="too_large")
        yield document(source, raw, form, metadata=given)
    except DocumentError as error:
        yield Issue(source=error.source, code=error.code, message=error.reason)


def _row(row: Document | Issue, table: str, run: Run) -> Iterator[Document | Issue]:
    """Return a table's row with its metadata complete; a name that was met before is an issue."""
    if isinstance(row, Issue):
        yield row
        return
    entry = run.ledger.entry(row.source) or run.ledger.entry(table)
    if entry and entry.metadata is None:
        return
    if row.source in run.seen:
        yield _twin(row.source, run.seen[row.source], table)
        return
    if not row.source.startswith(f"{table}#"):
        run.seen[row.source] = table
    given = complete(entry.metadata, run.given) if entry and entry.metadata else run.given
    yield replace(row, metadata=complete(row.metadata, given))


def _twin(source: str, first: str, second: str) -> Issue:
    return Issue(source=source, code="duplicate", message=f"{second} is not read: {first} has the same name")
