"""The shapes on the pages of a PDF."""

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from marsad.errors import DocumentError
from marsad.report.format.pdf.drawing import MOST_GLYPHS, Drawing
from marsad.report.format.pdf.glyph import Glyph

SOURCE = "stdin"
# Beyond these a file is a library, or meant to do harm. Bytes are of one page's drawing, unpacked.
_MOST_PAGES = 1_000
_MOST_BYTES = 50_000_000
# Code points of a title or a name beyond which it is neither.
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The glyphs of each page, as it draws them, and what the file says of itself."""

    pages: Sequence[Sequence[Glyph]]
    title: str | None
    author: str | None
    language: str | None


def pages_of(raw: bytes) -> Found:
    """Return what stands on the pages of the PDF `raw`.

    Raises:
        DocumentError: locked by a password, damaged, or larger than any report.
    """
    try:
        document = PDFDocument(PDFParser(io.BytesIO(raw)), caching=True)
        info = {key: value for part in document.info for key, value in part.items()}
        return Found(
            pages=tuple(_pages(document)),
            title=_written(info.get("Title")),
            author=_written(info.get("Author")),
            language=_written(document.catalog.get("Lang")),
        )
    except PDFPasswordIncorrect:
        raise DocumentError(SOURCE, "locked by a password", code="encrypted") from None
    except PDFEncryptionError as error:
        raise DocumentError(SOURCE, f"encrypted in a way that is not read: {error}", code="encrypted") from None
    except (PDFException, PSException) as error:
        raise DocumentError(SOURCE, f"not a readable PDF: {error}", code="damaged") from error


def _pages(document: PDFDocument) -> Iterator[tuple[Glyph, ...]]:
    resources = PDFResourceManager(caching=True)
    total = 0
    for number, page in enumerate(PDFPage.create_pages(document), start=1):
        if number > _MOST_PAGES:
            raise DocumentError(SOURCE, f"more than {_MOST_PAGES:,} pages, which no report has", code="too_large")
        if document.encryption is None:
            _refuse_damaged(page, number)
        drawing = Drawing(resources)
        PDFPageInterpreter(resources, drawing).process_page(page)
        total += len(drawing.glyphs)
        if total > MOST_GLYPHS:
            raise DocumentError(SOURCE, f"more than {MOST_GLYPHS:,} letters, which no report has", code="too_large")
        yield tuple(drawing.glyphs)


def _refuse_damaged(page: PDFPage, number: int) -> None:
    """Return None where the page's drawing can be unpacked to its end: pdfminer takes what it can get."""
    left = _MOST_BYTES
    for content in page.contents:
        stream = resolve1(content)
        if not isinstance(stream, PDFStream):
            raise DocumentError(SOURCE, f"page {number} is missing", code="damaged")
        if [name for name, _ in stream.get_filters()][:1] and str(stream.get_filters()[0][0]).strip("/'") in _FLATE:
            left -= _unpacked_size(stream_value(stream).get_rawdata() or b"", number, left)


_FLATE = ("FlateDecode", "Fl")


def _unpacked_size(packed: bytes, number: int, most: int) -> int:
    unpacking = zlib.decompressobj()
    try:
        size = len(unpacking.decompress(packed, most))
    except zlib.error as error:
        raise DocumentError(SOURCE, f"page {number} is damaged: {error}", code="damaged") from error
    if unpacking.unconsumed_tail:
        raise DocumentError(SOURCE, f"page {number} unpacks to more than any page has", code="too_large")
    if not unpacking.eof:
        raise DocumentError(SOURCE, f"page {number} is cut off", code="truncated")
    return size


def _written(value: object) -> str | None:
    found = resolve1(value)
    text = decode_text(found).strip() if isinstance(found, bytes) else ""
    return text if text and len(text) <= _LONGEST and text.isprintable() else None
