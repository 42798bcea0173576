"""The bytes of something as it came in, to be read from their beginning as often as is needed."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol


class Openable(Protocol):
    """Bytes that lie somewhere."""

    def open(self) -> BinaryIO:
        """Return the bytes, from the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The bytes that hold something: themselves, the file on disk in which they stand, or wherever else they lie.

    `id` is "sha256:…" of them, as they were when they were read; a file may have changed since.
    """

    id: str
    held: bytes | Path | Openable = field(repr=False)

    def open(self) -> BinaryIO:
        """Return the bytes, from the first.

        Raises:
            OSError: the file is gone.
        """
        if isinstance(self.held, Path):
            return self.held.open("rb")
        return io.BytesIO(self.held) if isinstance(self.held, bytes) else self.held.open()
