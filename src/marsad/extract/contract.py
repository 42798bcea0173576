"""Statements and reports as JSON in the form of the contract, and back."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from marsad.extract.consulted import Consulted
from marsad.extract.statement import (
    Casualties,
    Control,
    Dating,
    Differing,
    Displacement,
    Figure,
    Incident,
    Made,
    NamedPlace,
    Speaker,
    Statement,
)
from marsad.report.report import Report
from marsad.text.span import Span
from marsad.when.interval import Interval

Row = dict[str, Any]
# The contract's name of each kind of statement.
KINDS: Mapping[type[Statement], str] = {
    Control: "control",
    Casualties: "casualties",
    Displacement: "displacement",
    Incident: "incident",
}
_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report and what it states, in the order of the words.

    `consulted` tells by whom it was to be read, None where nobody chose and the rules did.
    """

    report: Report
    statements: tuple[Statement, ...]
    consulted: Consulted | None = field(default=None, compare=False)


def identify(statement: Statement, report_id: str) -> str:
    """Return the statement's id: a hash of its content with report and span, the same for the same reading.

    Who or what made a statement is no part of what it says.
    """
    return hashlib.sha256(_encode([report_id, _said(statement)])).hexdigest()[:24]


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


def unnamed(row: Row) -> Row:
    """Return a statement's object without the names of victims, which are personal data; its words may hold one."""
    return {**row, "named": []} if "named" in row else row


def _content(statement: Statement) -> Row:
    row = {**_said(statement), "rule": statement.rule, "confidence": statement.confidence}
    return row if statement.made is None else {**row, "reader": _made(statement.made)}


def _said(statement: Statement) -> Row:
    """Return what a statement says, without who or what made it."""
    return {
        "kind": KINDS[type(statement)],
        "span": _span(statement.span),
        "quote": statement.quote,
        "modality": statement.modality.value,
        "attribution": [_speaker(speaker) for speaker in statement.attribution],
        "as_of": _day(statement.as_of),
        "places": [_place(place) for place in statement.places],
        **_own(statement),
    }


def _made(made: Made) -> Row:
    row: Row = {"name": made.reader, "version": made.version}
    differing = differing_rows(made.differing)
    return {**row, "differing": differing} if differing else row


def differing_rows(differing: Iterable[Differing]) -> list[Row]:
    """Return what the other reader has, slot by slot, as the contract writes it."""
    return [{**msgspec.structs.asdict(each), "value": _decode(each.value)} for each in differing]


def _own(statement: Statement) -> Row:
    match statement:
        case Control():
            return _control(statement)
        case Casualties():
            return _casualties(statement)
        case Displacement():
            return _displacement(statement)
        case Incident():
            return _incident(statement)


def _dating(dating: Dating) -> Row:
    return {
        **_days(dating.days),
        "precision": dating.precision.value,
        "span": _span(dating.span),
        "basis": dating.basis.value,
    }


def _control(statement: Control) -> Row:
    return {
        "date": _dating(statement.date),
        "holder": list(statement.holder),
        "previous": list(statement.previous),
        "by": list(statement.by),
        "status": statement.status.value,
        "extent": statement.extent.value if statement.extent else None,
    }


def _figure(figure: Figure) -> Row:
    return {"low": figure.low, "high": figure.high, "approx": figure.approx, "vague": figure.vague}


def _displacement(statement: Displacement) -> Row:
    return {
        "outcome": statement.outcome.value,
        "who": list(statement.who),
        **_figure(statement.figure),
        "unit": statement.unit.value,
        "measure": statement.measure.value,
        "counting": statement.counting.value,
        "window": _days(statement.window),
        "origin": _place(statement.origin) if statement.origin else None,
        "destination": _place(statement.destination) if statement.destination else None,
        "subset_of": statement.subset_of,
    }


def _incident(statement: Incident) -> Row:
    return {
        "date": _dating(statement.date),
        "type": statement.type.value,
        "actors": list(statement.actors),
        "targets": list(statement.targets),
        "means": list(statement.means),
        "objects": list(statement.objects),
    }


def _casualties(statement: Casualties) -> Row:
    return {
        "outcome": statement.outcome.value,
        "victims": list(statement.victims),
        "victim_detail": statement.victim_detail,
        **_figure(statement.figure),
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
