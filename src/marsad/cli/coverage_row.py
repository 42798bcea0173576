"""How much is told, beside every answer."""

from typing import Any

from marsad.record.coverage import Coverage


def coverage_row(coverage: Coverage) -> dict[str, Any]:
    """Return the coverage for JSON, as every answer carries it under `coverage`."""
    return {
        "reports": coverage.reports,
        "publishers": coverage.publishers,
        "undated": coverage.undated,
        "weeks": [
            {"week": week.week.isoformat(), "reports": week.reports, "publishers": week.publishers}
            for week in coverage.weeks
        ],
    }


def coverage_line(coverage: Coverage) -> str:
    """Return the coverage as the line under a table."""
    silent = sum(not week.reports for week in coverage.weeks)
    undated = f", {coverage.undated} more of unknown days" if coverage.undated else ""
    return (
        f"{coverage.reports} reports of {coverage.publishers} publishers speak of this{undated}; "
        f"of {len(coverage.weeks)} weeks {silent} are without any"
    )
