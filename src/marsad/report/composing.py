"""A document to a report: its publisher, its day, its noise and its passages."""

from collections.abc import Sequence

from marsad.report.document import Document
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Basis, Freshness, Passage, Publication, Publisher, Report
from marsad.text.fold import fold
from marsad.text.span import Span
from marsad.when.interval import Interval


def compose(document: Document, outlets: Sequence[OutletNames] = ()) -> Report:
    """Return the report that `document` holds; what its metadata do not say is read from its text."""
    given = document.metadata
    name = outlet_called(given.publisher, outlets) if given.publisher else None
    publisher = Publisher(name=name, basis=Basis.METADATA if name else Basis.UNKNOWN)
    published = Publication(days=None, basis=Basis.UNKNOWN)
    if given.published:
        published = Publication(days=Interval.day(given.published), basis=Basis.METADATA)
    text = document.text.rstrip()
    start = len(text) - len(text.lstrip())
    whole = Passage(span=Span(start, len(text)), status=Freshness.FRESH, as_of=given.published)
    return Report(document=document, publisher=publisher, published=published, title=None, noise=(), passages=(whole,))


def outlet_called(name: str, outlets: Sequence[OutletNames]) -> str:
    """Return the id of the outlet that `name` names, else `name` itself."""
    wanted = fold(name).text.strip()
    for outlet in outlets:
        if any(fold(form).text.strip() == wanted for form in (outlet.id, *outlet.forms)):
            return outlet.id
    return name
