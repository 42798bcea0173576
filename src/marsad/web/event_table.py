"""Events as rows of a table."""

from marsad.record.incident.brief import Brief
from marsad.record.incident.harm import Harm

COLUMNS = (
    *("id", "type", "from", "to", "places_ar", "places_en", "place_ids", "lon", "lat", "actors", "targets"),
    *("killed_low", "killed_high", "wounded_low", "wounded_high"),
    *("independent", "publishers", "statements", "reports", "contradictions", "denied", "known"),
)


def row(each: Brief) -> tuple[object, ...]:
    """Return the event as a row under `COLUMNS`."""
    return (
        *(each.id, each.type, each.start, each.end),
        tuple(place.name_ar for place in each.places),
        tuple(place.name_en or "" for place in each.places),
        tuple(place.id or "" for place in each.places),
        *(each.point or (None, None)),
        *(each.actors, each.targets),
        *_bounds(each.killed),
        *_bounds(each.wounded),
        *(each.independent, each.publishers, each.statements, each.reports, each.contradictions),
        *(each.is_denied, each.known),
    )


def _bounds(harm: Harm | None) -> tuple[int | None, int | None]:
    return (harm.low, harm.high) if harm else (None, None)
