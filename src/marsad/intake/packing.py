"""Compressed bytes to those that were compressed, told by how they begin."""

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Mapping
from typing import BinaryIO, Protocol

from marsad.errors import DocumentError
from marsad.intake.allowance import Allowance
from marsad.intake.guard import BLOCK, Readable, guarded

# Bytes that a decompressor may keep of what it has given, as it was told by the one who packed.
_MOST_WINDOW = 134_217_728
# Bytes of zstd taken at a time: at most 32,000 times as many come of them.
_SIP = 64
_MAGIC: Mapping[bytes, str] = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"BZh": "bzip2",
    b"\xfd7zXZ\x00": "xz",
}


class _Stepwise(Protocol):
    """A decompressor that gives about as much at once as it is asked for.

    `is_hungry`: it needs more to give more; `is_whole`: what it was given may end here.
    """

    def give(self, data: bytes, most: int) -> bytes: ...
    def is_hungry(self) -> bool: ...
    def is_whole(self) -> bool: ...


class _Xz:
    """Streams of xz, one behind the other."""

    def __init__(self) -> None:
        self._inner = lzma.LZMADecompressor(memlimit=_MOST_WINDOW)

    def give(self, data: bytes, most: int) -> bytes:
        if self._inner.eof:
            data = self._inner.unused_data + data
            self._inner = lzma.LZMADecompressor(memlimit=_MOST_WINDOW)
        return self._inner.decompress(data, most)

    def is_hungry(self) -> bool:
        return not self._inner.unused_data if self._inner.eof else self._inner.needs_input

    def is_whole(self) -> bool:
        return self._inner.eof and not self._inner.unused_data


class _Zstd:
    """Frames of zstd, one behind the other; a few bytes at a time, since each can become thousands."""

    def __init__(self) -> None:
        from zstandard import ZstdDecompressor

        self._maker = ZstdDecompressor(max_window_size=_MOST_WINDOW)
        self._inner = self._maker.decompressobj()
        self._waiting, self._at = b"", 0
        self._is_begun = False

    def give(self, data: bytes, most: int) -> bytes:
        if data:
            self._waiting, self._at = self._waiting[self._at :] + data, 0
        piece = self._waiting[self._at : self._at + _SIP]
        self._at += len(piece)
        if self._inner.eof:
            self._inner = self._maker.decompressobj()
        self._is_begun = self._is_begun or bool(piece)
        given = self._inner.decompress(piece)
        if self._inner.eof:
            self._at -= len(self._inner.unused_data)
            self._is_begun = False
        return given

    def is_hungry(self) -> bool:
        return self._at >= len(self._waiting)

    def is_whole(self) -> bool:
        return not self._is_begun and self.is_hungry()


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inner = brotli.Decompressor()

    def give(self, data: bytes, most: int) -> bytes:
        given: bytes = self._inner.process(data, output_buffer_limit=most)
        return given

    def is_hungry(self) -> bool:
        return bool(self._inner.is_finished() or self._inner.can_accept_more_data())

    def is_whole(self) -> bool:
        return bool(self._inner.is_finished())


class _Deflate:
    """HTTP's deflate: with zlib's header as it should be, or without as it often is."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj()
        self._is_new = True

    def give(self, data: bytes, most: int) -> bytes:
        waiting = self._inner.unconsumed_tail + data
        if self._is_new and waiting and waiting[0] & 15 != 8:
            self._inner = zlib.decompressobj(-zlib.MAX_WBITS)
        self._is_new = False
        if self._inner.eof:
            raise ValueError("other bytes behind the end of what is packed")
        return self._inner.decompress(waiting, most)

    def is_hungry(self) -> bool:
        return self._inner.eof or not self._inner.unconsumed_tail

    def is_whole(self) -> bool:
        return self._inner.eof


class _Steps:
    """What a stepwise decompressor makes of `stream`, the whole of it."""

    def __init__(self, stream: BinaryIO, inner: _Stepwise) -> None:
        self._stream, self._inner, self._given = stream, inner, b""

    def read(self, size: int, /) -> bytes:
        while not self._given:
            is_hungry = self._inner.is_hungry()
            data = self._stream.read(BLOCK) if is_hungry else b""
            is_over = is_hungry and not data
            if is_over and self._inner.is_whole():
                break
            self._given = self._inner.give(data, size)
            if is_over and not self._given and not self._inner.is_whole():
                raise EOFError("cut off in the middle of what is packed")
        given, self._given = self._given[:size], self._given[size:]
        return given


# By the name that HTTP gives a packing.
_OPENED: Mapping[str, Callable[[BinaryIO], Readable]] = {
    "gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "x-gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "zstd": lambda stream: _Steps(stream, _Zstd()),
    "bzip2": bz2.BZ2File,
    "xz": lambda stream: _Steps(stream, _Xz()),
    "br": lambda stream: _Steps(stream, _Brotli()),
    "deflate": lambda stream: _Steps(stream, _Deflate()),
}


def packing(head: bytes) -> str | None:
    """Return how the bytes that begin with `head` are packed, None where they are not."""
    return next((name for magic, name in _MAGIC.items() if head.startswith(magic)), None)


def unpacked(source: str, stream: BinaryIO, allowance: Allowance) -> io.BufferedReader:
    """Return what was packed into `stream`, or its own bytes where they are not packed."""
    ready = stream if isinstance(stream, io.BufferedReader) else guarded(source, stream)
    how = packing(ready.peek(6))
    return decoded(source, ready, how, allowance) if how else ready


def decoded(source: str, stream: BinaryIO, how: str, allowance: Allowance) -> io.BufferedReader:
    """Return what was packed into `stream` in the way that HTTP calls `how`.

    Raises:
        DocumentError: there is no such way.
    """
    opened = _OPENED.get(how)
    if opened is None:
        raise DocumentError(source, f"packed as {how[:40]!r}, which is not read", code="packing")
    return guarded(source, opened(stream), allowance)
