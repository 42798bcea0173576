"""Lines of a stream, never more than a limit of them in memory."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from marsad.errors import DocumentError

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Line `number` (from 1) of a stream; `raw` is None where it was longer than the limit and was passed over."""

    number: int
    raw: bytes | None


def lines(stream: BinaryIO, limit_bytes: int) -> Iterator[Line]:
    """Return the lines of `stream`, line ends included, holding at most `limit_bytes` at a time."""
    number = 0
    while raw := stream.readline(limit_bytes + 1):
        number += 1
        if len(raw) <= limit_bytes:
            yield Line(number=number, raw=raw)
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(limit_bytes + 1)
        yield Line(number=number, raw=None)


def peekable(stream: BinaryIO, size: int = 65_536) -> io.BufferedReader:
    """Return `stream` so that its beginning can be looked at before it is read."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), size)


def narrow(source: str, stream: BinaryIO, limit_bytes: int) -> BinaryIO:
    """Return `stream` with lines that can be told apart byte by byte, and so that its beginning can be looked at.

    Raises:
        DocumentError: it is marked as UTF-16 but is not, or is and takes more than the limit.
    """
    ready = peekable(stream)
    if not ready.peek(2).startswith(_WIDE_MARKS):
        return ready
    raw = ready.read(limit_bytes + 1)
    if len(raw) > limit_bytes:
        reason = f"a table in UTF-16 of more than {limit_bytes:,} bytes; save it as UTF-8"
        raise DocumentError(source, reason, code="too_large")
    try:
        return io.BytesIO(raw.decode("utf-16").encode("utf-8"))
    except UnicodeError as error:
        raise DocumentError(source, f"marked as UTF-16 but is not: {error}", code="encoding") from error
