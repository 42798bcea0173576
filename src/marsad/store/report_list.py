"""Reports as rows: the queries that find and list them."""

from typing import Any

from sqlalchemy import Row, Select, func, or_, select

from marsad.store.kept import KeptReport
from marsad.store.rows import title_of
from marsad.store.schema import REPORT, STATEMENT
from marsad.when.interval import Interval


def by_address(address: str) -> Select[Any]:
    """Return the query for the report with this id or key, the first by key first."""
    return select(REPORT).where(or_(REPORT.c.id == address, REPORT.c.key == address)).order_by(REPORT.c.key)


def listed(limit: int | None, offset: int) -> Select[Any]:
    """Return the query for the reports, by day of publication, then source; those without a day first."""
    made = select(func.count()).where(STATEMENT.c.report == REPORT.c.key).scalar_subquery()
    twin = REPORT.alias()
    found = select(func.min(twin.c.key)).where(twin.c.id == REPORT.c.id).scalar_subquery()
    query = select(REPORT, made.label("made"), found.label("found"))
    return query.order_by(REPORT.c.published_start, REPORT.c.source, REPORT.c.key).limit(limit).offset(offset)


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
