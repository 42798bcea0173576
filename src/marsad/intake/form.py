"""What kinds of things come in, and by which signs each is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """What something that came in is: one report, many reports, or a package of such things."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    MHTML = "mhtml"
    DOCX = "docx"
    PDF = "pdf"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XLSX = "xlsx"
    PARQUET = "parquet"
    TELEGRAM = "telegram"
    TELEGRAM_PAGES = "telegram pages"
    FEED = "feed"
    JSON_FEED = "json feed"
    EML = "eml"
    MBOX = "mbox"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed"
    WARC = "warc"
    WACZ = "wacz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """By what `form` is known: the ends of names, media types, and how its bytes begin where it comes without a name.

    `content`, where two forms share an ending, is what the beginning of this one's bytes has; the row without stands
    behind and takes the rest.
    """

    form: Form
    suffixes: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    magic: re.Pattern[bytes] | None = None
    content: re.Pattern[bytes] | None = None


# Bytes: as much of something as its form is told by.
SAMPLE = 65_536
_BLANK = rb"\A(?:\xef\xbb\xbf)?\s*"
_PACKED = (".gz", ".zst", ".bz2", ".xz")
SIGNS: tuple[Signs, ...] = (
    Signs(form=Form.TEXT, suffixes=(".txt",), media=("text/plain",)),
    Signs(
        form=Form.FEED,
        suffixes=(".rss", ".atom", ".xml", ".rdf"),
        media=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        magic=re.compile(_BLANK + rb"(?:<\?xml[^>]*>\s*)?(?:<![^>]*>\s*)*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE),
    ),
    Signs(
        form=Form.HTML,
        suffixes=(".html", ".htm"),
        media=("text/html", "application/xhtml+xml"),
        magic=re.compile(_BLANK + rb"<"),
    ),
    Signs(form=Form.MARKDOWN, suffixes=(".md", ".markdown"), media=("text/markdown",)),
    Signs(form=Form.MHTML, suffixes=(".mhtml", ".mht"), media=("multipart/related", "application/x-mimearchive")),
    Signs(
        form=Form.DOCX,
        suffixes=(".docx",),
        media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    ),
    Signs(form=Form.PDF, suffixes=(".pdf",), media=("application/pdf",), magic=re.compile(rb"%PDF-")),
    Signs(form=Form.JSONL, suffixes=(".jsonl",), magic=re.compile(_BLANK + rb"\{")),
    Signs(form=Form.CSV, suffixes=(".csv",)),
    Signs(form=Form.TSV, suffixes=(".tsv", ".tab")),
    Signs(form=Form.JSON, suffixes=(".json",), magic=re.compile(_BLANK + rb"\[")),
    Signs(form=Form.XLSX, suffixes=(".xlsx", ".xlsm")),
    Signs(form=Form.PARQUET, suffixes=(".parquet",), magic=re.compile(rb"\APAR1")),
    Signs(form=Form.WARC, suffixes=(".warc", ".warc.gz", ".warc.zst"), magic=re.compile(rb"\AWARC/1\.")),
    Signs(form=Form.WACZ, suffixes=(".wacz",)),
    Signs(
        form=Form.TELEGRAM,
        suffixes=(".json",),
        # The beginning of one chat, or of all that a person has.
        content=re.compile(
            _BLANK + rb'\{(?:[^\[]*?"messages"\s*:\s*\[\s*(?:\]|\{\s*"id"\s*:)'
            rb'|[^\[]*?"chats"\s*:\s*\{[^\[]*?"list"\s*:\s*\[|\s*"about"\s*:\s*"[^"]*Telegram)'
        ),
    ),
    Signs(
        form=Form.TELEGRAM_PAGES,
        suffixes=(".html",),
        content=re.compile(rb'<div class="page_body chat_page">\s*<div class="history">'),
    ),
    Signs(
        form=Form.JSON_FEED,
        suffixes=(".json",),
        media=("application/feed+json",),
        content=re.compile(_BLANK + rb'\{[^\[]*?"version"\s*:\s*"https?:(?:\\?/){2}jsonfeed\.org'),
    ),
    Signs(form=Form.EML, suffixes=(".eml",), media=("message/rfc822",)),
    Signs(
        form=Form.MBOX,
        suffixes=(".mbox", ".mbx"),
        media=("application/mbox",),
        magic=re.compile(rb"\AFrom \S+ +\w{3} \w{3} "),
    ),
    Signs(form=Form.ZIP, suffixes=(".zip",), magic=re.compile(rb"\APK\x03\x04")),
    Signs(
        form=Form.TAR,
        suffixes=(".tar", *(f".tar{packed}" for packed in _PACKED), ".tgz", ".tbz2", ".txz"),
        magic=re.compile(rb"\A.{257}ustar", re.DOTALL),
    ),
    Signs(form=Form.PACKED, suffixes=_PACKED, magic=re.compile(rb"\A(?:\x1f\x8b|\x28\xb5\x2f\xfd|BZh|\xfd7zXZ\0)")),
)
# What people keep reports in that is not read yet: these are named, not passed over in silence.
NOT_YET = frozenset((".doc", ".rtf", ".odt", ".epub", ".msg", ".xls", ".ods"))


def by_name(name: str) -> Form | None:
    """Return the form of a file called `name`, None where its ending is none of ours; of two endings the longer."""
    lower = name.lower()
    fitting = ((suffix, row.form) for row in SIGNS for suffix in row.suffixes if lower.endswith(suffix))
    return max(fitting, key=lambda found: len(found[0]), default=(None, None))[1]


def by_media(media: str) -> Form | None:
    """Return the form of a media type such as "text/html; charset=utf-8", None where it is none of ours."""
    plain = media.partition(";")[0].strip().lower()
    return next((row.form for row in SIGNS if plain in row.media), None)


def by_beginning(head: bytes) -> Form:
    """Return the form of bytes that came without a name and begin with `head`; a text where nothing tells."""
    return next((row.form for row in SIGNS if row.magic and row.magic.match(head)), Form.TEXT)


def by_content(form: Form, head: bytes) -> Form:
    """Return `form`, or another one that shares an ending with it and to which bytes beginning with `head` belong."""
    endings = {suffix for row in SIGNS if row.form is form for suffix in row.suffixes}
    rivals = (row for row in SIGNS if row.content and endings.intersection(row.suffixes))
    return next((row.form for row in rivals if row.content and row.content.search(head)), form)


def endings(forms: Iterable[Form] = Form) -> tuple[str, ...]:
    """Return the ends of the names of `forms`, in the order of the table."""
    wanted = tuple(forms)
    return tuple(dict.fromkeys(suffix for row in SIGNS if row.form in wanted for suffix in row.suffixes))
