"""Streams that hostile bytes pass through: every fault becomes ours, and nothing is read without a bound."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from typing import BinaryIO, Protocol

from marsad.errors import DocumentError
from marsad.intake.allowance import Allowance

# Bytes that are taken at a time, whoever asks for how many.
BLOCK = 65_536
# What the readers of packed bytes raise where these are damaged: each was seen when they were fuzzed.
DAMAGE = (
    *(EOFError, OSError, ValueError, RuntimeError, OverflowError, LookupError, AttributeError, TypeError),
    *(struct.error, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile),
)


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""


class _Guarded(io.RawIOBase):
    """The bytes of `inner`, a block at a time."""

    def __init__(self, source: str, inner: Readable, allowance: Allowance | None) -> None:
        super().__init__()
        self._source, self._inner, self._allowance = source, inner, allowance

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._next(min(len(buffer), BLOCK))
        if self._allowance:
            self._allowance.spend(self._source, len(data))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except _damage() as error:
            raise damaged(self._source, error) from error


def guarded(source: str, inner: Readable, allowance: Allowance | None = None) -> io.BufferedReader:
    """Return the bytes of `inner`, counted down from `allowance` where that is given.

    Reading raises DocumentError where they are damaged ("damaged") or too many ("bomb").
    """
    return io.BufferedReader(_Guarded(source, inner, allowance), BLOCK)


def damaged(source: str, error: Exception) -> DocumentError:
    """Return the error of bytes at which a reader failed with `error`."""
    return DocumentError(source, f"damaged: {str(error) or type(error).__name__}"[:300], code="damaged")


def _damage() -> tuple[type[Exception], ...]:
    import brotli
    from zstandard import ZstdError

    return (*DAMAGE, ZstdError, brotli.error)


class Sparing:
    """The bytes of `inner` to a reader that believes what they say of their own lengths: more at once is refused."""

    def __init__(self, source: str, inner: BinaryIO, most: int) -> None:
        self._source, self._inner, self._most = source, inner, most

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes.

        Raises:
            DocumentError: more are asked for at once than any honest file needs.
        """
        if size > self._most:
            raise self._refused()
        data = self._inner.read(size if size >= 0 else self._most + 1)
        if len(data) > self._most:
            raise self._refused()
        return data

    def _refused(self) -> DocumentError:
        reason = f"a list or a header of more than {self._most:,} bytes"
        return DocumentError(self._source, reason, code="too_large")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to `offset`, and return where that is."""
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        """Return where the next byte is read."""
        return self._inner.tell()

    def seekable(self) -> bool:
        """Return whether any byte can be gone to."""
        return True


class Forwards:
    """The bytes of `inner`, which can only be read, to a reader that goes to places further on.

    `last` is what was read last, at most `most` bytes at once.
    """

    def __init__(self, source: str, inner: BinaryIO, most: int) -> None:
        self._source, self._inner, self._most = source, inner, most
        self._at = 0
        self.last = b""

    def read(self, size: int, /) -> bytes:
        """Return `size` bytes, fewer at the end.

        Raises:
            DocumentError: more are asked for at once than any honest file needs.
        """
        if size > self._most:
            raise DocumentError(self._source, f"a header of more than {self._most:,} bytes", code="too_large")
        self.last = self._inner.read(size)
        self._at += len(self.last)
        return self.last

    def seek(self, offset: int, /) -> int:
        """Go on to `offset`, and return where that is."""
        if offset < self._at:
            raise ValueError(f"back from {self._at} to {offset}")
        while self._at < offset and (block := self._inner.read(min(BLOCK, offset - self._at))):
            self._at += len(block)
        return self._at

    def tell(self) -> int:
        """Return where the next byte is read."""
        return self._at
