"""Statements and reports as JSON in the form of the contract, and back."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from marsad.extract.statement import (
    Casualties,
    Control,
    Counting,
    DateBasis,
    Dating,
    Extent,
    Figure,
    Holding,
    Modality,
    NamedPlace,
    Outcome,
    Resolution,
    Speaker,
    Statement,
    Victim,
)
from marsad.report.report import Report
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

Row = dict[str, Any]
# Who or what made a statement is no part of what it says.
_NOT_CONTENT = frozenset(("id", "rule", "confidence"))
_encode = msgspec.json.Encoder(order="sorted").encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and what it states, in the order of the words."""

    report: Report
    statements: tuple[Statement, ...]


def identify(statement: Statement, report_id: str) -> str:
    """Return the statement's id: a hash of its content with report and span, the same for the same reading."""
    row = {key: value for key, value in _content(statement).items() if key not in _NOT_CONTENT}
    return hashlib.sha256(_encode([report_id, row])).hexdigest()[:24]


def reading_row(reading: Reading) -> Row:
    """Return the reading as the contract's object: {"report": …, "statements": […]}."""
    report_id = reading.report.document.id
    return {
        "report": report_row(reading.report),
        "statements": [statement_row(statement, report_id) for statement in reading.statements],
    }


def report_row(report: Report) -> Row:
    """Return the report's part of the contract's object."""
    published = report.published
    days = published.days or Interval(None, None)
    return {
        "source": report.document.source,
        "id": report.document.id,
        "publisher": report.publisher.name,
        "publisher_basis": report.publisher.basis.value,
        "published": {**_days(days), "basis": published.basis.value, "span": _span(published.span)},
        "title": _span(report.title),
        "extractor": report.document.extractor,
        "noise": [_span(noise) for noise in report.noise],
        "passages": [
            {"start": p.span.start, "end": p.span.end, "status": p.status.value, "as_of": _day(p.as_of)}
            for p in report.passages
        ],
        "issues": [{"code": issue.code, "message": issue.message} for issue in report.issues],
    }


def statement_row(statement: Statement, report_id: str) -> Row:
    """Return one statement as the contract's object, `id` first."""
    return {"id": identify(statement, report_id), **_content(statement)}


def _content(statement: Statement) -> Row:
    shared = {
        "kind": "control" if isinstance(statement, Control) else "casualties",
        "span": _span(statement.span),
        "quote": statement.quote,
        "modality": statement.modality.value,
        "attribution": [_speaker(speaker) for speaker in statement.attribution],
        "as_of": _day(statement.as_of),
        "places": [_place(place) for place in statement.places],
    }
    own = _control(statement) if isinstance(statement, Control) else _casualties(statement)
    return {**shared, **own, "rule": statement.rule, "confidence": statement.confidence}


def _control(statement: Control) -> Row:
    dating = statement.date
    return {
        "date": {
            **_days(dating.days),
            "precision": dating.precision.value,
            "span": _span(dating.span),
            "basis": dating.basis.value,
        },
        "holder": list(statement.holder),
        "previous": list(statement.previous),
        "by": list(statement.by),
        "status": statement.status.value,
        "extent": statement.extent.value if statement.extent else None,
    }


def _casualties(statement: Casualties) -> Row:
    figure = statement.figure
    return {
        "outcome": statement.outcome.value,
        "victims": list(statement.victims),
        "victim_detail": statement.victim_detail,
        "low": figure.low,
        "high": figure.high,
        "approx": figure.approx,
        "vague": figure.vague,
        "counting": statement.counting.value,
        "window": _days(statement.window),
        "subset_of": statement.subset_of,
        "by": list(statement.by),
        "named": [
            {"name": v.name, "age": v.age, "sex": v.sex, "role": v.role, "span": _span(v.span)} for v in statement.named
        ],
    }


def _place(place: NamedPlace) -> Row:
    return {
        "span": _span(place.span),
        "text": place.text,
        "place_id": place.place_id,
        "name": place.name,
        "name_ar": place.name_ar,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "resolution": place.resolution.value,
    }


def _speaker(speaker: Speaker) -> Row:
    row: Row = {"source": speaker.source}
    return row if speaker.span is None else {**row, "span": _span(speaker.span)}


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _days(days: Interval) -> Row:
    return {"start": _day(days.start), "end": _day(days.end)}


def statement_from(row: Mapping[str, Any]) -> Statement:
    """Return the statement that `statement_row` made into `row`.

    Raises:
        KeyError, ValueError: the row is not of the contract's form.
        ContractError: its values contradict each other.
    """
    shared: Row = {
        "span": Span(*row["span"]),
        "quote": row["quote"],
        "modality": Modality(row["modality"]),
        "attribution": tuple(Speaker(source=s["source"], span=_span_from(s.get("span"))) for s in row["attribution"]),
        "as_of": _day_from(row["as_of"]),
        "places": tuple(_place_from(place) for place in row["places"]),
        "rule": row["rule"],
        "confidence": row["confidence"],
    }
    return _control_from(row, shared) if row["kind"] == "control" else _casualties_from(row, shared)


def _control_from(row: Mapping[str, Any], shared: Row) -> Control:
    dating = row["date"]
    return Control(
        **shared,
        date=Dating(
            days=_days_from(dating),
            precision=Precision(dating["precision"]),
            basis=DateBasis(dating["basis"]),
            span=_span_from(dating["span"]),
        ),
        status=Holding(row["status"]),
        holder=tuple(row["holder"]),
        previous=tuple(row["previous"]),
        by=tuple(row["by"]),
        extent=Extent(row["extent"]) if row["extent"] else None,
    )


def _casualties_from(row: Mapping[str, Any], shared: Row) -> Casualties:
    return Casualties(
        **shared,
        outcome=Outcome(row["outcome"]),
        victims=tuple(row["victims"]),
        victim_detail=row["victim_detail"],
        figure=Figure(low=row["low"], high=row["high"], approx=row["approx"], vague=row["vague"]),
        counting=Counting(row["counting"]),
        window=_days_from(row["window"]),
        subset_of=row["subset_of"],
        by=tuple(row["by"]),
        named=tuple(
            Victim(name=v["name"], age=v["age"], sex=v["sex"], role=v["role"], span=Span(*v["span"]))
            for v in row["named"]
        ),
    )


def _place_from(row: Mapping[str, Any]) -> NamedPlace:
    return NamedPlace(**{**row, "span": Span(*row["span"]), "resolution": Resolution(row["resolution"])})


def _span_from(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _day_from(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _days_from(row: Mapping[str, Any]) -> Interval:
    return Interval(_day_from(row["start"]), _day_from(row["end"]))
