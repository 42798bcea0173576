"""A metadata file: one JSON object a line, each naming a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import msgspec

from marsad.errors import Issue, MetadataError
from marsad.intake.column import fields, metadata
from marsad.intake.holding import original_at
from marsad.intake.lines import lines
from marsad.original import Original
from marsad.report.document import Metadata

# Bytes: a line of metadata is short; beyond this the file is something else.
_LONGEST_LINE = 1_000_000
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Line `line` of a metadata file. `metadata` is None where the line is wrong and its report must not be read."""

    line: int
    metadata: Metadata | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """The metadata file at `path`, called `name`: entries by the report that each names, and what was wrong with it.

    `original` are its bytes, None for one inside a container.
    """

    path: Path
    name: str
    entries: Mapping[str, Entry]
    issues: tuple[Issue, ...] = ()
    original: Original | None = None

    def issue(self, line: int, code: str, message: str) -> Issue:
        """Return an issue that names this file and the line."""
        return Issue(source=self.name, code=code, message=f"line {line}: {message}", original=self.original)


def sidecar(path: Path) -> Sidecar:
    """Return the metadata file at `path`; whatever is wrong with it is among its issues."""
    try:
        with path.open("rb") as stream:
            found = sidecar_in(stream, path, path.name)
    except OSError as error:
        issue = Issue(source=str(path), code="metadata", message=f"metadata not readable: {error.strerror}")
        return Sidecar(path=path, name=path.name, entries={}, issues=(issue,))
    original = original_at(path)
    return replace(found, original=original, issues=tuple(replace(each, original=original) for each in found.issues))


def sidecar_in(stream: BinaryIO, path: Path, name: str) -> Sidecar:
    """Return the metadata in `stream`, of the file at `path` or of a container's member, called `name`."""
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    for line in lines(stream, _LONGEST_LINE):
        issues.extend(_take(line.number, line.raw, name, entries))
    return Sidecar(path=path, name=name, entries=entries, issues=tuple(issues))


def _take(number: int, raw: bytes | None, file: str, entries: dict[str, Entry]) -> Iterator[Issue]:
    """Add line `number` to `entries`, or return why not."""
    if raw is not None and not raw.removeprefix(_BOM).strip():
        return
    try:
        name, entry = _entry(number, raw, file, entries)
        entries[name] = entry
    except MetadataError as error:
        yield Issue(source=file, code=error.code, message=f"line {number}: {error.reason}")


def _entry(number: int, raw: bytes | None, file: str, entries: dict[str, Entry]) -> tuple[str, Entry]:
    if raw is None:
        raise MetadataError(file, f"more than {_LONGEST_LINE:,} bytes", code="metadata")
    try:
        row = msgspec.json.decode(raw.removeprefix(_BOM))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise MetadataError(file, f"not JSON: {error}", code="metadata") from error
    name = row.get("source") if isinstance(row, dict) else None
    if not isinstance(row, dict) or not isinstance(name, str) or not name.strip():
        raise MetadataError(file, 'expected {"source": "<file name>", "publisher": …, "published": …}', code="metadata")
    if name in entries:
        raise MetadataError(file, f"{name} again; line {entries[name].line} named it first and stands", code="metadata")
    try:
        return name, Entry(line=number, metadata=metadata(file, fields(file, row)))
    except MetadataError as error:
        entries[name] = Entry(line=number, metadata=None)
        raise MetadataError(file, f"{error.reason}; {name} is not read", code=error.code) from error
