"""Reports that were found, as the API lists them and as rows of a table."""

from marsad.store.shelf import FoundReport
from marsad.store.snippet import Snippet
from marsad.web.answers.answer import Days
from marsad.web.answers.report import KindCounts, ListedReport, SnippetAnswer

_KINDS = tuple(KindCounts.model_fields)
COLUMNS = ("id", "file", "publisher", "published_from", "published_to", "title", "statements", *_KINDS)


def listed(found: FoundReport) -> ListedReport:
    """Return the report as a list has it."""
    kept = found.kept
    return ListedReport(
        id=kept.address,
        source=kept.source,
        title=found.heading,
        publisher=kept.publisher,
        published=Days(start=kept.published.start, end=kept.published.end),
        statements=kept.statements,
        kinds=KindCounts(**found.kinds),
        title_hits=tuple((hit.start, hit.end) for hit in found.heading_hits),
        snippet=_snippet(found.snippet) if found.snippet else None,
    )


def row(found: FoundReport) -> tuple[object, ...]:
    """Return the report as a row under `COLUMNS`."""
    kept = found.kept
    return (
        *(kept.address, kept.source, kept.publisher, kept.published.start, kept.published.end, found.heading),
        *(kept.statements, *(found.kinds[kind] for kind in _KINDS)),
    )


def _snippet(snippet: Snippet) -> SnippetAnswer:
    return SnippetAnswer(
        span=(snippet.span.start, snippet.span.end),
        text=snippet.text,
        hits=tuple((hit.start, hit.end) for hit in snippet.hits),
    )
