"""How long a name may be by which things are found: a publisher's, a speaker's, the id of a place or a party."""

from collections.abc import Iterable

from marsad.errors import RefusedError

# In UTF-8; our choice: no name is so long, and two of them with a day are less than the 2,704 bytes that an entry of an
# index takes in PostgreSQL.
MOST_BYTES = 1000
_SHOWN = 40


def refuse_long(source: str, names: Iterable[str]) -> None:
    """Leave names alone of which none is too long for any engine.

    Raises:
        RefusedError: one is.
    """
    for name in names:
        # No code point is more than four bytes.
        if len(name) * 4 > MOST_BYTES and len(name.encode()) > MOST_BYTES:
            size = len(name.encode())
            raise RefusedError(
                f"{source}: “{name[:_SHOWN]}…” is too long for a name:"
                f" it has {size:,} bytes, and a store takes {MOST_BYTES:,}"
            )
