"""What `marsad events` found, as JSON."""

from typing import Any

from marsad.cli.control_row import told
from marsad.cli.coverage_row import coverage_row
from marsad.cli.filed_row import filed_row
from marsad.cli.naming import place_row
from marsad.extract.statement import NamedPlace
from marsad.record.incident.happening import IncidentRecord, Link, ToldFigure
from marsad.record.incident.naming import reasons
from marsad.verbs import Events
from marsad.when.interval import Interval


def events_row(found: Events, *, explain: bool = False) -> dict[str, Any]:
    """Return the events for JSON, with how much is told of the place in the days asked about."""
    return {
        "place": found.place and place_row(found.place),
        "as_of": told(found.as_of),
        "events": [event_row(record, found, explain=explain) for record in found.events],
        "coverage": coverage_row(found.coverage),
    }


def event_row(record: IncidentRecord, found: Events, *, explain: bool = False) -> dict[str, Any]:
    """Return one event for JSON, with the links that make it one where `explain` asks for them."""
    row = {
        "id": record.id,
        "type": record.type.value if record.type else None,
        "types": [sort.value for sort in record.types],
        "family": record.family,
        "actors": record.actors,
        "targets": record.targets,
        "means": record.means,
        "objects": record.objects,
        "places": [_place(place) for place in record.places],
        "from": told(record.days.start),
        "to": told(record.days.end),
        "agreed": _days(record.agreed),
        "known": told(record.known),
        "as_of": told(found.as_of),
        "figures": [_figure(figure) for figure in record.figures],
        "statements": [filed_row(found.statements[each]) for each in record.statements],
        "denied": record.denied,
        "context": [filed_row(found.statements[each]) for each in record.context],
        "publishers": record.voices,
        "independent": record.independent,
        "contradictions": [
            {"conflict": c.conflict.value, "statements": c.statements, "en": c.en, "ar": c.ar}
            for c in record.contradictions
        ],
    }
    return row | {"links": [_link(link) for link in record.links]} if explain else row


def _place(place: NamedPlace) -> dict[str, Any]:
    return {
        "id": place.place_id,
        "name_ar": place.name_ar or place.text,
        "name_en": place.name,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
        "resolution": place.resolution.value,
    }


def _days(days: Interval | None) -> dict[str, str | None] | None:
    return {"from": told(days.start), "to": told(days.end)} if days else None


def _figure(figure: ToldFigure) -> dict[str, Any]:
    return {
        "statement": figure.statement,
        "origin": figure.origin,
        "publisher": figure.publisher,
        "outcome": figure.outcome,
        "unit": figure.unit,
        "victims": figure.victims,
        "victim_detail": figure.victim_detail,
        "low": figure.figure.low,
        "high": figure.figure.high,
        "approx": figure.figure.approx,
        "vague": figure.figure.vague,
        "subset_of": figure.subset_of,
        "known": told(figure.known),
    }


def _link(link: Link) -> dict[str, Any]:
    words = reasons()
    return {
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "reasons": [
            {"id": each, "weight": weight, "en": words[each][0], "ar": words[each][1]} for each, weight in link.reasons
        ],
    }
