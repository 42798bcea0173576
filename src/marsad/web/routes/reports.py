"""Reports: searched, counted by day, and one whole."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Response

from marsad.errors import WordingError
from marsad.extract.term import Kind
from marsad.store import KeptReport, ReportSearch
from marsad.store.report_search import Area, Order
from marsad.web import land
from marsad.web.answers.answer import Days
from marsad.web.answers.report import BesideAnswer, ReportAnswer, ReportList, ReportSummary
from marsad.web.ledger import Ledger
from marsad.web.report_page import report_json
from marsad.web.report_table import COLUMNS, listed, row
from marsad.web.routes.asking import (
    ABSENT,
    AskedLedger,
    AsOf,
    Form,
    From,
    Limit,
    Offset,
    Responses,
    Sources,
    To,
    Within,
    asked_days,
    refusal,
)
from marsad.web.table import table

router = APIRouter(tags=["reports"])

Words = Annotated[
    str,
    Query(
        max_length=400,
        description='Words of the report, folded: «…» or "…" is a phrase, -… is left out, …* is a beginning.',
    ),
]
Kinds = Annotated[tuple[Kind, ...], Query(alias="kind", description="It states something of one of these kinds.")]
AskedTheatre = Annotated[
    str | None, Query(alias="theatre", description="The id of a theatre: a statement names a place of its country.")
]
Sort = Annotated[Order, Query(description="By day of publication, unknown ones last, or by how well the words fit.")]
TABLE: Responses = {200: {"content": {"text/csv": {}}, "description": "The reports; as a table with `format=csv`."}}


def asked_reports(
    ledger: AskedLedger,
    *,
    q: Words = "",
    sources: Sources = (),
    start: From = None,
    end: To = None,
    theatre: AskedTheatre = None,
    kinds: Kinds = (),
    place: Within = None,
    as_of: AsOf = None,
) -> ReportSearch:
    """Return what is asked for.

    Raises:
        RequestValidationError: a field asks for what there is not, or the words are in a form that means nothing.
    """
    search = ReportSearch(
        text=q.strip(),
        publishers=tuple(sorted(set(sources))),
        kinds=tuple(sorted({kind.value for kind in kinds})),
        areas=_areas(ledger, theatre, place),
        days=asked_days(start, end),
        as_of=as_of,
    )
    try:
        search.terms()
    except WordingError as error:
        raise refusal("q", q, "wording", str(error)) from error
    return search


def _areas(ledger: Ledger, theatre: str | None, place: str | None) -> tuple[Area, ...]:
    found = []
    if place is not None:
        if not ledger.knows_place(place):
            raise refusal("place", place, "unknown_place", f"theatre {ledger.theatre.id} has no place {place!r}")
        found.append(land.area(place))
    if theatre is not None:
        country = land.country(theatre)
        if country is None:
            raise refusal("theatre", theatre, "unknown_theatre", f"there is no theatre {theatre!r}")
        found.append(country)
    return tuple(found)


AskedReports = Annotated[ReportSearch, Depends(asked_reports)]


@router.get("/api/reports", responses=TABLE, response_model=ReportList)
def reports(
    ledger: AskedLedger,
    asked: AskedReports,
    *,
    sort: Sort = Order.NEWEST,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> ReportList | Response:
    """The reports that fit, each with the words around what was searched for, and what it states of each kind."""
    if form == "csv":
        return table("marsad-reports", COLUMNS, map(row, ledger.reports.each(asked, sort)))
    found = ledger.reports.find(asked, order=sort, offset=offset, limit=limit)
    return ReportList(total=ledger.reports.count(asked), offset=offset, reports=tuple(map(listed, found)))


@router.get("/api/reports/{report_id}", responses=ABSENT, response_model=ReportAnswer)
def report(ledger: AskedLedger, report_id: str) -> Response:
    """A report's text as it came in, its passages and noise, every statement that was read in it, and who judged it."""
    found = ledger.store.written(report_id)
    if found is None:
        raise HTTPException(404, f"there is no report {report_id!r} in the record")
    # A long report has thousands of statements: to check again what was checked when it was kept would take a second.
    return Response(report_json(found, ledger.verdicts.on(found)), media_type="application/json")


@router.get("/api/reports/{report_id}/beside", responses=ABSENT)
def beside(ledger: AskedLedger, asked: AskedReports, report_id: str) -> BesideAnswer:
    """The reports next before and after one, of those that fit: for who works through a list of them."""
    found = ledger.reports.beside(report_id, asked)
    if found is None:
        raise HTTPException(404, f"there is no report {report_id!r} in the record")
    earlier, later = (summary(each.kept) if each else None for each in (found.earlier, found.later))
    return BesideAnswer(earlier=earlier, later=later)


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
