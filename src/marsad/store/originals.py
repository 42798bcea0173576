"""The bytes of reports as they came in: compressed, each under its own hash, beside the database."""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import SpooledTemporaryFile
from time import time
from typing import BinaryIO, Protocol, cast

from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from marsad.errors import OriginalError
from marsad.original import Original

FORM = "zstd"
_ENDING, _UNFINISHED = ".zst", ".new-"
# Seconds after which nobody writes any more to a file that is not finished.
_FORSAKEN_S = 3600
_SHA256 = "sha256:"
# Text shrinks to a quarter at this level, at some 300 MB a second; higher ones gain a tenth and take many times longer.
_LEVEL = 3
# Bytes that are taken at a time.
_BLOCK = 1 << 18
# Compressed bytes that are taken at a time: at most 32,000 times as many come of them.
_SIP = 1 << 12
# Bytes that are held in memory to be read again.
_IN_MEMORY = 10_000_000
# Threads that wait for the disk: with 4 it takes half the time of 1, with 16 a third. Fewer files are not worth it.
_WAITING, _ALONE = 4, 4


class Originals(Protocol):
    """Who keeps originals. What is kept outlives a kill and a power cut, before whatever speaks of it is written."""

    def keep(self, original: Original) -> int:
        """Return how many bytes the original has, which is kept now."""

    def keep_all(self, originals: Iterable[Original]) -> dict[str, int | OriginalError]:
        """Return how many bytes each original has, by its name, which is kept now; or why it is not."""

    def has(self, known_by: str) -> bool:
        """Return whether the original called "sha256:…" is here, whole or not."""

    def fault(self, known_by: str) -> str | None:
        """Return what is wrong with the original, which is here; None where it is what its name says."""

    def read(self, known_by: str) -> Iterator[bytes]:
        """Yield the bytes of the original."""

    def forget(self, known_by: str) -> None:
        """Leave nothing of the original here."""

    def names(self) -> Iterator[str]:
        """Yield what every original here is called, in order."""

    def tidy(self) -> None:
        """Leave nothing here that a kill left unfinished."""


@dataclass(frozen=True, slots=True)
class Lying:
    """An original where it is kept, to be read again."""

    keeper: Originals
    known_by: str

    def open(self) -> BinaryIO:
        """Return its bytes, from the first, in memory or in a file without a name.

        Raises:
            OSError: they are damaged.
        """
        file = cast(BinaryIO, SpooledTemporaryFile(max_size=_IN_MEMORY))  # noqa: SIM115 - it outlives this
        try:
            for block in self.keeper.read(self.known_by):
                file.write(block)
        except ZstdError as error:
            raise OSError(errno.EIO, f"its original is damaged: {error}") from error
        file.seek(0)
        return file


class Folder:
    """Originals as files in the folder at `path`, which is made with the first.

    Raises:
        OSError: from any method, where the file system refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, original: Original) -> int:
        """Return how many bytes the original has; its file is whole on the disk, and so is its name in the folder.

        A file of that name that is damaged is replaced.

        Raises:
            OriginalError: its bytes are gone, or not what they were when it was read.
        """
        place = self._place(original.id)
        size = self._sound(original.id) if place.exists() else None
        if size is None:
            self._prepare(place.parent)
            with opened(original) as stream, self._beside(place) as file:
                found, size = packed(stream, file)
                if found != original.id:
                    raise OriginalError(f"{original.id}: is not what was read; the file was changed meanwhile")
        return size

    def keep_all(self, originals: Iterable[Original]) -> dict[str, int | OriginalError]:
        """Return what `keep` does of each original, by its name, or what it raises."""
        wanted = {each.id: each for each in originals}
        if len(wanted) < _ALONE:
            return {name: self._kept(each) for name, each in wanted.items()}
        # Threads wait for the disk together.
        with ThreadPoolExecutor(_WAITING) as waiting:
            return dict(zip(wanted, waiting.map(self._kept, wanted.values()), strict=True))

    def has(self, known_by: str) -> bool:
        """Return whether there is a file for the original called "sha256:…"."""
        return self._place(known_by).exists()

    def fault(self, known_by: str) -> str | None:
        """Return what is wrong with the file of the original; None where it holds what its name says."""
        return fault(known_by, self.read(known_by))

    def read(self, known_by: str) -> Iterator[bytes]:
        """Yield the bytes of the original.

        Raises:
            ZstdError: the file is damaged.
        """
        with self._place(known_by).open("rb") as file:
            yield from unpacked(iter(lambda: file.read(_SIP), b""))

    def forget(self, known_by: str) -> None:
        """Leave no file of the original."""
        place = self._place(known_by)
        place.unlink(missing_ok=True)
        if place.parent.exists():
            _settle(place.parent)

    def names(self) -> Iterator[str]:
        """Yield what every original here is called, in order."""
        for folder in sorted(self.path.iterdir()) if self.path.exists() else ():
            for place in sorted(folder.glob(f"*{_ENDING}")) if folder.is_dir() else ():
                yield f"{_SHA256}{folder.name}{place.name.removesuffix(_ENDING)}"

    def tidy(self) -> None:
        """Leave no unfinished file to which nobody has written for an hour: whoever did was killed."""
        for file in self.path.glob(f"{_UNFINISHED}*"):
            # Another process may tidy up at the same time.
            with suppress(FileNotFoundError):
                if time() - file.stat().st_mtime > _FORSAKEN_S:
                    file.unlink()

    def _kept(self, original: Original) -> int | OriginalError:
        try:
            return self.keep(original)
        except OriginalError as error:
            return error

    def _place(self, known_by: str) -> Path:
        name = known_by.removeprefix(_SHA256)
        if len(name) != 64 or not frozenset(name) <= frozenset("0123456789abcdef"):
            raise OriginalError(f"{known_by!r} is no hash of an original")
        return self.path / name[:2] / f"{name[2:]}{_ENDING}"

    def _sound(self, known_by: str) -> int | None:
        """Return how many bytes the original has, None where its file is damaged."""
        return None if self.fault(known_by) else sum(map(len, self.read(known_by)))

    def _prepare(self, folder: Path) -> None:
        """Make the folder, so that it outlives a power cut."""
        if not folder.exists():
            folder.mkdir(parents=True, exist_ok=True)
            for each in (self.path, self.path.parent):
                _settle(each)

    @contextmanager
    def _beside(self, place: Path) -> Iterator[BinaryIO]:
        """Yield a file that bears the name of `place` once the block has ended well, whole on the disk; else none."""
        unfinished = self.path / f"{_UNFINISHED}{token_hex(8)}"
        try:
            with unfinished.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(place)
        except BaseException as error:
            unfinished.unlink(missing_ok=True)
            # A disk that is full does not say what found no room on it.
            if isinstance(error, OSError) and not error.filename:
                error.filename = str(place)
            raise
        _settle(place.parent)


def opened(original: Original) -> BinaryIO:
    """Return the bytes of the original, from the first.

    Raises:
        OriginalError: they are gone.
    """
    try:
        return original.open()
    except OSError as error:
        raise OriginalError(f"{original.id}: cannot be read again: {error.strerror}") from error


def packed(stream: BinaryIO, file: BinaryIO) -> tuple[str, int]:
    """Return what the bytes of the stream are called, and how many they are; they are in the file, compressed.

    Raises:
        OriginalError: the stream can be read no more.
    """
    digest, size = hashlib.sha256(), 0
    with ZstdCompressor(level=_LEVEL, write_checksum=True).stream_writer(file, closefd=False) as packed:
        while block := _next(stream):
            digest.update(block)
            packed.write(block)
            size += len(block)
    return f"{_SHA256}{digest.hexdigest()}", size


def _next(stream: BinaryIO) -> bytes:
    try:
        return stream.read(_BLOCK)
    except OSError as error:
        raise OriginalError(f"cannot be read again: {error.strerror}") from error


def unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the bytes that are in the compressed ones, some at a time.

    Raises:
        ZstdError: these are damaged.
    """
    # A stream reader takes a frame that is cut off for a whole one.
    frame = ZstdDecompressor().decompressobj()
    for block in packed:
        for at in range(0, len(block), _SIP):
            yield frame.decompress(block[at : at + _SIP])
    if not frame.eof or frame.unused_data:
        raise ZstdError("does not end where its frame does")


def fault(known_by: str, blocks: Iterable[bytes]) -> str | None:
    """Return what is wrong with the bytes of the original called "sha256:…"; None where they are what its name says."""
    digest = hashlib.sha256()
    try:
        for block in blocks:
            digest.update(block)
    except ZstdError as error:
        return f"is damaged: {error}"
    found = f"{_SHA256}{digest.hexdigest()}"
    return None if found == known_by else f"holds {found}"


def _settle(folder: Path) -> None:
    """Leave the names in the folder on the disk. Windows keeps them without being told, and opens no folder."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
