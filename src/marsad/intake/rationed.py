"""A stream to a parser of JSON that holds one object after the other: none may be larger than a report."""

from typing import BinaryIO

from marsad.errors import DocumentError

_BOM = b"\xef\xbb\xbf"
# Bytes that the parser takes at a time.
BLOCK = 16_384


class Rationed:
    """The bytes of `inner`, of which at most `most_bytes` are given before the count begins anew."""

    def __init__(self, source: str, inner: BinaryIO, most_bytes: int) -> None:
        self._source, self._inner, self._most = source, inner, most_bytes
        self._taken = 0
        self._is_begun = False

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes.

        Raises:
            DocumentError: an object is larger than a report may be.
        """
        data = self._inner.read(size)
        if not self._is_begun and size:
            self._is_begun = True
            data = data.removeprefix(_BOM)
        self._taken += len(data)
        if self._taken > self._most + BLOCK:
            reason = f"an object of more than {self._most:,} bytes; what stands behind it is not read"
            raise DocumentError(self._source, reason, code="too_large")
        return data

    def renew(self) -> None:
        """Begin to count anew, with the next object."""
        self._taken = 0
