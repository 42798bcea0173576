"""What `marsad diff` found, as JSON."""

from typing import Any

from marsad.cli.coverage_row import coverage_row
from marsad.cli.filed_row import contradiction_row, day_row, sentences_row
from marsad.cli.naming import place_row
from marsad.record.control.tenure import Tenure
from marsad.record.counter.series import Counter, Point
from marsad.record.difference import Development, Movement, Revision
from marsad.record.incident.happening import IncidentRecord
from marsad.verbs import Lesson


def lesson_row(found: Lesson) -> dict[str, Any]:
    """Return what was learned: each change with what it was before and is after, statements by id in `sentences`."""
    learned = found.difference
    return {
        "from": found.earlier.isoformat(),
        "to": found.later.isoformat(),
        "place": found.place and place_row(found.place),
        "reports": learned.reports,
        "statements": [item.id for item in learned.statements],
        "withdrawn": learned.withdrawn,
        "control": [_revision(each, found) for each in learned.control],
        "counters": [_movement(each) for each in learned.counters],
        "events": [_development(each) for each in learned.events],
        "contradictions": {
            "appeared": [contradiction_row(each) for each in learned.appeared],
            "ended": [contradiction_row(each) for each in learned.ended],
        },
        "sentences": sentences_row(found.sentences[key] for key in learned.cited if key in found.sentences),
        "coverage": coverage_row(found.coverage),
    }


def _revision(revision: Revision, found: Lesson) -> dict[str, Any]:
    place = found.places.get(revision.place_id)
    return {
        "place": place_row(place) if place else {"id": revision.place_id},
        "from": day_row(revision.start),
        "to": day_row(revision.end),
        "before": revision.before and _tenure(revision.before),
        "after": revision.after and _tenure(revision.after),
    }


def _tenure(tenure: Tenure) -> dict[str, Any]:
    return {
        "holder": tenure.holder,
        "status": tenure.status.value,
        "by": tenure.by,
        "candidates": tenure.candidates,
        "confidence": tenure.confidence,
        "statements": tenure.statements,
    }


def _movement(movement: Movement) -> dict[str, Any]:
    return {
        "before": movement.before and _counter(movement.before),
        "after": movement.after and _counter(movement.after),
    }


def _counter(counter: Counter) -> dict[str, Any]:
    return {
        "id": counter.id,
        "origin": counter.origin or None,
        "outcome": counter.outcome,
        "unit": counter.unit and counter.unit.value,
        "groups": counter.groups,
        "area": counter.area,
        "counting": counter.counting.value,
        "start": day_row(counter.start),
        "points": [_point(point) for point in counter.points],
    }


def _point(point: Point) -> dict[str, Any]:
    return {"end": day_row(point.end), "low": point.low, "high": point.high, "statements": point.statements}


def _development(development: Development) -> dict[str, Any]:
    return {
        "turn": development.turn.value,
        "before": [_event(event) for event in development.before],
        "after": development.after and _event(development.after),
    }


def _event(event: IncidentRecord) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type.value if event.type else None,
        "from": day_row(event.days.start),
        "to": day_row(event.days.end),
        "places": [place.place_id or place.text for place in event.places],
        "actors": event.actors,
        "targets": event.targets,
        "independent": event.independent,
        "statements": event.statements,
    }
