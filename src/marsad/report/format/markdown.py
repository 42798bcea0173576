"""A Markdown file to its text as it is written, and what stands in front of it."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from marsad.report.document import Metadata, Provenance
from marsad.report.encoding import decode
from marsad.report.page import Page

# Front matter is short; ten thousand code points between two rules are text.
_FRONT = re.compile(r"---[ \t]*\r?\n(?P<said>.{0,10000}?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
# The names that the makers of sites out of Markdown agree on.
_PUBLISHED, _PUBLISHER = ("date", "published"), ("publisher", "source")
_LANGUAGE, _ADDRESS = ("lang", "language"), ("canonical_url", "url")


def markdown(source: str, raw: bytes) -> Page:
    """Return the text of the Markdown file `raw` behind its front matter, and what that says of it.

    Raises:
        DocumentError: undecodable.
    """
    decoded = decode(source, raw)
    front = _FRONT.match(decoded.text)
    said = _said(front["said"]) if front else None
    if front is None or said is None:
        return Page(text=decoded.text, encoding=decoded.encoding, extractor=None, metadata=Metadata())
    return Page(
        text=decoded.text[front.end() :],
        encoding=decoded.encoding,
        extractor=None,
        metadata=Metadata(publisher=_first(said, _PUBLISHER), published=_day(said), title=_first(said, ("title",))),
        provenance=Provenance(
            author=_first(said, ("author",)), language=_first(said, _LANGUAGE), address=_first(said, _ADDRESS)
        ),
    )


def _said(text: str) -> Mapping[str, object] | None:
    """Return the fields of front matter, None where it is none."""
    import yaml

    try:
        # Every value as it is written: a day that is none must not cost the title beside it.
        said = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return {str(name).lower(): value for name, value in said.items()} if isinstance(said, dict) else None


def _first(said: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = said.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _day(said: Mapping[str, object]) -> date | None:
    """Return the day given, in UTC where an hour with its zone is."""
    written = _first(said, _PUBLISHED)
    found = _DAY.match(written) if written else None
    if written is None or found is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
        return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        pass
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None
