"""A PDF to its text, read by a process of its own that is held to limits."""

import re
import subprocess
import sys
from importlib.metadata import version

import msgspec

from marsad.errors import DocumentError
from marsad.report.document import Metadata, Provenance
from marsad.report.format.pdf.answer import Answer
from marsad.report.page import Page

# Seconds by the clock, on a machine that does other work besides; the process ends itself sooner.
_LONGEST = 400
# Bytes at the end of a PDF among which its end is marked.
_TAIL = 2_048
# Code points of text below which a page is a picture with a number on it.
_LEAST_TEXT = 40
_ARABIC = re.compile("[\u0621-\u064a]")
_FILE = re.compile(r"\.\w{2,5}\Z")


def pdf(source: str, raw: bytes) -> Page:
    """Return the text that the PDF `raw` shows, a paragraph a line.

    The day on which a file was made is not taken for the day on which its report came out.

    Raises:
        DocumentError: no PDF, cut off, damaged, locked, without text, or too large to be a report.
    """
    if not raw.lstrip().startswith(b"%PDF-"):
        raise DocumentError(source, "not a PDF, whatever its name says", code="format")
    if b"%%EOF" not in raw[-_TAIL:]:
        raise DocumentError(source, "the PDF is cut off before its end", code="truncated")
    answer = _answer(source, raw)
    if answer.code:
        raise DocumentError(source, answer.reason, code=answer.code)
    if len(answer.text.strip()) < _LEAST_TEXT:
        reason = f"no text on its {answer.pages:,} pages; pictures of text are not read"
        raise DocumentError(source, reason, code="no_text")
    return Page(
        text=answer.text,
        encoding="utf-8",
        extractor=f"pdfminer.six {version('pdfminer.six')}",
        metadata=Metadata(title=_title(answer.title)),
        provenance=Provenance(author=answer.author, language=answer.language),
    )


def _title(given: str | None) -> str | None:
    """Return the title that a PDF gives itself, unless a programme gave it: the name of a file or of the programme."""
    return given if given and _ARABIC.search(given) and not _FILE.search(given) else None


def _answer(source: str, raw: bytes) -> Answer:
    command = [sys.executable, "-m", "marsad.report.format.pdf.child"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        raise DocumentError(source, f"not read within {_LONGEST} seconds", code="too_large") from None
    if done.returncode < 0:
        raise DocumentError(source, "takes more time or memory than any report does", code="too_large")
    if done.returncode:
        error = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
        raise DocumentError(source, f"damaged: {error}", code="damaged")
    return msgspec.json.decode(done.stdout, type=Answer)
