"""A file or record as it came in, with its text."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime

from marsad.original import Original


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a report from outside its text. `None`: not given."""

    publisher: str | None = None
    published: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a report came from, as far as what brought it says. `None`: not given; nothing here is inferred.

    `address` stays the same when the report changes: a URL, a feed's guid, a chat's and a message's id, a Message-ID.
    `language` is the one declared, `edited` when its maker last changed it, `forwarded_from` whose it was first, as
    written. `headers` are name–value pairs of its transport worth keeping, never the addresses of who received it.
    `original` is "sha256:…" of the bytes that hold it: of the report's own file, member or part, and for a row, an
    entry or a message of the file on disk in which it stands; None where that was a stream.
    """

    address: str | None = None
    author: str | None = None
    language: str | None = None
    edited: datetime | None = None
    forwarded_from: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    original: str | None = None

    def completed(self, other: "Provenance") -> "Provenance":
        """Return this, with what it lacks taken from `other`."""
        names = [field.name for field in fields(self)]
        return Provenance(**{name: getattr(self, name) or getattr(other, name) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one report, before anything is inferred.

    `source` is the file's name (or the record's, in a table); `id` is "sha256:…" of the original
    bytes; `extractor` names the library and version that made `text`, None where `text` is the
    decoded original. `original` has the bytes that `provenance` names, as long as they are at hand: it is no part of
    what the document is.
    """

    source: str
    id: str
    text: str
    metadata: Metadata = Metadata()
    encoding: str = "utf-8"
    extractor: str | None = None
    provenance: Provenance = Provenance()
    original: Original | None = field(default=None, compare=False, repr=False)
