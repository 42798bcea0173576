"""Mails: one in a file, or many behind one another in an mbox; what is attached becomes reports of its own."""

import io
from collections.abc import Iterator
from dataclasses import replace

from marsad.errors import DocumentError, Issue
from marsad.intake.container.member import Names, cleaned, form_of
from marsad.intake.form import Form, by_media
from marsad.intake.item import Item, Origin, Terms, Told
from marsad.intake.lines import lines
from marsad.report.document import Document, Provenance
from marsad.report.format.eml import Attachment, Letter, letter
from marsad.report.reading import written

# How much larger than a report a mail may be: what is attached is packed in it, a third larger than it is.
_TIMES = 4
_START = b"From "


def read_one(item: Item, terms: Terms) -> Iterator[Told]:
    """Return what the mail in `item` reports, and what is attached to it."""
    most = _TIMES * terms.limits.report_bytes
    raw = item.stream.read(most + 1)
    if len(raw) > most:
        raise DocumentError(item.source, f"a mail of more than {most:,} bytes", code="too_large")
    yield from _letter(item, raw)


def read_many(item: Item, terms: Terms) -> Iterator[Told]:
    """Return what the mails of an mbox report, each called by its number, and what is attached to them."""
    count = 0
    for raw in _messages(item, _TIMES * terms.limits.report_bytes):
        count += 1
        source = f"{item.source}#{count}"
        if raw is None:
            yield Issue(source=source, code="too_large", message="a mail larger than any report")
            continue
        try:
            yield from _letter(replace(item, source=source), raw)
        except DocumentError as error:
            yield Issue(source=error.source, code=error.code, message=error.reason)
    if not count:
        raise DocumentError(item.source, "no mail in it; an mbox begins with 'From '", code="format")


class _Held:
    """The lines of one mail, as long as they are no more than `most` bytes."""

    def __init__(self, most: int) -> None:
        self._lines: list[bytes] = []
        self._left = most

    def add(self, line: bytes | None) -> None:
        """Take one line more, None for one that is longer than any mail; lines that were marked lose their mark."""
        self._left = -1 if line is None else self._left - len(line)
        if line is None or self._left < 0:
            self._lines.clear()
        else:
            self._lines.append(line[1:] if line.startswith(b">") and line.lstrip(b">").startswith(_START) else line)

    def whole(self) -> bytes | None:
        """Return the mail, None where it was too large."""
        return b"".join(self._lines) if self._left >= 0 else None


def _messages(item: Item, most: int) -> Iterator[bytes | None]:
    """Return the bytes of each mail of an mbox, None for one that is larger than `most`."""
    held: _Held | None = None
    blank = True
    for line in lines(item.stream, most):
        raw = line.raw or b""
        if blank and raw.startswith(_START):
            if held:
                yield held.whole()
            held = _Held(most)
        elif held:
            held.add(line.raw)
        blank = line.raw is not None and not raw.strip()
    if held:
        yield held.whole()


def _letter(item: Item, raw: bytes) -> Iterator[Told]:
    item.allowance.count(item.source)
    found = letter(item.source, raw)
    attached = list(_attached(item, found))
    body = _body(item, raw, found)
    # A mail that only brings something, under a word of courtesy, is no report that could not be read.
    if isinstance(body, Document) or not any(isinstance(one, Item) for one in attached):
        yield body
    yield from attached


def _body(item: Item, raw: bytes, found: Letter) -> Document | Issue:
    if found.page is None:
        return Issue(source=item.source, code="no_text", message="a mail without text")
    known = found.page.provenance.completed(item.given.provenance)
    try:
        return written(item.source, found.page.text, raw, found.page.metadata, provenance=known)
    except DocumentError as error:
        return Issue(source=error.source, code=error.code, message=error.reason)


def _attached(item: Item, found: Letter) -> Iterator[Item | Issue]:
    names = Names()
    # Of the mail only its own header: who wrote what is attached, and when that came out, it does not say.
    given = Origin(provenance=Provenance(headers=found.page.provenance.headers if found.page else ()))
    for attachment in found.attachments:
        name = names.unlike(cleaned(attachment.name) or "attachment")
        form = _form(item.source, name, attachment)
        if isinstance(form, Issue):
            yield form
        elif form:
            item.allowance.spend(item.source, len(attachment.raw))
            yield item.member(name, io.BytesIO(attachment.raw), form, given=given)


def _form(source: str, name: str, attachment: Attachment) -> Form | Issue | None:
    return form_of(source, name) or by_media(attachment.media)
