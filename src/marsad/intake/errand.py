"""What somebody asks to be read, as they asked it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Paths to be read, absolute, and addresses, or the source called `source`; and what was given with them.

    Addresses are fetched under the name of `contact`, and from private ones where `allow_private` says so. `only` are
    the files of the paths that are asked for, where not all are.
    """

    paths: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    source: str | None = None
    metadata: str | None = None
    publisher: str | None = None
    published: date | None = None
    contact: str | None = None
    allow_private: bool = False
    only: tuple[str, ...] = ()
