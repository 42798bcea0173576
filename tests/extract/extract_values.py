"""What the tests of extraction share: documents, the shipped example reports, their readings and their gold."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from marsad.examples import folder
from marsad.extract.contract import Reading
from marsad.extract.reading import prepared, read
from marsad.report.document import Document, Metadata

PUBLISHED = date(2018, 10, 15)


def document(text: str, *, publisher: str | None = "Marsad", published: date | None = PUBLISHED) -> Document:
    """Return `text` as a report of the publisher and day that the rules' examples assume."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        source="text.txt",
        id=f"sha256:{digest}",
        text=text,
        metadata=Metadata(publisher=publisher, published=published),
    )


def said(text: str, *, publisher: str | None = "Marsad", published: date | None = PUBLISHED) -> Reading:
    """Return the reading of `text`."""
    return read(document(text, publisher=publisher, published=published))


def drafted(text: str) -> Reading:
    """Return what the rules make of `text` in so many words, however sure they are of it: no role is guessed."""
    guessing, report = prepared(document(text))
    reader = replace(guessing, guesses=False)
    return Reading(report=report, statements=reader.drafts(reader.scene(report)))


@cache
def shipped() -> tuple[Document, ...]:
    """Return the example reports with their metadata, in order."""
    rows = [json.loads(line) for line in (folder() / "metadata.jsonl").read_text("utf-8").splitlines()]
    return tuple(_document(row) for row in rows)


def _document(row: dict[str, Any]) -> Document:
    raw = (folder() / row["source"]).read_bytes()
    return Document(
        source=row["source"],
        id=f"sha256:{hashlib.sha256(raw).hexdigest()}",
        text=raw.decode("utf-8"),
        metadata=Metadata(
            publisher=row["publisher"], published=date.fromisoformat(row["published"]), title=row.get("title")
        ),
    )


@cache
def readings() -> tuple[Reading, ...]:
    """Return the readings of the example reports, in order."""
    return tuple(read(document) for document in shipped())


def reading_of(source: str) -> Reading:
    """Return the reading of the example report of that name."""
    return next(each for each in readings() if each.report.document.source == source)
