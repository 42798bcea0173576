"""The bytes of one report to a document."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum

from marsad.errors import DocumentError
from marsad.report.document import Document, Metadata, Provenance
from marsad.report.encoding import decode, refuse_spoilt
from marsad.report.format.docx import docx
from marsad.report.format.markdown import markdown
from marsad.report.format.mhtml import mhtml
from marsad.report.format.pdf.reading import pdf
from marsad.report.language import refuse_other_language
from marsad.report.order import refuse_other_order
from marsad.report.page import Page, main_text


class Format(Enum):
    """What the bytes of one report hold."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    MHTML = "mhtml"
    DOCX = "docx"
    PDF = "pdf"


def document(
    source: str,
    raw: bytes,
    form: Format = Format.TEXT,
    *,
    metadata: Metadata | None = None,
    provenance: Provenance | None = None,
    page: Page | None = None,
) -> Document:
    """Return the report that the bytes `raw` hold.

    `metadata` and `provenance` win over what it says of itself; the original is `raw`, and `page` what was read of it
    where somebody knew how.

    Raises:
        DocumentError: it cannot be read, or is no Arabic text; says why.
    """
    page = page or _READERS[form](source, raw)
    _refuse_unreadable(source, page.text)
    known_by = fingerprint(raw)
    return Document(
        source=source,
        id=known_by,
        text=page.text,
        metadata=complete(metadata or Metadata(), page.metadata),
        encoding=page.encoding,
        extractor=page.extractor,
        provenance=replace((provenance or Provenance()).completed(page.provenance), original=known_by),
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
    _refuse_unreadable(source, text)
    return Document(
        source=source, id=fingerprint(original), text=text, metadata=metadata, provenance=provenance or Provenance()
    )


def _plain(source: str, raw: bytes) -> Page:
    decoded = decode(source, raw)
    return Page(text=decoded.text, encoding=decoded.encoding, extractor=None, metadata=Metadata())


_READERS: Mapping[Format, Callable[[str, bytes], Page]] = {
    Format.TEXT: _plain,
    Format.HTML: main_text,
    Format.MARKDOWN: markdown,
    Format.MHTML: mhtml,
    Format.DOCX: docx,
    Format.PDF: pdf,
}


def _refuse_unreadable(source: str, text: str) -> None:
    refuse_spoilt(source, text)
    refuse_other_language(source, text)
    refuse_other_order(source, text)


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
