"""The bytes of one report to a document."""

import hashlib
from dataclasses import replace
from enum import Enum

from marsad.errors import DocumentError
from marsad.report.document import Document, Metadata, Provenance
from marsad.report.encoding import decode, refuse_spoilt
from marsad.report.language import refuse_other_language
from marsad.report.page import main_text


class Format(Enum):
    """What the bytes of one report hold."""

    TEXT = "text"
    HTML = "html"


def document(
    source: str,
    raw: bytes,
    form: Format = Format.TEXT,
    *,
    metadata: Metadata | None = None,
    provenance: Provenance | None = None,
) -> Document:
    """Return the report that the bytes `raw` hold, a text or a web page.

    `metadata` and `provenance` win over what a page says of itself; the original is `raw`.

    Raises:
        DocumentError: it cannot be read, or is no Arabic text; says why.
    """
    given = metadata or Metadata()
    if form is Format.HTML:
        page = main_text(source, raw)
        text, encoding, extractor = page.text, page.encoding, page.extractor
        given = complete(given, page.metadata)
    else:
        decoded = decode(source, raw)
        text, encoding, extractor = decoded.text, decoded.encoding, None
    refuse_other_language(source, text)
    known_by = fingerprint(raw)
    return Document(
        source=source,
        id=known_by,
        text=text,
        metadata=given,
        encoding=encoding,
        extractor=extractor,
        provenance=replace(provenance or Provenance(), original=known_by),
    )


def written(
    source: str, text: str, original: bytes, metadata: Metadata, *, provenance: Provenance | None = None
) -> Document:
    """Return the report of a table's row: its `text`, known by the row's `original` canonical bytes.

    Raises:
        DocumentError: no text, binary, spoilt or not Arabic.
    """
    if not text.strip():
        raise DocumentError(source, "the text is empty", code="empty")
    refuse_spoilt(source, text)
    refuse_other_language(source, text)
    return Document(
        source=source, id=fingerprint(original), text=text, metadata=metadata, provenance=provenance or Provenance()
    )


def complete(first: Metadata, second: Metadata) -> Metadata:
    """Return `first`, with what it lacks taken from `second`."""
    return Metadata(
        publisher=first.publisher or second.publisher,
        published=first.published or second.published,
        title=first.title or second.title,
    )


def fingerprint(raw: bytes) -> str:
    """Return the id of a document whose original bytes are `raw`."""
    return "sha256:" + hashlib.sha256(raw).hexdigest()
