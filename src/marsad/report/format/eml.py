"""A mail: its text, what its header says, and what is attached to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from marsad.errors import DocumentError
from marsad.report.document import Metadata, Provenance
from marsad.report.encoding import decode
from marsad.report.format.fragment import fragment_text
from marsad.report.format.quoted import forwarded_from, without_quoted
from marsad.report.page import Page

# What is kept of the header; never who received it.
_KEPT = ("Message-ID", "Date", "Subject", "List-Id", "Content-Type")
_SIGNS = ("From", "Date", "Message-ID", "Received", "Subject")
_LONGEST = 1_000
# Beyond these a mail is made to do harm: the parser goes through each line once for every part around it.
_MOST_PARTS = 300
_NESTING = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_LONG_FIELD = re.compile(rb"^content-[a-z-]+:(?:[^\n]|\n[ \t]){20000}", re.IGNORECASE | re.MULTILINE)
# Encodings that mails name and that tell more than a look at the bytes does.
_TOLD = frozenset(("windows-1256", "cp1256", "iso-8859-6", "utf-16", "utf-16le", "utf-16be", "cp720", "x-mac-arabic"))
_CODECS = {"x-mac-arabic": "mac_arabic"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a mail, under the name that the mail gives it."""

    name: str
    media: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail: `page` is its text, None where it has none of its own; its attachments in order."""

    page: Page | None
    attachments: Sequence[Attachment]


def letter(source: str, raw: bytes) -> Letter:
    """Return the mail in `raw`.

    Of the same text in two forms the plain one is read; of an answer what it does not quote. The day is that of its
    header, in UTC; the address is its Message-ID.

    Raises:
        DocumentError: no mail, cut off, damaged, or of more parts than any mail has.
    """
    if len(_NESTING.findall(raw)) > _MOST_PARTS or _LONG_FIELD.search(raw):
        raise DocumentError(source, "a mail of more parts than any has", code="too_large")
    try:
        message = message_from_bytes(raw)
        if not any(name in message for name in _SIGNS):
            raise DocumentError(source, "not a mail: it has no header", code="format")
        leaves = list(_leaves(message))
        texts = [_text(source, part) for part in leaves if _is_body(part)]
        attachments = tuple(_attachment(part, i) for i, part in enumerate(leaves, start=1) if _is_attached(part))
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DocumentError(source, f"not a readable mail: {error}", code="damaged") from error
    if _is_cut_off(message):
        raise DocumentError(source, "the mail is cut off before its end", code="truncated")
    whole = "\n\n".join(text.strip("\r\n") for text in texts if text.strip()).replace("\r\n", "\n")
    return Letter(page=_page(message, whole) if whole else None, attachments=attachments)


def _is_cut_off(message: Message) -> bool:
    return any("CloseBoundary" in type(defect).__name__ for part in message.walk() for defect in part.defects)


def _page(message: Message, text: str) -> Page:
    name, sender = parseaddr(_header(message, "From") or "")
    return Page(
        text=without_quoted(text),
        encoding="utf-8",
        extractor=None,
        metadata=Metadata(published=_day(message), title=_header(message, "Subject")),
        provenance=Provenance(
            address=_header(message, "Message-ID"),
            author=name or sender or None,
            language=_header(message, "Content-Language"),
            forwarded_from=forwarded_from(text),
            headers=tuple((name, value) for name in _KEPT if (value := _header(message, name))),
        ),
    )


def _leaves(message: Message) -> Iterator[Message]:
    """Return the parts that hold something, in order, of alternatives the one to be read."""
    stack = [message]
    while stack:
        part = stack.pop()
        inner = part.get_payload()
        if part.get_content_type() == "message/rfc822" or not isinstance(inner, list):
            yield part
            continue
        children = [child for child in inner if isinstance(child, Message)]
        if part.get_content_type() == "multipart/alternative":
            children = _best(children)
        stack.extend(reversed(children))


def _best(alternatives: Sequence[Message]) -> list[Message]:
    plain = [part for part in alternatives if part.get_content_type() == "text/plain" and _bytes(part).strip()]
    return plain[:1] or list(alternatives[-1:])


def _is_attached(part: Message) -> bool:
    named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
    return part.get_content_type() == "message/rfc822" or named


def _is_body(part: Message) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not _is_attached(part)


def _text(source: str, part: Message) -> str:
    raw = _bytes(part)
    if any("Base64" in type(defect).__name__ for defect in part.defects):
        raise DocumentError(source, "the text of the mail is cut off or damaged", code="damaged")
    if not raw.strip():
        return ""
    text = _decoded(source, raw, (part.get_content_charset() or "").lower())
    return fragment_text(text) if part.get_content_type() == "text/html" else text


def _decoded(source: str, raw: bytes, charset: str) -> str:
    if charset in _TOLD:
        try:
            return raw.decode(_CODECS.get(charset, charset))
        except UnicodeDecodeError:
            pass
    return decode(source, raw).text


def _attachment(part: Message, number: int) -> Attachment:
    media = part.get_content_type()
    if media == "message/rfc822":
        inner = part.get_payload()
        held = inner[0] if isinstance(inner, list) and inner else None
        return Attachment(name=f"{number}.eml", media=media, raw=held.as_bytes() if isinstance(held, Message) else b"")
    return Attachment(name=_decoded_words(part.get_filename() or "") or str(number), media=media, raw=_bytes(part))


def _bytes(part: Message) -> bytes:
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def _header(message: Message, name: str) -> str | None:
    text = " ".join(_decoded_words(str(message.get(name, ""))).split())
    return text if 0 < len(text) <= _LONGEST and text.isprintable() else None


def _decoded_words(text: str) -> str:
    try:
        return str(make_header(decode_header(text)))
    except (MessageError, ValueError, LookupError):
        return text


def _day(message: Message) -> date | None:
    """Return the day of the mail's header, in UTC; None where it gives none."""
    try:
        moment = parsedate_to_datetime(_header(message, "Date") or "")
        return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
