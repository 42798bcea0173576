"""Reports, and one report whole."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Response

from marsad.store import KeptReport
from marsad.web.answers.answer import Days
from marsad.web.answers.report import ReportAnswer, ReportList, ReportSummary
from marsad.web.report_page import report_json
from marsad.web.routes.asking import ABSENT, AskedLedger, AsOf

router = APIRouter(tags=["reports"])


@router.get("/api/reports")
def reports(
    ledger: AskedLedger,
    as_of: AsOf = None,
    offset: Annotated[int, Query(ge=0, description="How many to leave out at the start.")] = 0,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many to list at most.")] = 100,
) -> ReportList:
    """The reports by day of publication, those of no known day last."""
    found = ledger.reports(as_of)
    return ReportList(
        total=len(found), offset=offset, reports=tuple(summary(kept) for kept in found[offset : offset + limit])
    )


@router.get("/api/reports/{report_id}", responses=ABSENT, response_model=ReportAnswer)
def report(ledger: AskedLedger, report_id: str) -> Response:
    """A report's text as it came in, its passages and noise, every statement that was read in it, and who judged it."""
    found = ledger.store.written(report_id)
    if found is None:
        raise HTTPException(404, f"there is no report {report_id!r} in the record")
    # A long report has thousands of statements: to check again what was checked when it was kept would take a second.
    return Response(report_json(found, ledger.verdicts.on(found)), media_type="application/json")


def summary(kept: KeptReport) -> ReportSummary:
    """Return the report as a list has it."""
    return ReportSummary(
        id=kept.address,
        source=kept.source,
        title=kept.title,
        publisher=kept.publisher,
        published=Days(start=kept.published.start, end=kept.published.end),
        statements=kept.statements,
    )
