"""What a confined reader says to the process that started it: rows, then how it ended."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import msgspec

_LENGTH_BYTES = 4


class RowAnswer(msgspec.Struct, frozen=True, tag="row"):
    """A row as `marsad.intake.row` has it."""

    number: int
    columns: Mapping[str, str | int | float | bool | None]
    problem: str | None = None
    sheet: str = ""


class EndAnswer(msgspec.Struct, frozen=True, tag="end"):
    """All rows have been said; `code` and `reason` tell what kept it from going on, where something did."""

    code: str | None = None
    reason: str = ""


Answer = RowAnswer | EndAnswer


def say(answer: Answer, stream: BinaryIO) -> None:
    """Write `answer` behind its length."""
    raw = msgspec.msgpack.encode(answer)
    stream.write(len(raw).to_bytes(_LENGTH_BYTES, "big") + raw)


def heard(stream: BinaryIO) -> Iterator[Answer]:
    """Return the answers in `stream`, as far as they are whole."""
    decoder = msgspec.msgpack.Decoder(Answer)
    while len(head := stream.read(_LENGTH_BYTES)) == _LENGTH_BYTES:
        length = int.from_bytes(head, "big")
        raw = stream.read(length)
        if len(raw) < length:
            return
        yield decoder.decode(raw)
