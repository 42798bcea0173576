"""What holds the things that come in, whole, for custody: a file on disk, or a stream that was laid down."""

import hashlib
import io
import os
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from marsad.errors import Issue
from marsad.intake.folder import File, shown, unknown_format
from marsad.intake.form import SAMPLE, Form, by_beginning, by_name
from marsad.original import Original

# How stdin is called among paths, and what comes from there.
STDIN, STREAM = "-", "stdin"


def fingerprint(stream: BinaryIO) -> str:
    """Return what the bytes of the stream are called, which is at its end then."""
    digest = hashlib.sha256()
    while block := stream.read(SAMPLE):
        digest.update(block)
    return f"sha256:{digest.hexdigest()}"


def original_at(path: Path) -> Original | None:
    """Return the bytes of the file at `path`, None where they cannot be read."""
    try:
        with path.open("rb") as stream:
            return Original(id=fingerprint(stream), held=path)
    except (OSError, ValueError):
        return None


def laid_down(stream: BinaryIO, most_in_memory: int) -> Original:
    """Return all bytes of the stream, in memory or in a file without a name, which is gone when nobody needs it.

    Raises:
        OSError: the stream cannot be read, or the disk takes no more.
    """
    file = cast(BinaryIO, SpooledTemporaryFile(max_size=most_in_memory))  # noqa: SIM115 - it outlives this
    digest = hashlib.sha256()
    while block := stream.read(SAMPLE):
        digest.update(block)
        file.write(block)
    held = _LaidDown(file)
    weakref.finalize(held, file.close)
    return Original(id=f"sha256:{digest.hexdigest()}", held=held)


def stdin_file(original: Original) -> File:
    """Return what came through stdin as a file, of the form that its beginning tells."""
    with original.open() as stream:
        form = by_beginning(stream.read(SAMPLE))
    return File(path=Path(STDIN), source=STREAM, form=form, original=original)


def kept_file(name: str, original: Original, paths: Sequence[Path]) -> File | Issue:
    """Return the file called `name`, or stdin, of which the bytes are `original`, as it was found from the `paths`."""
    if name == STDIN:
        return stdin_file(original)
    path = Path(name)
    above = next((each.absolute() for each in paths if path.is_relative_to(each.absolute())), path)
    source = shown(path.relative_to(above).as_posix() if above != path else path.name)
    form = by_name(path.name)
    if path.suffix and not form:
        return replace(unknown_format(source, path.suffix.lower()), file=name, original=original)
    return File(path=path, source=source, form=form or Form.TEXT, original=original)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class _LaidDown:
    file: BinaryIO

    def open(self) -> BinaryIO:
        return io.BufferedReader(_Reader(self), SAMPLE)


class _Reader(io.RawIOBase):
    """The bytes that were laid down, from the first: others may read from other places of them meanwhile."""

    def __init__(self, laid: _LaidDown) -> None:
        super().__init__()
        self._laid, self._at = laid, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._laid.file.seek(self._at)
        data = self._laid.file.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._at}
        self._at = start[whence] + offset if whence in start else self._laid.file.seek(offset, whence)
        return self._at
