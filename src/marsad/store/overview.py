"""How much a store holds."""

from datetime import date

from sqlalchemy import Connection, Integer, func, literal_column, select

from marsad.store.custody_schema import ERASURE
from marsad.store.kept import Counts
from marsad.store.reread_schema import REREADING
from marsad.store.schema import CATALOGUE, FACET, JUDGEMENT, REPORT, STATEMENT
from marsad.store.standing import is_superseded
from marsad.when.interval import Interval


def arrivals(connection: Connection) -> tuple[int, int]:
    """Return two numbers of which one grows whenever a report or judgement arrives, is read again, or is erased."""
    newest = func.coalesce(func.max(literal_column("rowid", Integer)), 0)
    reports = connection.execute(select(newest).select_from(REPORT)).scalar_one()
    judgements = connection.execute(select(newest).select_from(JUDGEMENT)).scalar_one()
    reread = connection.execute(select(func.coalesce(func.max(REREADING.c.number), 0))).scalar_one()
    erased = connection.execute(select(func.count()).select_from(ERASURE)).scalar_one()
    return reports + reread, judgements + erased


def published(connection: Connection) -> Interval:
    """Return the first and the last day by which a report was out, None where no report has one."""
    # Either is the end of an index where it is asked for alone; the reports themselves have their texts beside it.
    ends = (select(end(CATALOGUE.c.day)).scalar_subquery() for end in (func.min, func.max))
    return Interval(*connection.execute(select(*ends)).one())


def arrived(connection: Connection, after: date, upto: date) -> int:
    """Return how many reports came out after day `after`, up to day `upto`."""
    out = CATALOGUE.c.day
    query = select(func.count()).select_from(CATALOGUE).where(out > after, out <= upto)
    return int(connection.execute(query).scalar_one())


def publishers(connection: Connection) -> tuple[tuple[str, str, int], ...]:
    """Return every publisher, "" where none is known, with how many statements of each kind it brought out."""
    parts = (FACET.c.publisher, FACET.c.kind)
    rows = connection.execute(select(*parts, func.count()).group_by(*parts).order_by(*parts))
    return tuple((publisher, kind, many) for publisher, kind, many in rows)


def counts(connection: Connection) -> Counts:
    """Return how much there is and stands."""
    reports = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()
    query = select(STATEMENT.c.kind, func.count(), func.count(STATEMENT.c.place_id)).group_by(STATEMENT.c.kind)
    kinds = {kind: (count, placed) for kind, count, placed in connection.execute(query)}
    # What was erased leaves its rows, and a statement that is superseded may be of a report that was erased.
    erased = STATEMENT.c.report.in_(select(ERASURE.c.report))
    for gone in (query.where(erased), query.where(is_superseded(), ~erased)):
        for kind, count, placed in connection.execute(gone):
            kinds[kind] = (kinds[kind][0] - count, kinds[kind][1] - placed)
    return Counts(
        reports=reports,
        statements=sum(count for count, _ in kinds.values()),
        control=kinds.get("control", (0, 0))[0],
        casualties=kinds.get("casualties", (0, 0))[0],
        displacement=kinds.get("displacement", (0, 0))[0],
        incidents=kinds.get("incident", (0, 0))[0],
        placed=sum(placed for _, placed in kinds.values()),
    )
