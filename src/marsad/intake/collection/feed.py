"""Feeds kept as files: RSS, Atom and JSON Feed; an entry is a report."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from marsad.errors import DocumentError, Issue
from marsad.intake.collection import json_feed, syndicated
from marsad.intake.collection.story import Story
from marsad.intake.item import Item, Terms
from marsad.intake.row import canonical
from marsad.report.document import Document, Metadata
from marsad.report.reading import written

_JSON = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\{")
# What is written beside an entry of which the feed gives only so much.
_SUMMARY = ("Feed-Entry", "summary only")


def read(item: Item, terms: Terms) -> Iterator[Document | Issue]:
    """Return the entries of the feed in `item`, its title in front of its words, each known by its guid.

    The whole of an entry is read before its summary; where there is only that, its headers say so.

    Raises:
        DocumentError: no feed, or larger than a report may be; or it has no entry.
    """
    most = terms.limits.report_bytes
    raw = item.stream.read(most + 1)
    if len(raw) > most:
        raise DocumentError(item.source, f"a feed of more than {most:,} bytes", code="too_large")
    wrong = None
    if _JSON.match(raw):
        found = json_feed.stories(item.source, raw)
    else:
        found, wrong = syndicated.stories(item.source, raw)
    if wrong:
        reason = f"not well formed ({wrong}); {len(found):,} entries are read, what else stood there is not"
        yield Issue(source=item.source, code="damaged", message=reason)
    elif not found:
        raise DocumentError(item.source, "a feed without entries", code="empty")
    for number, story in enumerate(found, start=1):
        yield _report(item, f"{item.source}#{number}", story, terms.manner.zone)


def _report(item: Item, source: str, story: Story, zone: tzinfo | None) -> Document | Issue:
    headers = (("Link", story.link),) if story.link and story.link != story.address else ()
    known = replace(
        item.given.provenance,
        address=story.address,
        author=story.author,
        language=story.language,
        edited=story.edited if story.edited != story.published else None,
        headers=(*headers, *((_SUMMARY,) if story.is_summary else ())),
    )
    metadata = Metadata(publisher=story.publisher, published=_day(story.published, zone), title=story.title)
    moments = [moment.isoformat() if moment else None for moment in (story.published, story.edited)]
    original = canonical({"address": story.address, "text": story.text, "moments": moments})
    try:
        return written(source, story.text, original, metadata, provenance=known)
    except DocumentError as error:
        return Issue(source=error.source, code=error.code, message=error.reason)


def _day(moment: datetime | None, zone: tzinfo | None) -> date | None:
    """Return the day of `moment` in `zone`, else in UTC, where its own zone is given."""
    if moment is None:
        return None
    return moment.astimezone(zone or UTC).date() if moment.tzinfo else moment.date()
