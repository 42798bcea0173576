"""Readings as rows, and back without loss."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from marsad.errors import Issue
from marsad.extract.contract import Reading, report_row, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.statement import Statement
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Freshness, Passage, Publication, Publisher, Report
from marsad.text.span import Span
from marsad.when.interval import Interval

Row = dict[str, Any]
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode


def key_of(document: Document) -> str:
    """Return what makes the report one report: its original bytes, and the publisher and day given with it.

    The name of the file is no part of it, nor is what was inferred: a copy in another folder, or a better
    reading of the same bytes, is not another report.
    """
    given = document.metadata
    return hashlib.sha256(_encode([document.id, given.publisher, _day(given.published)])).hexdigest()


def report_columns(reading: Reading) -> Row:
    """Return the row of the reading's report."""
    report, document = reading.report, reading.report.document
    published = report.published.days or Interval(None, None)
    given = document.metadata
    return {
        "key": key_of(document),
        "id": document.id,
        "source": document.source,
        "publisher": report.publisher.name,
        "published_start": published.start,
        "published_end": published.end,
        "text": document.text,
        "record": _encode(report_row(report)).decode(),
        "given": _encode(
            {
                "publisher": given.publisher,
                "published": _day(given.published),
                "title": given.title,
                "encoding": document.encoding,
                "publisher_span": _pair(report.publisher.span),
                "issue_sources": [issue.source for issue in report.issues],
            }
        ).decode(),
    }


def statement_columns(reading: Reading) -> list[Row]:
    """Return the rows of the reading's statements, each id once."""
    key, report_id = key_of(reading.report.document), reading.report.document.id
    rows: dict[str, Row] = {}
    for position, statement in enumerate(reading.statements):
        body = statement_row(statement, report_id)
        days = body.get("date") or body["window"]
        places = [place["place_id"] for place in body["places"] if place["place_id"] is not None]
        rows.setdefault(
            body["id"],
            {
                "report": key,
                "id": body["id"],
                "position": position,
                "kind": body["kind"],
                "place_id": places[0] if places else None,
                "as_of": statement.as_of,
                "start": _date(days["start"]),
                "end": _date(days["end"]),
                "body": _encode(body).decode(),
            },
        )
    return list(rows.values())


def statement_of(body: str) -> Statement:
    """Return the statement in its column `body`."""
    return statement_from(_decode(body))


def title_of(record: str, text: str) -> str | None:
    """Return the words of the report's title."""
    title = _span(_decode(record)["title"])
    return title.quote(text) if title else None


def given_title(given: str) -> str | None:
    """Return the title that was given with the report."""
    title: str | None = _decode(given)["title"]
    return title


def heading_of(record: str, given: str, text: str) -> str:
    """Return the report's title, from the text or else from metadata, "" where it has none."""
    return title_of(record, text) or given_title(given) or ""


def title_end(record: str) -> int:
    """Return where the report's title ends in its text, 0 where none stands there."""
    title = _span(_decode(record)["title"])
    return title.end if title else 0


def report_of(row: Mapping[str, Any]) -> Report:
    """Return the report as it was read."""
    record, given = _decode(row["record"]), _decode(row["given"])
    document = Document(
        source=row["source"],
        id=row["id"],
        text=row["text"],
        metadata=Metadata(publisher=given["publisher"], published=_date(given["published"]), title=given["title"]),
        encoding=given["encoding"],
        extractor=record["extractor"],
    )
    published = record["published"]
    basis = Basis(published["basis"])
    days = Interval(_date(published["start"]), _date(published["end"]))
    return Report(
        document=document,
        publisher=Publisher(
            name=record["publisher"],
            basis=Basis(record["publisher_basis"]),
            span=_span(given["publisher_span"]),
        ),
        published=Publication(
            days=None if days == Interval(None, None) else days, basis=basis, span=_span(published["span"])
        ),
        title=_span(record["title"]),
        noise=tuple(Span(*noise) for noise in record["noise"]),
        passages=tuple(
            Passage(
                span=Span(passage["start"], passage["end"]),
                status=Freshness(passage["status"]),
                as_of=_date(passage["as_of"]),
            )
            for passage in record["passages"]
        ),
        issues=tuple(
            Issue(source=source, code=issue["code"], message=issue["message"])
            for source, issue in zip(given["issue_sources"], record["issues"], strict=True)
        ),
    )


def _pair(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
