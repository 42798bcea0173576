"""Reports, and one report whole."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from marsad.extract.contract import reading_row
from marsad.store import KeptReport
from marsad.web.answers.answer import Days
from marsad.web.answers.report import ReportAnswer, ReportList, ReportSummary
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


@router.get("/api/reports/{report_id}", responses=ABSENT)
def report(ledger: AskedLedger, report_id: str) -> ReportAnswer:
    """A report's text as it came in, its passages and noise, and every statement that was read in it."""
    reading = ledger.store.report(report_id)
    if reading is None:
        raise HTTPException(404, f"there is no report {report_id!r} in the record")
    row, whole = reading_row(reading), reading.report
    heading = whole.title.quote(whole.text) if whole.title else whole.document.metadata.title
    return ReportAnswer.model_validate(
        {**row["report"], "text": whole.text, "heading": heading, "statements": row["statements"]}
    )


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
