"""Stretches of text with the statements that rest on them alone, and room for places."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

# Days before that on which a report comes out, of which it may speak: what is older stands for so old.
OLDEST = 400
# Where things stand in the list that a block's templates are filled from: publisher, id, days, then offsets, places.
PUBLISHER, ID, DAYS = 0, 1, 2
POSITIONS = DAYS + OLDEST + 1
Values = Callable[[Sequence[object]], tuple[Any, ...]]


class Frame(Struct, frozen=True, kw_only=True):
    """A statement but for its places, days and publisher: templates, and where what fills them stands."""

    kind: str
    modality: str
    body: str
    body_of: Values
    content: str
    content_of: Values
    said: int | None
    start: int | None
    end: int | None
    is_laid: bool
    names: tuple[tuple[str, str], ...]
    places: tuple[int | str, ...]
    first: int | str | None
    words: str
    words_of: tuple[int, ...]
    holder: tuple[str, ...]


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of text with `room` for so many places; `stands` says of each blank in the text which it names."""

    text: str
    seen: str
    rows: frozenset[bytes]
    length: int
    room: int
    stands: tuple[int, ...]
    before: tuple[int, ...]
    positions: tuple[tuple[int, int], ...]
    frames: tuple[Frame, ...]
    bare: str
    written: tuple[str, ...]
    marks: tuple[str, ...]
