"""JSON Feed to stories."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from marsad.errors import DocumentError
from marsad.intake.collection.story import Story
from marsad.report.format.fragment import fragment_text


def stories(source: str, raw: bytes) -> Sequence[Story]:
    """Return the entries of the JSON Feed in `raw`.

    Raises:
        DocumentError: no JSON, or without a list of items.
    """
    try:
        feed = msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise DocumentError(source, f"damaged: not JSON: {error}"[:300], code="damaged") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise DocumentError(source, "a JSON Feed without items", code="format")
    return [_story(item, feed) for item in items if isinstance(item, dict)]


def _story(item: Mapping[str, object], feed: Mapping[str, object]) -> Story:
    html, plain = _text(item, "content_html"), _text(item, "content_text")
    whole = fragment_text(html) if html else plain or ""
    return Story(
        title=_text(item, "title"),
        body=whole or _text(item, "summary") or "",
        is_summary=not whole,
        address=_text(item, "id") or _text(item, "url"),
        link=_text(item, "url") or _text(item, "external_url"),
        author=_author(item) or _author(feed),
        publisher=_text(feed, "title"),
        language=_text(item, "language") or _text(feed, "language"),
        published=_moment(item, "date_published"),
        edited=_moment(item, "date_modified"),
    )


def _text(item: Mapping[str, object], name: str) -> str | None:
    value = item.get(name)
    written = str(value) if isinstance(value, int) else value
    return written.strip() or None if isinstance(written, str) else None


def _author(item: Mapping[str, object]) -> str | None:
    given = item.get("authors")
    authors = given if isinstance(given, list) else [item.get("author")]
    names = [_text(author, "name") for author in authors if isinstance(author, dict)]
    return "، ".join(name for name in names if name) or None


def _moment(item: Mapping[str, object], name: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_text(item, name) or "")
    except ValueError:
        return None
