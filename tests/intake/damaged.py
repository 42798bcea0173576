"""What is wrong with files of each form, three or more of each: the file, and the code by which it is named."""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from packages import OTHER, TEXT, zipped
from specimens import confined, quick

from marsad.intake.form import Form

# A page of Telegram's export for reading, as it begins.
CHAT_PAGE = f'<html><body><div class="page_body chat_page">\n<div class="history">{TEXT}</div></div></body></html>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """A file called `name`, with what is wrong with it, and by which code that is named; `found` reports are read."""

    name: str
    what: str
    raw: bytes
    code: str
    found: int = 0


@cache
def damaged() -> Mapping[Form, tuple[Damaged, ...]]:
    """Return them by form."""
    whole = {**quick(), **confined()}
    return {form: tuple(_rows(form, whole)) for form in Form}


def _rows(form: Form, whole: Mapping[str, bytes]) -> Iterator[Damaged]:
    for name, what, raw, code, found in _TABLES[form](whole):
        yield Damaged(name=name, what=what, raw=raw, code=code, found=found)


Row = tuple[str, str, bytes, str, int]
Whole = Mapping[str, bytes]


def _texts(whole: Whole) -> Iterator[Row]:
    yield "x.txt", "nothing in it", b"", "empty", 0
    yield "x.txt", "zero bytes", TEXT.encode() + b"\0" * 9, "binary", 0
    yield "x.txt", "half of UTF-16", TEXT.encode("utf-16")[:-1], "encoding", 0
    yield "x.txt", "no Arabic", b"The troops left the village at dawn, residents said.", "language", 0


def _pages(whole: Whole) -> Iterator[Row]:
    yield "x.html", "nothing in it", b"", "empty", 0
    yield "x.html", "no words", b"<html><body><script>x = 1</script></body></html>", "no_text", 0
    yield "x.html", "zero bytes", whole["a.html"][:90] + b"\0" * 90, "binary", 0


def _notes(whole: Whole) -> Iterator[Row]:
    yield "x.md", "nothing in it", b" \n", "empty", 0
    yield "x.md", "only a picture", b"![](a.png)\n", "language", 0
    yield "x.md", "zero bytes", whole["a.md"] + b"\0", "binary", 0


def _saved(whole: Whole) -> Iterator[Row]:
    raw = whole["a.mhtml"]
    yield "x.mhtml", "cut off", raw[: len(raw) // 2], "truncated", 0
    yield "x.mhtml", "no page in it", raw.replace(b"text/html", b"text/gpx "), "format", 0
    yield "x.mhtml", "other letters than base64 has", raw.replace(b"\n\n", b"\n\n!!", 2)[:-300], "format", 0


def _documents(whole: Whole) -> Iterator[Row]:
    raw = whole["a.docx"]
    yield "x.docx", "cut off", raw[:-30], "damaged", 0
    yield "x.docx", "other bytes inside", raw[:60] + b"\xff\0?" * 30 + raw[150:], "damaged", 0
    yield "x.docx", "no document", zipped({"word/styles.xml": "<a/>"}), "format", 0
    entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    yield "x.docx", "an entity", zipped({"word/document.xml": entity}), "damaged", 0


def _prints(whole: Whole) -> Iterator[Row]:
    raw = whole["a.pdf"]
    yield "x.pdf", "cut off", raw[: len(raw) // 2], "truncated", 0
    yield "x.pdf", "only its name", b"%PDF-1.7\n", "truncated", 0
    yield "x.pdf", "words behind a password", raw.replace(b"trailer<<", b"trailer<</Encrypt 7 0 R"), "encrypted", 0


def _lines(whole: Whole) -> Iterator[Row]:
    row = json.dumps({"text": TEXT}, ensure_ascii=False).encode()
    yield "x.jsonl", "a line cut off", row + b"\n" + row[:-9], "row", 1
    yield "x.jsonl", "no object", row + b"\n[1]\n", "row", 1
    yield "x.jsonl", "a number for a text", row + b'\n{"text": 7}\n', "metadata", 1


def _separated(whole: Whole, name: str, mark: str) -> Iterator[Row]:
    head = f"text{mark}date\n{TEXT}{mark}2018-03-05\n"
    yield name, "a quotation that is not closed", f'{head}"{OTHER}'.encode(), "row", 1
    yield name, "more fields than the header has", f"{head}{OTHER}{mark}{mark}{mark}\n".encode(), "row", 1
    yield name, "no column of texts", f"a{mark}b\n1{mark}2\n".encode(), "no_text_column", 0


def _objects(whole: Whole) -> Iterator[Row]:
    raw = json.dumps([{"text": TEXT}, {"text": OTHER}], ensure_ascii=False).encode()
    yield "x.json", "cut off", raw[:-40], "damaged", 1
    yield "x.json", "more behind its end", raw + b"]", "damaged", 2
    yield "x.json", "nested without end", b"[" * 9_000, "damaged", 0


def _workbooks(whole: Whole) -> Iterator[Row]:
    raw = whole["a.xlsx"]
    yield "x.xlsx", "cut off", raw[: len(raw) // 2], "damaged", 0
    yield "x.xlsx", "other bytes inside", raw[:200] + b"\xff\0?" * 300 + raw[1_100:], "damaged", 0
    yield "x.xlsx", "a document of words", whole["a.docx"], "damaged", 0


def _columns(whole: Whole) -> Iterator[Row]:
    raw = whole["a.parquet"]
    yield "x.parquet", "cut off", raw[:-20], "damaged", 0
    yield "x.parquet", "a list of columns of another size", raw[:-8] + b"\xff\xff\xff\x7fPAR1", "damaged", 0
    yield "x.parquet", "other bytes inside", raw[:20] + b"\xff" * (len(raw) - 28) + raw[-8:], "damaged", 0


def _chats(whole: Whole) -> Iterator[Row]:
    raw = whole["telegram.json"]
    yield "x.json", "cut off", raw[: len(raw) * 2 // 3], "damaged", 1
    yield "x.json", "no message", raw[: raw.index(b"[") + 1] + b"]}", "empty", 0
    yield (
        "x.json",
        "a message of other letters",
        raw.replace(TEXT.encode(), b"The troops left at dawn.", 1),
        "language",
        2,
    )


def _chat_pages(whole: Whole) -> Iterator[Row]:
    page = CHAT_PAGE.encode()
    yield "x.html", "an export to be looked at", page, "format", 0
    yield "x.html", "cut off", page[:90], "format", 0
    yield "x.html", "bytes that are no letters", page + b"\xff\xfe\xff", "format", 0


def _feeds(whole: Whole) -> Iterator[Row]:
    raw = whole["a.rss"]
    yield "x.rss", "cut off", raw[:-50], "damaged", 1
    yield "x.rss", "no entry", b"<rss><channel><title>x</title></channel></rss>", "empty", 0
    entities = b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    yield "x.rss", "entities", raw.replace(b"<rss", entities + b"<rss").replace(b"River", b"&b;"), "damaged", 0


def _json_feeds(whole: Whole) -> Iterator[Row]:
    raw = whole["feed.json"]
    yield "x.json", "cut off", raw[:-30], "damaged", 0
    yield "x.json", "no list of entries", raw.replace(b'"items": [', b'"items": 7, "x": ['), "format", 0
    wordless = raw.replace(b"content_text", b"x").replace(b'"title": "\xd8', b'"x": "\xd8')
    yield "x.json", "an entry without words", wordless, "empty", 0


def _mails(whole: Whole) -> Iterator[Row]:
    raw = whole["a.eml"]
    yield "x.eml", "nothing in it", b"", "format", 0
    yield "x.eml", "no words", raw.split(b"\n\n")[0] + b"\n\n", "no_text", 0
    yield "x.eml", "no mail", bytes(range(256)) * 3, "format", 0


def _mailboxes(whole: Whole) -> Iterator[Row]:
    raw = whole["a.mbox"]
    yield "x.mbox", "no mail in it", TEXT.encode(), "format", 0
    yield "x.mbox", "nothing in it", b"", "format", 0
    yield "x.mbox", "a mail without words", b"From a Sat Feb  3 23:30:00 2018\nSubject: x\n\n\n" + raw, "no_text", 4


def _zips(whole: Whole) -> Iterator[Row]:
    raw = whole["stored.zip"]
    yield "x.zip", "cut off", raw[: len(raw) // 2], "damaged", 0
    other = OTHER.encode().ljust(len(TEXT.encode()))
    yield "x.zip", "other letters than were packed", raw.replace(TEXT.encode(), other, 1), "damaged", 3
    locked = zipped({"a.txt": TEXT}).replace(b"\x14\0\0\0\x08\0", b"\x14\0\1\0\x08\0")
    yield "x.zip", "a member under lock and key", locked, "encrypted", 0


def _tars(whole: Whole) -> Iterator[Row]:
    raw = whole["a.tar"]
    yield "x.tar", "cut off", raw[:560], "damaged", 0
    yield "x.tar", "a header with another sum", raw[:10] + b"!" + raw[11:], "damaged", 0
    yield "x.tar", "something else", TEXT.encode() * 20, "damaged", 0


def _packed(whole: Whole) -> Iterator[Row]:
    raw = whole["b.csv.gz"]
    yield "x.csv.gz", "cut off", raw[:-20], "damaged", 0
    yield (
        "x.csv.gz",
        "another sum at its end",
        raw[:-8] + zlib.crc32(b"!").to_bytes(4, "little") + raw[-4:],
        "damaged",
        0,
    )
    yield "x.csv.zst", "not packed", whole["a.csv"], "format", 0


def _web(whole: Whole) -> Iterator[Row]:
    raw = whole["a.warc"]
    yield "x.warc", "cut off", raw[: len(raw) * 3 // 4], "damaged", 1
    yield "x.warc", "a length that lies", raw.replace(b"Content-Length: ", b"Content-Length: 9", 1), "damaged", 0
    yield "x.warc", "something else", TEXT.encode(), "damaged", 0


def _collections(whole: Whole) -> Iterator[Row]:
    raw = whole["a.wacz"]
    inner = gzip.compress(whole["a.warc"], mtime=0)
    yield "x.wacz", "cut off", raw[: len(raw) // 2], "damaged", 0
    yield "x.wacz", "an archive cut off in it", zipped({"archive/data.warc.gz": inner[: len(inner) // 2]}), "damaged", 0
    yield "x.wacz", "no archive in it", zipped({"datapackage.json": "{}"}), "empty", 0


_TABLES: Mapping[Form, Callable[[Whole], Iterator[Row]]] = {
    Form.TEXT: _texts,
    Form.HTML: _pages,
    Form.MARKDOWN: _notes,
    Form.MHTML: _saved,
    Form.DOCX: _documents,
    Form.PDF: _prints,
    Form.JSONL: _lines,
    Form.CSV: partial(_separated, name="x.csv", mark=","),
    Form.TSV: partial(_separated, name="x.tsv", mark="\t"),
    Form.JSON: _objects,
    Form.XLSX: _workbooks,
    Form.PARQUET: _columns,
    Form.TELEGRAM: _chats,
    Form.TELEGRAM_PAGES: _chat_pages,
    Form.FEED: _feeds,
    Form.JSON_FEED: _json_feeds,
    Form.EML: _mails,
    Form.MBOX: _mailboxes,
    Form.ZIP: _zips,
    Form.TAR: _tars,
    Form.PACKED: _packed,
    Form.WARC: _web,
    Form.WACZ: _collections,
}
