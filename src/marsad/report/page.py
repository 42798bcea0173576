"""A web page to its main text, with what the page says of itself."""

import html
import re
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from marsad.errors import DocumentError
from marsad.report.document import Metadata
from marsad.report.encoding import Decoded, decode

# Counts that no report's page comes near, and beyond which taking a page apart would take minutes.
_MOST_ELEMENTS = 20_000
_MOST_ATTRIBUTES = 1_000
# Code points of main text below which a page holds no report.
_LEAST_TEXT = 40

_ELEMENT = re.compile(r"<[a-zA-Z]")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]{2,30})", re.IGNORECASE)
_META = re.compile(r"<meta\s([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-zA-Z:_.-]{1,40})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"(\d{4}-\d{2}-\d{2})")
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")
# The names that can only mean the day on which a page came out: Open Graph's and schema.org's. `date`, `pubdate` and
# the like are also given to days on which it was made, changed or fetched.
_PUBLISHED_NAMES = frozenset(("article:published_time", "datepublished"))
_OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_OPEN_AT_END = re.compile(r"<[a-zA-Z/!][^<>]{0,4000}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The main text of a web page. `extractor` names the library and version that took it out."""

    text: str
    encoding: str
    extractor: str
    metadata: Metadata


def main_text(source: str, raw: bytes) -> Page:
    """Return what the web page in `raw` reports.

    Raises:
        DocumentError: undecodable, cut off, too large to be a report's page, or without a main text.
    """
    decoded = _decode(source, raw)
    markup = decoded.text
    _refuse_monsters(source, markup)
    if is_cut_off(markup):
        raise DocumentError(source, "the page is cut off before its end", code="truncated")
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(markup, with_metadata=True, include_comments=False)
    text = found.text if isinstance(found, Extracted) else None
    if text is None or len(text.strip()) < _LEAST_TEXT:
        raise DocumentError(source, "no main text in the page", code="no_text")
    title = found.title if isinstance(found, Extracted) else None
    site = found.sitename if isinstance(found, Extracted) else None
    return Page(
        text=text,
        encoding=decoded.encoding,
        extractor=f"trafilatura {version('trafilatura')}",
        metadata=Metadata(publisher=site or None, published=published(markup), title=title or None),
    )


def is_cut_off(markup: str) -> bool:
    """Return whether the page ends inside a tag, or opens its body and never closes it."""
    if _OPEN_AT_END.search(markup[-5000:]):
        return True
    return bool(_OPENED.search(markup)) and not _CLOSED.search(markup)


def published(markup: str) -> date | None:
    """Return the day on which, as the page itself states, it came out; None where it states none or several."""
    days = set(_LINKED_DATE.findall(markup))
    for found in _META.finditer(markup):
        attributes = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(found.group(1))}
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        day = _ISO_DAY.match(attributes.get("content", "").strip())
        if name.lower() in _PUBLISHED_NAMES and day:
            days.add(day.group(1))
    if len(days) != 1:
        return None
    try:
        return date.fromisoformat(days.pop())
    except ValueError:
        return None


def _decode(source: str, raw: bytes) -> Decoded:
    """Return the page's markup: in the Arabic encoding that it declares, else as any text."""
    declared = _CHARSET.search(raw[:4096])
    if declared and declared.group(1).lower() in {b"windows-1256", b"cp1256", b"iso-8859-6"}:
        encoding = declared.group(1).decode("ascii").lower()
        try:
            return Decoded(text=raw.decode(encoding), encoding=encoding)
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
