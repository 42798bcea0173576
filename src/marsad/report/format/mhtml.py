"""A web page saved as one file (MHTML): the page itself, read as any web page is."""

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from marsad.errors import DocumentError
from marsad.report.document import Provenance
from marsad.report.page import Page, main_text

_PAGES = ("text/html", "application/xhtml+xml")
_ADDRESS = ("Snapshot-Content-Location", "Content-Location")
# Headers of the file worth keeping: the day is that of saving.
_KEPT = ("Date", "Subject")
_LONGEST_HEADER = 1_000


def mhtml(source: str, raw: bytes) -> Page:
    """Return what the web page in the MHTML file `raw` reports, and the address from which it was saved.

    Raises:
        DocumentError: no MHTML, without a page, or the page cannot be read.
    """
    try:
        message = message_from_bytes(raw)
        root = _root(message)
        if root is None:
            raise DocumentError(source, "no web page in this MHTML file", code="format")
        page = root.get_payload(decode=True)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DocumentError(source, f"not a readable MHTML file: {error}", code="damaged") from error
    if not isinstance(page, bytes) or root.defects or message.defects:
        raise DocumentError(source, "the MHTML file is cut off or damaged", code="truncated")
    found = main_text(source, page, charset=root.get_content_charset())
    address = next((value for name in _ADDRESS if (value := _header(message, name) or _header(root, name))), None)
    headers = tuple((name, value) for name in _KEPT if (value := _header(message, name)))
    known = replace(found.provenance, headers=headers).completed(Provenance(address=address))
    return replace(found, provenance=known)


def _root(message: Message) -> Message | None:
    """Return the part that is the page: the one that is named as the root, else the first page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    return next((part for part in pages if start and part.get("Content-ID") == start), pages[0] if pages else None)


def _header(message: Message, name: str) -> str | None:
    value = str(message.get(name, "")).strip()
    return value if 0 < len(value) <= _LONGEST_HEADER and value.isprintable() else None
