"""What of a record is remembered by whoever keeps it: which claims of an origin cannot all hold."""

from typing import Protocol

import msgspec
from msgspec import Struct

Quarrel = tuple[str, ...]


class Remembered(Struct, frozen=True, array_like=True):
    """Minimal conflicts, by the ids of their claims, as they were found among the claims of that `digest`."""

    digest: str
    quarrels: tuple[Quarrel, ...]


class Memory(Protocol):
    """Keeps what was found, by `key`; it may forget."""

    def recall(self, key: str) -> Remembered | None:
        """Return what was kept, None where nothing is."""

    def keep(self, key: str, found: Remembered) -> None:
        """Keep it in the place of what was kept."""

    def digest(self, claims: bytes) -> str:
        """Return by what claims, and by which program, something is found."""


encode = msgspec.msgpack.Encoder(order="deterministic").encode
decode = msgspec.msgpack.Decoder(Remembered).decode
