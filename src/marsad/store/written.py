"""A report as it is written, with what older rules made of it and newer ones do not any more."""

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, Select, func, select

from marsad.record.superseded import Superseded
from marsad.store import consultation_rows, report_list, review_rows
from marsad.store.custody_schema import INTAKE
from marsad.store.kept import WrittenReport
from marsad.store.reread_schema import REREADING, STANDING
from marsad.store.schema import STATEMENT
from marsad.store.standing import is_superseded

_FIRST, _LAST = REREADING.alias(), REREADING.alias()


def written(connection: Connection, address: str) -> WrittenReport | None:
    """Return the report with this id or key, None where there is none."""
    found = connection.execute(report_list.by_address(address)).first()
    if found is None:
        return None
    said = connection.execute(report_list.statements_of(found.key)).all()
    retraction = connection.execute(report_list.retraction_of(found.key)).first()
    report = report_list.written_report(found, said, retraction)
    return replace(
        report,
        superseded=tuple(superseded(connection, found.key)),
        consulted=consultation_rows.read_by(connection, found.key),
        review=review_rows.of_report(connection, found.key),
    )


def superseded(connection: Connection, report_key: str) -> Iterator[Superseded]:
    """Yield what the report stated and does not any more, in the order of the words."""
    for row in connection.execute(_query(report_key)):
        yield Superseded(id=row.id, body=row.body, rules=row.rules, time=row.time, by=row.by)


def _query(report_key: str) -> Select[tuple[str, str, str | None, str, str]]:
    came = select(func.min(INTAKE.c.rules)).where(INTAKE.c.report == report_key, INTAKE.c.content.is_not(None))
    its = (STANDING.c.report == STATEMENT.c.report) & (STANDING.c.statement == STATEMENT.c.id)
    last = select(func.max(STANDING.c.rereading)).where(its).correlate(STATEMENT).scalar_subquery()
    query = select(
        STATEMENT.c.id,
        STATEMENT.c.body,
        func.coalesce(_FIRST.c.rules, came.scalar_subquery()).label("rules"),
        _LAST.c.time,
        _LAST.c.rules.label("by"),
    )
    query = query.outerjoin(_FIRST, _FIRST.c.number == STATEMENT.c.rereading).join(_LAST, _LAST.c.number == last)
    query = query.where(STATEMENT.c.report == report_key, STATEMENT.c.body != "", is_superseded())
    return query.order_by(STATEMENT.c.position, STATEMENT.c.id)
