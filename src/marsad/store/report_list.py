"""Reports as rows: the queries that find and list them."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, func, or_, select

from marsad.record.contradiction import Conflict, Contradiction
from marsad.store.custody_schema import ERASURE, WITHDRAWAL
from marsad.store.kept import KeptReport, Retraction, WrittenReport
from marsad.store.rows import given_title, title_of
from marsad.store.schema import FACET, REPORT, STATEMENT
from marsad.store.standing import stands
from marsad.when.interval import Interval

# How many reports are asked for at a time.
_AT_ONCE = 1000


def by_address(address: str) -> Select[Any]:
    """Return the query for the report with this id or key, the first by key first."""
    return select(REPORT).where(or_(REPORT.c.id == address, REPORT.c.key == address)).order_by(REPORT.c.key)


def statements_of(report_key: str) -> Select[Any]:
    """Return the query for the report's statements in the order of the words: each id and body."""
    query = select(STATEMENT.c.id, STATEMENT.c.body)
    query = query.where(STATEMENT.c.report == report_key, STATEMENT.c.body != "", stands())
    return query.order_by(STATEMENT.c.position, STATEMENT.c.id)


def retraction_of(report_key: str) -> Select[Any]:
    """Return the query for when the report was withdrawn, or erased since, by whom and why."""
    last = (func.coalesce(ERASURE.c[name], WITHDRAWAL.c[name]).label(name) for name in ("time", "by", "reason"))
    columns = (*last, ERASURE.c.report.is_not(None).label("erased"))
    erased = ERASURE.c.report == WITHDRAWAL.c.report
    return select(*columns).outerjoin(ERASURE, erased).where(WITHDRAWAL.c.report == report_key)


def written_report(row: Row[Any], statements: Iterable[Row[Any]], retraction: Row[Any] | None = None) -> WrittenReport:
    """Return the report in a row of `by_address` with the statements in rows of `statements_of`."""
    return WrittenReport(
        key=row.key,
        id=row.id,
        source=row.source,
        known=row.published_end,
        text=row.text,
        record=row.record,
        title=given_title(row.given),
        statements={each.id: each.body for each in statements},
        retraction=retraction
        and Retraction(time=retraction.time, by=retraction.by, reason=retraction.reason, is_erased=retraction.erased),
    )


def listed(limit: int | None, offset: int) -> Select[Any]:
    """Return the query for the reports, by day of publication, then source; those without a day first."""
    made = select(func.count()).where(STATEMENT.c.report == REPORT.c.key, stands()).scalar_subquery()
    twin = REPORT.alias()
    found = select(func.min(twin.c.key)).where(twin.c.id == REPORT.c.id).scalar_subquery()
    query = select(REPORT, made.label("made"), found.label("found"))
    return (
        query.order_by(REPORT.c.published_start.nulls_first(), REPORT.c.source, REPORT.c.key)
        .limit(limit)
        .offset(offset)
    )


def making(statements: Iterable[str]) -> Select[Any]:
    """Return the query for the reports that were out first of those that make these statements, a row for each."""
    query = listed(None, 0).add_columns(FACET.c.id.label("statement"))
    return query.join(FACET, FACET.c.report == REPORT.c.key).where(FACET.c.id.in_(tuple(statements)))


def kept_report(row: Row[Any]) -> KeptReport:
    """Return the report in a row of `listed`."""
    return KeptReport(
        key=row.key,
        id=row.id,
        address=row.id if row.key == row.found else row.key,
        source=row.source,
        title=title_of(row.record, row.text),
        publisher=row.publisher,
        published=Interval(row.published_start, row.published_end),
        statements=row.made,
    )


def without_report() -> Select[Any]:
    """Return the query for the statements whose report is gone, by report and words."""
    query = select(STATEMENT.c.report, STATEMENT.c.id).outerjoin(REPORT, STATEMENT.c.report == REPORT.c.key)
    return query.where(REPORT.c.key.is_(None)).order_by(STATEMENT.c.report, STATEMENT.c.position)


def orphaned(rows: Iterable[Row[Any]]) -> tuple[Contradiction, ...]:
    """Return a contradiction for each report that is gone, from the rows of `without_report`."""
    by_report = groupby(rows, key=lambda row: str(row.report))
    return tuple(
        Contradiction(
            conflict=Conflict.REPORT,
            statements=tuple(row.id for row in statements),
            en=f"The report that says so (key {key}) is gone from the store",
            ar=f"التقرير الذي يقول ذلك (مفتاحه {key}) لم يعد موجوداً في قاعدة البيانات",
        )
        for key, statements in by_report
    )


def parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Return the ids in order, each once, as many together as are asked for at a time."""
    asked = sorted({*ids})
    return (asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE))
