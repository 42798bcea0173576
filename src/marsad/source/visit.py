"""What is remembered of an address that was fetched, so that it is asked only for what is new."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Of the last fetching of `address` that brought something: when, what its server calls that version, its hash.

    `form` is what it was, `cause` the hash of the entry that led to it, None where nothing did.
    """

    address: str
    time: datetime
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    form: str | None = None
    cause: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for what is newer than this."""
        given = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in given.items() if value}


class Visits(Protocol):
    """What remembers visits."""

    def visit(self, address: str) -> Visit | None:
        """Return the last visit to the address, None where there was none."""


class NoVisits:
    """Remembers nothing: everything is asked for as if for the first time."""

    def visit(self, address: str) -> Visit | None:
        """Return None."""
        del address
        return None
