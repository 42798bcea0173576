"""Which files are reports: the paths given, and what lies in the folders among them."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from marsad.errors import Issue
from marsad.intake.form import NOT_YET, SAMPLE, Form, by_name, endings
from marsad.original import Original

METADATA_FILE = "metadata.jsonl"
# What tells of a folder and is no report in it.
_ABOUT = "readme.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A report's file, or a table's. `source` is its name; within a folder, its path from there.

    `original` are its bytes where they lie elsewhere than at `path`.
    """

    path: Path
    source: str
    form: Form
    original: Original | None = None

    def open(self) -> BinaryIO:
        """Return its bytes, from the first.

        Raises:
            OSError: it cannot be read.
        """
        return self.original.open() if self.original else self.path.open("rb", buffering=SAMPLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataFile:
    """A folder's own metadata file; its entries name reports from `prefix` on."""

    path: Path
    prefix: PurePosixPath


Found = File | MetadataFile | Issue


def found(paths: Sequence[Path]) -> Iterator[Found]:
    """Return the files that `paths` name or hold, a folder's in order of name, and what cannot be read.

    Hidden files are left out, and in folders whatever is no kind of report.
    """
    for path in paths:
        if is_folder(path):
            yield from _in_folder(path)
        else:
            yield _given(path)


def is_folder(path: Path) -> bool:
    """Return whether `path` is a folder, as far as the system tells."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def shown(name: str) -> str:
    """Return a file's name as text, bytes that are no UTF-8 replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def unreadable(source: str, error: OSError) -> Issue:
    """Return the issue of a path that the system refuses."""
    code = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
    return Issue(source=source, code=code, message=f"cannot be read: {error.strerror}")


def _given(path: Path) -> Found:
    source = shown(path.name)
    suffix = path.suffix.lower()
    if path.name == METADATA_FILE:
        return MetadataFile(path=path, prefix=PurePosixPath())
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError) as error:
        refused = error if isinstance(error, OSError) else FileNotFoundError(2, str(error))
        return _at(path, unreadable(shown(str(path)), refused))
    if not regular:
        return Issue(source=source, code="unreadable", message="not a regular file; to read a stream, use - for stdin")
    form = by_name(path.name)
    if suffix and not form:
        return _at(path, unknown_format(source, suffix))
    return File(path=path, source=source, form=form or Form.TEXT)


def _in_folder(folder: Path) -> Iterator[Found]:
    empty = True
    for item in _walk(folder):
        if isinstance(item, Issue):
            empty = False
            yield item
            continue
        place, suffix = item.relative_to(folder), item.suffix.lower()
        if item.name.lower() == _ABOUT:
            continue
        if item.name == METADATA_FILE:
            yield MetadataFile(path=item, prefix=PurePosixPath(place.parent.as_posix()))
        elif (form := by_name(item.name)) or suffix in NOT_YET:
            empty = False
            source = shown(place.as_posix())
            yield File(path=item, source=source, form=form) if form else _at(item, unknown_format(source, suffix))
    if empty:
        yield Issue(source=shown(str(folder)), code="empty", message="no report in this folder")


def _walk(folder: Path) -> Iterator[Path | Issue]:
    """Return the regular files below `folder`, in order of name, and what cannot be looked into."""
    stack: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(folder, ())]
    while stack:
        path, above = stack.pop()
        source = shown(path.relative_to(folder).as_posix() if path != folder else str(folder))
        try:
            status = path.stat()
            here = (status.st_dev, status.st_ino)
            children = list(path.iterdir()) if stat.S_ISDIR(status.st_mode) and here not in above else []
        except OSError as error:
            yield unreadable(source, error)
            continue
        if here in above:
            yield Issue(source=source, code="loop", message="a link to a folder that holds it; not followed")
        elif stat.S_ISREG(status.st_mode):
            yield path
        visible = sorted((child for child in children if not child.name.startswith(".")), reverse=True)
        stack.extend((child, (*above, here)) for child in visible)


def _at(path: Path, issue: Issue) -> Issue:
    return replace(issue, file=str(path.absolute()))


def unknown_format(source: str, suffix: str) -> Issue:
    """Return the issue of a file whose name ends as nothing that is read."""
    known = " ".join(endings())
    return Issue(source=source, code="format", message=f"{suffix} files are not read; known are {known}")
