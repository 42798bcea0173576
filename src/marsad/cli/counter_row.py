"""What `marsad counters` found, as JSON."""

from typing import Any

from marsad.cli.coverage_row import coverage_row
from marsad.cli.figure_words import area_row, contradiction_row, quotation_row
from marsad.cli.naming import place_row
from marsad.record.counter.series import Counter, Point
from marsad.verbs import CounterList


def counters_row(found: CounterList) -> dict[str, Any]:
    """Return what was asked, and the counters with their values."""
    asked = found.asked
    return {
        "question": {
            "kinds": [kind.value for kind in asked.kinds],
            "groups": asked.groups,
            "place": place_row(asked.place) if asked.place else None,
            "outcomes": [outcome.value for outcome in asked.outcomes],
            "from": asked.start,
            "to": asked.end,
            "sources": asked.sources,
        },
        "as_of": found.as_of,
        "counters": [counter_row(counter, found) for counter in found.counters],
        "contradictions": [contradiction_row(each) for each in found.contradictions],
        "sentences": [quotation_row(sentence) for sentence in found.sentences.values()],
        "coverage": coverage_row(found.coverage),
    }


def counter_row(counter: Counter, found: CounterList) -> dict[str, Any]:
    """Return the counter and its values; `said` is the figure as it was put."""
    return {
        "id": counter.id,
        "origin": counter.origin or None,
        "outcome": counter.outcome,
        "unit": counter.unit and counter.unit.value,
        "measure": counter.measure and counter.measure.value,
        "groups": counter.groups,
        "detail": counter.detail,
        "by": counter.by,
        "area": [area_row(found.areas[area]) for area in counter.area],
        "counting": counter.counting.value,
        "start": counter.start,
        "event": counter.event,
        "points": [_point_row(point) for point in counter.points],
    }


def _point_row(point: Point) -> dict[str, Any]:
    said = point.said
    return {
        "end": point.end,
        "as_of": point.as_of,
        "known": point.known,
        "low": point.low,
        "high": point.high,
        "said": said and {"low": said.low, "high": said.high, "approx": said.approx, "vague": said.vague},
        "falls": point.falls,
        "statements": point.statements,
    }
