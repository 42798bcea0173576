"""A document to a report: its publisher, its day, its noise and its passages."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from marsad.errors import Issue
from marsad.report.byline import byline
from marsad.report.clues import unquoted
from marsad.report.deduction import contradicting, deduce
from marsad.report.document import Document
from marsad.report.evidence import Layers, evidence
from marsad.report.glimpse import glimpse
from marsad.report.layout import Text, lines, outside, without
from marsad.report.mention import mentions
from marsad.report.noise import noise
from marsad.report.outlet_names import OutletNames
from marsad.report.passages import as_of, stretches
from marsad.report.report import Basis, Passage, Publication, Publisher, Report
from marsad.report.retelling import anchors, hearsay, returns
from marsad.report.title import title
from marsad.text.fold import Folded, fold
from marsad.when.interval import Interval


def compose(document: Document, outlets: Sequence[OutletNames] = ()) -> Report:
    """Return the report that `document` holds; what its metadata do not say is read from its text.

    `outlets` are those that publish: their names in datelines, and in their own voice, show the publisher.
    """
    folded = fold(document.text)
    every_line = lines(folded.text)
    head = title(every_line)
    left_out = noise(every_line, head)
    text = Text(
        folded=folded.text,
        title=head,
        lines=tuple(without(left_out if head is None else (head, *left_out), every_line)),
        mentions=tuple(outside(left_out, mentions(folded.text, outlets))),
    )
    publisher = _publisher(document, text, outlets, folded)
    names = _names_of(publisher, text)
    times = glimpse(folded.text, names)
    told = anchors(folded.text, names, times)
    pieces = stretches(every_line, left_out, told, returns(folded.text))
    layers = Layers(
        text=text,
        times=tuple(unquoted(folded.text, times)),
        stretches=pieces,
        hearsay=hearsay(folded.text, times),
    )
    published, issues = _published(document, layers, folded)
    return Report(
        document=document,
        publisher=publisher,
        published=published,
        title=folded.span(head.start, head.end) if head else None,
        noise=tuple(folded.span(line.start, line.end) for line in left_out),
        passages=tuple(_passages(layers, published, folded)),
        issues=issues,
    )


def outlet_called(name: str, outlets: Sequence[OutletNames]) -> str:
    """Return the id of the outlet that `name` names, else `name` itself."""
    return _ids(tuple(outlets)).get(fold(name).text.strip(), name)


# Runs have one theatre; two more are kept for tests and servers that hold several.
@lru_cache(maxsize=3)
def _ids(outlets: tuple[OutletNames, ...]) -> Mapping[str, str]:
    """Return whom each name names, as names are compared: the first of those that bear it."""
    found: dict[str, str] = {}
    for outlet in outlets:
        for form in (outlet.id, *outlet.forms):
            found.setdefault(fold(form).text.strip(), outlet.id)
    return found


def _publisher(document: Document, text: Text, outlets: Sequence[OutletNames], folded: Folded) -> Publisher:
    given = document.metadata.publisher
    if given:
        return Publisher(name=outlet_called(given, outlets), basis=Basis.METADATA)
    found = byline(text, outlets)
    if found is None:
        return Publisher(name=None, basis=Basis.UNKNOWN)
    return Publisher(name=found.outlet, basis=Basis.TEXT, span=folded.span(found.start, found.end))


def _names_of(publisher: Publisher, text: Text) -> Sequence[tuple[int, int]]:
    """Return where the text names its publisher: as a known outlet, or as its metadata call it."""
    known = [(found.start, found.end) for found in text.mentions if found.outlet == publisher.name and not found.own]
    given = fold(publisher.name).text.strip() if publisher.name and publisher.basis is Basis.METADATA else ""
    if known or not given:
        return known
    return [found.span() for found in re.finditer(rf"\b{re.escape(given)}\b", text.folded)]


def _published(document: Document, layers: Layers, folded: Folded) -> tuple[Publication, tuple[Issue, ...]]:
    given = document.metadata.published
    found = tuple(evidence(layers))
    if given:
        against = contradicting(found, given)
        words = folded.span(against.start, against.end).quote(document.text) if against else ""
        message = f"metadata give {given}, but the text says {words!r}"
        issue = Issue(source=document.source, code="day-contradicts-text", message=message)
        return Publication(days=Interval.day(given), basis=Basis.METADATA), (issue,) if against else ()
    deduced = deduce(found)
    if deduced.day and deduced.clue:
        span = folded.span(deduced.clue.start, deduced.clue.end)
        return Publication(days=Interval.day(deduced.day), basis=Basis.TEXT, span=span), ()
    message = "the dates in the text exclude each other; the day of publication stays unknown"
    issue = Issue(source=document.source, code="dates-contradict", message=message)
    return Publication(days=None, basis=Basis.UNKNOWN), (issue,) if deduced.contradiction else ()


def _passages(layers: Layers, published: Publication, folded: Folded) -> Iterator[Passage]:
    day = published.days.start if published.days and published.days.start == published.days.end else None
    for piece in layers.stretches:
        text = folded.text[piece.start : piece.end]
        start, end = piece.start + len(text) - len(text.lstrip()), piece.start + len(text.rstrip())
        if start < end:
            yield Passage(span=folded.span(start, end), status=piece.status, as_of=as_of(piece, day))
