"""What changed, and what changed hands most, as JSON."""

from typing import Any

from marsad.cli.control_row import tenure_row, told
from marsad.cli.naming import place_row
from marsad.verbs import Changes


def changes_row(found: Changes) -> dict[str, Any]:
    """Return each change for JSON, by day and place; `before` is null at the first that is known of a place."""
    return _head(found) | {
        "changes": [
            {
                "place": place_row(each.place),
                "day": told(each.change.day),
                "before": tenure_row(each.change.before) if each.change.before else None,
                "after": tenure_row(each.change.after),
            }
            for each in found.changes
        ]
    }


def turnovers_row(found: Changes) -> dict[str, Any]:
    """Return for JSON the places that changed hands, the most often changed first."""
    return _head(found) | {
        "places": [
            {
                "place": place_row(each.place),
                "handovers": each.turnover.count,
                "changes": [
                    {
                        "day": told(handover.after.start),
                        "before": tenure_row(handover.before),
                        "after": tenure_row(handover.after),
                    }
                    for handover in each.turnover.handovers
                ],
            }
            for each in found.turnovers
        ]
    }


def _head(found: Changes) -> dict[str, Any]:
    return {
        "from": told(found.start),
        "to": told(found.end),
        "as_of": told(found.as_of),
        "within": place_row(found.within) if found.within else None,
    }
