"""A Word document to its text: paragraphs in order, tables by rows, footnotes at the end.

Read here and not by python-docx, which leaves out inserted text that nobody has accepted yet, and what stands in
content controls and text boxes; and which takes whatever an archive unpacks to.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError

from marsad.errors import DocumentError
from marsad.report.document import Metadata, Provenance
from marsad.report.page import Page

# Bytes of one part of the archive, unpacked: a book of a thousand pages has a third.
_MOST_BYTES = 30_000_000
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_BODY, _NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
_CORE = "docProps/core.xml"
_TITLE, _AUTHOR, _LANGUAGE = (f"{{http://purl.org/dc/elements/1.1/}}{one}" for one in ("title", "creator", "language"))
# What the elements inside a paragraph put into its text.
_SIGNS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Deleted text that nobody has accepted yet, fields' instructions, and the same once more for older programmes.
_LEFT_OUT = frozenset(
    (
        *(f"{space}{name}" for space in _WORD for name in ("del", "moveFrom", "instrText", "delText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)


def docx(source: str, raw: bytes) -> Page:
    """Return the text of the Word document `raw`, a paragraph a line, and what it says of itself.

    Raises:
        DocumentError: no Word document, damaged, locked by a password, or unpacking to more than any report has.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            if _BODY not in names:
                raise DocumentError(source, "not a Word document: an archive without its text", code="format")
            parts = [name for name in (_BODY, *_NOTES) if name in names]
            text = "\n".join(line for name in parts for line in _lines(_elements(source, archive, name)))
            said = _said(source, archive) if _CORE in names else {}
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise DocumentError(source, f"not a whole Word document: {error}", code="damaged") from error
    if not text.strip():
        raise DocumentError(source, "a Word document without text", code="no_text")
    return Page(
        text=text,
        encoding="utf-8",
        extractor=None,
        metadata=Metadata(title=said.get(_TITLE)),
        provenance=Provenance(author=said.get(_AUTHOR), language=said.get(_LANGUAGE)),
    )


def _said(source: str, archive: zipfile.ZipFile) -> Mapping[str, str]:
    ended = (element for event, element in _elements(source, archive, _CORE) if event == "end")
    return {element.tag: text for element in ended if (text := (element.text or "").strip())}


def _elements(source: str, archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    """Return the elements of one part as they begin and end, none held longer, without what is left out.

    Raises:
        DocumentError: it is no XML, declares entities, or unpacks to more than any report has.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    above: list[Element] = []
    hidden = 0
    try:
        info = archive.getinfo(name)
        if info.file_size > _MOST_BYTES:
            reason = f"{name} unpacks to {info.file_size:,} bytes, which no report has"
            raise DocumentError(source, reason, code="bomb")
        # An archive gives no more than it says of a member.
        with archive.open(info) as part:
            for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
                hidden += (element.tag in _LEFT_OUT) * (event == "start")
                if not hidden:
                    yield event, element
                hidden -= (element.tag in _LEFT_OUT) * (event == "end")
                if event == "start":
                    above.append(element)
                    continue
                above.pop()
                if above:
                    del above[-1][-1]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise DocumentError(source, f"{name} cannot be unpacked: {error}", code="damaged") from error
    except RuntimeError as error:
        raise DocumentError(source, "locked by a password", code="encrypted") from error
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise DocumentError(source, f"{name} is damaged: {error}", code="damaged") from error


def _lines(elements: Iterator[tuple[str, Element]]) -> Iterator[str]:
    """Return the paragraphs of a part, the cells of a table's row in one line."""
    held: list[str] = []
    rows = 0
    for event, element in elements:
        space, _, name = element.tag.rpartition("}")
        if f"{space}}}" not in _WORD:
            continue
        if event == "start":
            rows += name == "tr"
            held.append(_SIGNS.get(name, ""))
            continue
        rows -= name == "tr"
        if name == "t":
            held.append(element.text or "")
        elif rows and name in {"p", "tc"}:
            held.append(" " if name == "p" else "\t")
        elif name in {"p", "tr"}:
            line = "".join(held).strip()
            held.clear()
            if line:
                yield line
