"""A stream that can be read from any place, as what keeps its list at its end must be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from marsad.errors import DocumentError
from marsad.intake.guard import BLOCK
from marsad.intake.item import Item
from marsad.intake.limits import Limits


@contextmanager
def laid(item: Item, limits: Limits) -> Iterator[BinaryIO]:
    """Have the bytes of `item` at hand: a file on disk as it is, a member in memory or in a file without a name.

    Raises:
        DocumentError: a member of more bytes than may be laid down.
    """
    if item.depth == 0 and item.stream.seekable():
        yield item.stream
        return
    with SpooledTemporaryFile(max_size=limits.report_bytes) as file:
        written = 0
        while block := item.stream.read(BLOCK):
            written += len(block)
            if written > limits.laid_down_bytes:
                reason = f"more than {limits.laid_down_bytes:,} bytes inside something packed; take it out first"
                raise DocumentError(item.source, reason, code="too_large")
            file.write(block)
        file.seek(0)
        yield cast(BinaryIO, file)


@contextmanager
def on_disk(item: Item, limits: Limits) -> Iterator[int]:
    """Have the bytes of `item` in a file, and give its number, for another process to read from its beginning.

    Raises:
        DocumentError: a member of more bytes than may be laid down.
    """
    number = _number(item.stream) if item.depth == 0 else None
    if number is not None:
        os.lseek(number, 0, os.SEEK_SET)
        yield number
        return
    with laid(replace(item, depth=1), limits) as file:
        cast("SpooledTemporaryFile[bytes]", file).rollover()
        file.flush()
        file.seek(0)
        yield file.fileno()


def _number(stream: BinaryIO) -> int | None:
    """Return the number of the file behind `stream`, None where it is none that can be read from any place."""
    try:
        return stream.fileno() if stream.seekable() else None
    except OSError:
        return None
