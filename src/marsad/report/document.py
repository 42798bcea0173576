"""A file or record as it came in, with its text."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a report from outside its text. `None`: not given."""

    publisher: str | None = None
    published: date | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text of one report, before anything is inferred.

    `source` is the file's name (or the record's, in a table); `id` is "sha256:…" of the original
    bytes; `extractor` names the library and version that made `text`, None where `text` is the
    decoded original.
    """

    source: str
    id: str
    text: str
    metadata: Metadata = Metadata()
    encoding: str = "utf-8"
    extractor: str | None = None
