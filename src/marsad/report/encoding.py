"""Bytes to text: the encoding found, nothing spoilt let through."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from marsad.errors import DocumentError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
# The 8-bit code pages in which Arabic text is met.
_ARABIC_CODE_PAGES = ("cp1256", "iso8859_6")
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
# What a file begins with that is no text, whatever its name says.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL = re.compile("[" + re.escape(_CONTROLS.decode("ascii")) + "]")
# Bytes: as much of a file as tells what it is.
_SAMPLE = 65_536
# Shares of the whole, each far from what real Arabic text shows (0 controls; 90 % Arabic among its non-ASCII letters).
_MOST_CONTROLS = 0.01
_LEAST_ARABIC = 0.9
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_OUTSIDE_ASCII = re.compile(r"[^\W\d_\x00-\x7f]")
# Arabic UTF-8 that was once read as Latin-1 or Windows-1252 (Ø§Ù„), as Windows-1256 (ط§ظ„),
# and Windows-1256 that was read as Latin-1 (ÇáÌíÔ): each of the letters of the article or of a common pair.
_MOJIBAKE = re.compile(
    "[ØÙ][\u00a0-\u00bf\u2018-\u2026\u20ac\u0160-\u017e\u0192\u02c6\u02dc]|ط§ظ„|ظ[„†ˆٹ]|Çá|Úáì|\ufffd"
)
# Per code point of text; a single such sign may be a quotation of the fault.
_MOST_MOJIBAKE = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, without its byte-order mark, and the encoding that its bytes are in."""

    text: str
    encoding: str


def decode(source: str, raw: bytes) -> Decoded:
    """Return the text that `raw` holds.

    Raises:
        DocumentError: empty, no text at all, undecodable, or spoilt by an earlier wrong decoding.
    """
    if not raw:
        raise DocumentError(source, "the file is empty", code="empty")
    decoded = _by_mark(source, raw) or _by_utf8(raw) or _without_mark(source, raw)
    if not decoded.text.strip():
        raise DocumentError(source, "nothing but white space", code="empty")
    refuse_spoilt(source, decoded.text)
    return decoded


def refuse_spoilt(source: str, text: str) -> None:
    """Return None where `text` may be read.

    Raises:
        DocumentError: control characters show that it is no text, or mojibake that it was spoilt before.
    """
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise DocumentError(source, "binary content, not text", code="binary")
    if shown := _mojibake(text):
        raise DocumentError(source, f"spoilt by a wrong decoding before it came here ({shown}…)", code="encoding")


def _mojibake(text: str) -> str | None:
    """Return the first signs of a wrong decoding in `text`, None where there are too few to spoil it."""
    signs = _MOJIBAKE.findall(text)
    return "".join(signs[:4]) if len(signs) > 2 and len(signs) > _MOST_MOJIBAKE * len(text) else None


def _by_mark(source: str, raw: bytes) -> Decoded | None:
    for mark, codec, name in _BOMS:
        if raw.startswith(mark):
            try:
                return Decoded(text=raw.decode(codec), encoding=name)
            except UnicodeDecodeError as error:
                reason = f"marked as {name} but byte {error.start} is not: {error.reason}"
                raise DocumentError(source, reason, code="encoding") from error
    return None


def _by_utf8(raw: bytes) -> Decoded | None:
    if b"\0" in raw:
        return None
    try:
        return Decoded(text=raw.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _without_mark(source: str, raw: bytes) -> Decoded:
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise DocumentError(source, f"{kind}, whatever its name says", code="binary")
    if b"\0" in raw:
        return _unmarked_utf16(source, raw)
    if len(raw.translate(None, delete=_CONTROLS)) < (1 - _MOST_CONTROLS) * len(raw):
        raise DocumentError(source, "binary content, not text", code="binary")
    for codec in _likely_code_pages(raw):
        text = _strictly(raw, codec)
        if text is not None and _is_arabic(text) and not _mojibake(text):
            return Decoded(text=text, encoding=_NAMES[codec])
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        where = f"byte 0x{raw[error.start]:02X} at {error.start}"
        reason = f"not UTF-8 ({where}), nor Arabic in UTF-16, windows-1256 or iso-8859-6"
        raise DocumentError(source, reason, code="encoding") from error
    raise AssertionError("bytes that are UTF-8 were tried before")


def _unmarked_utf16(source: str, raw: bytes) -> Decoded:
    for codec in ("utf-16-le", "utf-16-be"):
        text = _strictly(raw, codec)
        if text is not None and "\0" not in text and _is_arabic(text):
            return Decoded(text=text, encoding="utf-16")
    raise DocumentError(source, "binary content (zero bytes), not text", code="binary")


def _likely_code_pages(raw: bytes) -> tuple[str, ...]:
    """Return the Arabic code pages, the likelier first."""
    best = from_bytes(raw[:_SAMPLE], cp_isolation=list(_ARABIC_CODE_PAGES)).best()
    return tuple(sorted(_ARABIC_CODE_PAGES, key=lambda codec: best is None or codec != best.encoding))


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except UnicodeDecodeError:
        return None


def _is_arabic(text: str) -> bool:
    """Return whether the letters outside ASCII are Arabic, as they are not where a wrong code page was taken."""
    outside = len(_OUTSIDE_ASCII.findall(text))
    return outside > 0 and len(_ARABIC.findall(text)) >= _LEAST_ARABIC * outside
