"""A web page to its main text, with what the page says of itself."""

import re
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from importlib.metadata import version

from marsad.errors import DocumentError
from marsad.report.declared import declared
from marsad.report.document import Metadata, Provenance
from marsad.report.encoding import Decoded, decode

# Counts that no report's page comes near, and beyond which taking a page apart would take minutes.
_MOST_ELEMENTS = 20_000
_MOST_ATTRIBUTES = 1_000
# Code points of main text below which a page holds no report.
_LEAST_TEXT = 40

_ELEMENT = re.compile(r"<[a-zA-Z]")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,30})", re.IGNORECASE)
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPEN_AT_END = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of one report, and what its bytes say of it.

    `extractor` names the library and version that took the text out, None where it is the decoded original.
    """

    text: str
    encoding: str
    extractor: str | None
    metadata: Metadata
    provenance: Provenance = field(default_factory=Provenance)


def main_text(source: str, raw: bytes, *, charset: str | None = None, zone: tzinfo | None = None) -> Page:
    """Return what the web page in `raw` reports.

    `charset`: the encoding that what brought it gives; `zone`: that by which its moments become days.

    Raises:
        DocumentError: undecodable, cut off, too large to be a report's page, or without a main text.
    """
    decoded = markup_of(source, raw, charset=charset)
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(decoded.text, with_metadata=True, include_comments=False)
    text = found.text if isinstance(found, Extracted) else None
    if text is None or len(text.strip()) < _LEAST_TEXT:
        raise DocumentError(source, "no main text in the page", code="no_text")
    title = found.title if isinstance(found, Extracted) else None
    site = found.sitename if isinstance(found, Extracted) else None
    page = declared_page(decoded, text, zone)
    return replace(
        page,
        extractor=f"trafilatura {version('trafilatura')}",
        metadata=replace(page.metadata, publisher=site or None, title=title or None),
    )


def markup_of(source: str, raw: bytes, *, charset: str | None = None) -> Decoded:
    """Return the markup of the web page in `raw`.

    Raises:
        DocumentError: undecodable, cut off, or too large to be a report's page.
    """
    decoded = _decode(source, raw, charset)
    _refuse_monsters(source, decoded.text)
    if is_cut_off(decoded.text):
        raise DocumentError(source, "the page is cut off before its end", code="truncated")
    return decoded


def declared_page(decoded: Decoded, text: str, zone: tzinfo | None = None) -> Page:
    """Return the page of which the report is `text`, with what it declares of itself."""
    said = declared(decoded.text, zone)
    return Page(
        text=text,
        encoding=decoded.encoding,
        extractor=None,
        metadata=Metadata(published=said.published),
        provenance=Provenance(address=said.address, author=said.author, language=said.language, edited=said.edited),
    )


def is_cut_off(markup: str) -> bool:
    """Return whether the page ends inside a tag, or opens its body and never closes it."""
    if _OPEN_AT_END.search(markup[-5000:]):
        return True
    return bool(_OPENED.search(markup)) and not _CLOSED.search(markup)


def _decode(source: str, raw: bytes, charset: str | None) -> Decoded:
    """Return the page's markup: in the Arabic encoding that is declared, else as any text."""
    found = _CHARSET.search(raw[:4096])
    name = (charset or (found.group(1).decode("ascii") if found else "")).lower()
    if name in {"windows-1256", "cp1256", "iso-8859-6"}:
        try:
            return Decoded(text=raw.decode(name), encoding=name)
        except UnicodeDecodeError:
            pass
    return decode(source, raw)


def _refuse_monsters(source: str, markup: str) -> None:
    elements = len(_ELEMENT.findall(markup))
    if elements > _MOST_ELEMENTS:
        reason = f"{elements:,} elements in one page; a report's page has at most {_MOST_ELEMENTS:,}"
        raise DocumentError(source, reason, code="too_large")
    for tag in _LONG_TAG.finditer(markup):
        if tag.group().count("=") > _MOST_ATTRIBUTES:
            raise DocumentError(source, "an element with thousands of attributes", code="too_large")
