"""A web page read as its source's description says."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, tzinfo
from email.utils import parsedate_to_datetime
from functools import partial
from importlib.metadata import version
from typing import Any

from lxml.etree import LxmlError
from lxml.html import HTMLParser, document_fromstring, tostring

from marsad.errors import DocumentError, MetadataError
from marsad.intake.column import day
from marsad.report.document import Metadata, Provenance
from marsad.report.format.fragment import fragment_text
from marsad.report.page import Page, declared_page, main_text, markup_of
from marsad.source.address import Address
from marsad.source.selector import Selectors
from marsad.when.moment import moments

# Code points of a title or a name beyond which it is neither.
_LONGEST = 300


def page_reader(selectors: Selectors, zone: tzinfo | None) -> Callable[[str, bytes], Page] | None:
    """Return what reads the pages of a source, None where nothing is known that the pages do not tell."""
    if selectors == Selectors():
        return partial(main_text, zone=zone) if zone else None
    return partial(_selected, selectors=selectors, zone=zone)


def links(at: Address, raw: bytes, selector: str) -> list[str]:
    """Return the addresses to which the links selected on a page lead, in their order, each once.

    Raises:
        DocumentError: nothing is selected.
    """
    found: dict[str, None] = {}
    for element in _found(_tree(markup_of(at.text, raw).text), selector):
        for link in (element, *element.iterdescendants("a")):
            href = link.get("href")
            if link.tag == "a" and href and not href.startswith("#"):
                # What leads elsewhere than to the web is no report.
                with contextlib.suppress(DocumentError):
                    found.setdefault(at.to(href).text)
                break
    if not found:
        raise _nothing(at.text, selector)
    return list(found)


def next_page(at: Address, raw: bytes, selector: str) -> str | None:
    """Return the address of the first link selected on a page, None where none is."""
    try:
        return links(at, raw, selector)[0]
    except DocumentError:
        return None


def _selected(source: str, raw: bytes, *, selectors: Selectors, zone: tzinfo | None) -> Page:
    decoded = markup_of(source, raw)
    tree = _tree(decoded.text)
    for selector in selectors.drop:
        for element in _found(tree, selector):
            if element.getparent() is not None:
                element.drop_tree()
    if selectors.text is None:
        rest = tostring(tree, encoding="unicode") if selectors.drop else decoded.text
        page = main_text(source, rest.encode(), zone=zone)
    else:
        text = "\n".join(fragment_text(tostring(each, encoding="unicode")) for each in _found(tree, selectors.text))
        if not text.strip():
            raise _nothing(source, selectors.text)
        page = replace(declared_page(decoded, text, zone), extractor=f"cssselect {version('cssselect')}")
    return replace(page, encoding=decoded.encoding, **_known(tree, selectors, page, zone))


def _known(tree: Any, selectors: Selectors, page: Page, zone: tzinfo | None) -> dict[str, Any]:  # noqa: ANN401
    """Return what is known of the page, what is selected before what it declares."""
    said = page.metadata
    published = _day(tree, selectors.published, zone) or said.published
    metadata = Metadata(
        publisher=said.publisher, published=published, title=_words(tree, selectors.title) or said.title
    )
    author = Provenance(author=_words(tree, selectors.author))
    return {"metadata": metadata, "provenance": author.completed(page.provenance)}


def _words(tree: Any, selector: str | None) -> str | None:  # noqa: ANN401
    texts = (" ".join(element.text_content().split()) for element in _found(tree, selector))
    return next((text for text in texts if 0 < len(text) <= _LONGEST), None)


def _day(tree: Any, selector: str | None, zone: tzinfo | None) -> date | None:  # noqa: ANN401
    """Return the day that is selected, by what a machine wrote of it, else by its words; None where that is no day."""
    for element in _found(tree, selector):
        for written in (element.get("datetime"), element.get("content"), element.text_content()):
            found = day_written(" ".join(written[:_LONGEST].split()), zone) if written else None
            if found:
                return found
    return None


def day_written(written: str, zone: tzinfo | None) -> date | None:
    """Return the one day that `written` gives, in `zone` where it gives a moment; None where it gives none or several.

    A moment is in ISO 8601 or as mails have it; a day as 2017-11-01, or in Arabic words and figures, day before month.
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(written)
        except ValueError:
            continue
        return moment.astimezone(zone).date() if zone and moment.tzinfo else moment.date()
    try:
        return day("", written)
    except MetadataError:
        return _day_in_words(written)


def _day_in_words(written: str) -> date | None:
    """Return the first day that the words name: a page tells of publication before it tells of changes."""
    for moment in moments(written, None):
        start, end = moment.days.start, moment.days.end
        if moment.absolute and not moment.issues and not moment.approximate and start is not None and start == end:
            return start
    return None


def _found(tree: Any, selector: str | None) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    yield from tree.cssselect(selector) if selector else ()


def _tree(markup: str) -> Any:  # noqa: ANN401 - lxml has no types
    try:
        # The text is decoded already; a declaration of an encoding in it would be believed.
        return document_fromstring(markup.encode("utf-8"), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except (LxmlError, ValueError) as error:
        raise DocumentError("page", f"not HTML: {error}"[:200], code="damaged") from error


def _nothing(source: str, selector: str) -> DocumentError:
    reason = f"nothing on the page is selected by {selector!r}: it may have changed its shape"
    return DocumentError(source, reason, code="shape")
