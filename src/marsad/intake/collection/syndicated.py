"""RSS and Atom to stories, by feedparser."""

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from marsad.errors import DocumentError
from marsad.intake.collection.story import Story
from marsad.report.format.fragment import fragment_text

# What no feed needs, and what makes a small one unpack without end.
_ENTITY = re.compile(rb"<!\s*(?:ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)


def stories(source: str, raw: bytes) -> tuple[list[Story], str | None]:
    """Return the entries of the feed in `raw`, and what is wrong with its XML where it is not well formed.

    Raises:
        DocumentError: no feed, or one that declares entities.
    """
    import feedparser

    if _ENTITY.search(raw.replace(b"\0", b"")):
        raise DocumentError(source, "a feed that declares entities of its own", code="damaged")
    try:
        # A stream: a text could be taken for an address, and fetched.
        found = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
        if not found.version:
            raise DocumentError(source, "no feed: neither RSS nor Atom nor JSON Feed", code="format")
        wrong = str(found.bozo_exception)[:200] if found.bozo else None
        return list(_stories(found)), wrong
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        raise DocumentError(source, f"not a readable feed: {error}"[:300], code="damaged") from error


def _stories(found: Any) -> Iterator[Story]:  # noqa: ANN401 - feedparser's own dictionaries, untyped
    feed = found.feed
    for entry in found.entries:
        whole = max((_words(one) for one in entry.get("content", ())), key=len, default="")
        published, edited = _moments(entry, found.version)
        yield Story(
            title=fragment_text(entry.get("title", "")) or None,
            body=whole or _words(entry.get("summary_detail", {})),
            is_summary=not whole,
            address=_first(entry.get("id"), entry.get("link")),
            link=entry.get("link"),
            author=_first(entry.get("author")),
            publisher=_first(entry.get("source", {}).get("title"), feed.get("title")),
            language=_first(entry.get("language"), feed.get("language")),
            published=published,
            edited=edited,
        )


def _first(*given: str | None) -> str | None:
    return next((text for text in given if text), None)


def _moments(entry: Any, version: str) -> tuple[datetime | None, datetime | None]:  # noqa: ANN401 - as above
    """Return when an entry came out and when it was last changed."""
    published = _moment(entry.get("published_parsed"))
    # Asked for in any other way it stands in for the other, with a warning.
    edited = _moment(entry["updated_parsed"]) if "updated_parsed" in entry else None
    # RSS 1.0 has one date, which feedparser takes for the last change, as it is in Atom.
    return (edited, None) if published is None and version.startswith("rss") else (published, edited)


def _words(detail: Mapping[str, str]) -> str:
    value = detail.get("value") or ""
    return value.strip() if detail.get("type") == "text/plain" else fragment_text(value)


def _moment(parsed: struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None
