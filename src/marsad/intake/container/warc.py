"""Web archives (WARC, WACZ) to the pages in them."""

import io
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from typing import Any, BinaryIO

from marsad.errors import DocumentError, Issue
from marsad.intake.container import zipped
from marsad.intake.container.member import Names
from marsad.intake.form import Form, by_media
from marsad.intake.guard import BLOCK, DAMAGE, damaged
from marsad.intake.item import Contents, Item, Origin, Terms, Told
from marsad.intake.packing import decoded, packing, unpacked
from marsad.report.document import Provenance

# Bytes of a record's headers, with whatever stands before them.
_MOST_HEADERS = 1_000_000
# Records that hold a page: what a server answered, or a file kept as it was. A revisit says that the page was the same
# as before, a request what was asked; both hold none.
_KINDS = frozenset(("response", "resource"))
_KEPT = ("Content-Type", "Date", "ETag", "Last-Modified", "Content-Language")


def read(item: Item, terms: Terms) -> Iterator[Told]:
    """Return the pages and texts that were fetched with success, each at its address, and what is wrong with others.

    The day of fetching (WARC-Date) is kept among the headers: it is not the day of publication. Redirects, failures,
    pictures and the like are passed over, as they are in a folder.

    Raises:
        DocumentError: it is no web archive, damaged from some place on, or there is no page in it.
    """
    names = Names()
    count = pages = 0
    for record in _records(item):
        count += 1
        item.allowance.count(item.source)
        headers = _headers(record)
        form = by_media(headers.get("content-type", ""))
        if record.rec_type not in _KINDS or form is None or headers.get("status", "200") != "200":
            continue
        pages += 1
        name = names.unlike(record.rec_headers.get_header("WARC-Target-URI") or f"#{count}")
        yield _page(item, (name, record), (form, headers), terms.limits.report_bytes)
    if not pages:
        raise DocumentError(item.source, f"no page among {count:,} records", code="empty")


def read_collection(item: Item, terms: Terms) -> Iterator[Told]:
    """Return the web archives that lie in the WACZ `item`; its lists and logs are passed over.

    Raises:
        DocumentError: it is no archive, or there is no web archive in it.
    """
    empty = True
    for told in zipped.read(item, terms):
        if isinstance(told, Contents) or (isinstance(told, Item) and told.form is Form.WARC):
            empty = empty and isinstance(told, Contents)
            yield told
    if empty:
        raise DocumentError(item.source, "no web archive in it", code="empty")


class _Rationed:
    """The bytes of `inner`, of which no more than a ration may be taken before it is given anew."""

    def __init__(self, source: str, inner: BinaryIO) -> None:
        self._source, self._inner, self._left = source, inner, _MOST_HEADERS

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        data = self._inner.read(min(size, BLOCK))
        self._left -= len(data)
        if self._left < 0:
            raise DocumentError(self._source, f"headers of more than {_MOST_HEADERS:,} bytes", code="too_large")
        return data

    def renew(self) -> None:
        """Give the whole ration again."""
        self._left = _MOST_HEADERS

    def free(self) -> None:
        """Let a record's body be read, for which others say how much."""
        self._left = 2**63


def _records(item: Item) -> Iterator[Any]:
    """Return each record while its body can be read.

    Raises:
        DocumentError: a record is damaged, cut off, or not of the length that it says; the rest cannot be found.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    stream = _Rationed(item.source, unpacked(item.source, item.stream, item.allowance))
    records = ArchiveIterator(stream)
    said = io.StringIO()
    try:
        while True:
            stream.renew()
            # It writes to stderr of a record that is not of its length, and goes on.
            with redirect_stderr(said):
                record = next(records, None)
            if said.getvalue():
                raise DocumentError(item.source, "damaged: a record is not of the length that it says", code="damaged")
            # Of one that is cut off before its body begins it has the first line, and says nothing.
            if record is None and records.next_line:
                raise DocumentError(item.source, "damaged: cut off within a record", code="damaged")
            if record is None:
                return
            if not (record.rec_headers.get_header("Content-Length") or "").isdigit():
                raise DocumentError(item.source, "damaged: a record does not say how long it is", code="damaged")
            stream.free()
            yield record
            _finish(item.source, record.raw_stream)
    except (*DAMAGE, ArchiveLoadFailed) as error:
        raise damaged(item.source, error) from error


def _finish(source: str, body: Any) -> None:  # noqa: ANN401 - warcio has no types
    while body.read(BLOCK):
        pass
    if getattr(body, "limit", 0):
        raise DocumentError(source, "damaged: cut off within a record", code="damaged")


def _headers(record: Any) -> Mapping[str, str]:  # noqa: ANN401 - warcio has no types
    """Return the headers of the page, in lower case; "status" is that of the answer, where there was one."""
    http = record.http_headers
    told = http.headers if http else [("content-type", record.rec_headers.get_header("Content-Type") or "")]
    headers = {name.lower(): value for name, value in reversed(told)}
    return {**headers, **({"status": http.get_statuscode()} if http else {})}


def _page(item: Item, named: tuple[str, Any], known: tuple[Form, Mapping[str, str]], most_bytes: int) -> Item | Issue:
    name, record = named
    form, headers = known
    source = f"{item.source}/{name}"
    try:
        raw = _body(source, record.raw_stream, headers, most_bytes)
        if len(raw) > most_bytes:
            raise DocumentError(source, f"more than {most_bytes:,} bytes, which no report has", code="too_large")
        _finish(source, record.raw_stream)
        raw = _decoded(source, raw, headers, item)
    except DocumentError as error:
        return Issue(source=source, code=error.code, message=error.reason)
    fetched = record.rec_headers.get_header("WARC-Date")
    kept = [(name, headers[name.lower()]) for name in _KEPT if name.lower() in headers]
    address = record.rec_headers.get_header("WARC-Target-URI")
    provenance = Provenance(
        address=address,
        language=headers.get("content-language"),
        headers=(*kept, *([("WARC-Date", fetched)] if fetched else [])),
    )
    return item.member(name, io.BytesIO(raw), form, given=Origin(provenance=provenance))


class _Chunked:
    """A body that comes in pieces to their reader, which takes a piece whole: none may be larger than a report."""

    def __init__(self, source: str, inner: Any, most_bytes: int) -> None:  # noqa: ANN401 - warcio has no types
        self._source, self._inner, self._most = source, inner, most_bytes

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes."""
        if size > self._most:
            raise DocumentError(self._source, f"a piece of more than {self._most:,} bytes", code="too_large")
        return bytes(self._inner.read(size))

    def readline(self, size: int) -> bytes:
        """Return a line, at most `size` bytes of it."""
        return bytes(self._inner.readline(size))


def _body(source: str, stream: Any, headers: Mapping[str, str], most_bytes: int) -> bytes:  # noqa: ANN401
    """Return what was sent, put together from its pieces; one byte more than allowed where it is longer."""
    from warcio.bufferedreaders import ChunkedDataReader

    whole = stream
    if headers.get("transfer-encoding", "").lower() == "chunked":
        whole = ChunkedDataReader(_Chunked(source, stream, most_bytes))
    try:
        return bytes(whole.read(most_bytes + 1))
    except DAMAGE as error:
        raise damaged(source, error) from error


def _decoded(source: str, raw: bytes, headers: Mapping[str, str], item: Item) -> bytes:
    """Return the body as it was before it was packed; who archives may have unpacked it and kept the header."""
    how = headers.get("content-encoding", "").strip().lower()
    if how in ("", "identity") or (how in ("gzip", "x-gzip", "zstd") and packing(raw) is None):
        return raw
    return decoded(source, io.BytesIO(raw), how, item.allowance).read()
