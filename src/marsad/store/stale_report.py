"""Reports whose statements the rows of events do not tell yet."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from sqlalchemy import Connection, delete, func, select

from marsad.record.incident.told import NEVER
from marsad.record.judgement import Judgement
from marsad.store import derivation, judgement_rows
from marsad.store.facet import Laid, Role
from marsad.store.schema import EVENT, EVENT_NAMING, FACET, NAMING, REPORT, STALE_REPORT, TELLING, TELLING_KEY

_PART = EVENT.name
# How many statements or places are asked for at a time.
_AT_ONCE = 1000
_S = STALE_REPORT.c


class StaleReport(Struct, frozen=True):
    """The rows do not tell what the report states; `mark` is the newest of it."""

    report: str
    mark: int


def mark(connection: Connection, told: Iterable[tuple[str, Sequence[Laid]]]) -> None:
    """Mark the reports, each of which states this."""
    rows = [{"report": report, "since": min(_ordinal(item.known) for item in laid)} for report, laid in told if laid]
    if rows:
        connection.execute(STALE_REPORT.insert(), rows)


def mark_reread(connection: Connection, report: str) -> None:
    """Mark the report, which states something else now."""
    connection.execute(STALE_REPORT.insert(), {"report": report, "since": 0})


def mark_judged(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Mark the reports of the statements that the judgements, or others on the same places, lead to."""
    judged = tuple(judgements)
    statements = sorted({key for each in judged for key in each.statements})
    places = sorted({*judgement_rows.docket(connection).spread(place for each in judged for place in each.places)})
    found: set[str] = set()
    for at in range(0, len(statements), _AT_ONCE):
        found |= {*_reports_of(connection, statements[at : at + _AT_ONCE])}
    for at in range(0, len(places), _AT_ONCE):
        found |= {*_naming(connection, places[at : at + _AT_ONCE])}
    rows = [{"report": report, "since": 0} for report in sorted(found)]
    if rows:
        connection.execute(STALE_REPORT.insert(), rows)


def mark_all(connection: Connection, digest: str) -> None:
    """Mark every report and leave no row of events; the rows will be of `digest`.

    What is made is compared with what is there only where something arrived: rows of other code would stay.
    """
    told = select(REPORT.c.id, func.min(FACET.c.known)).join(FACET, FACET.c.report == REPORT.c.key)
    days: dict[str, date | None] = dict.fromkeys(connection.execute(select(TELLING.c.report).distinct()).scalars())
    days |= {row[0]: row[1] for row in connection.execute(told.group_by(REPORT.c.id))}
    rows = [{"report": report, "since": _ordinal(known)} for report, known in sorted(days.items())]
    if rows:
        connection.execute(STALE_REPORT.insert(), rows)
    for table in (EVENT_NAMING, EVENT, TELLING_KEY, TELLING):
        connection.execute(delete(table))
    derivation.mark(connection, _PART, digest)


def digest_of(connection: Connection) -> str | None:
    """Return by which code and theatres the rows were made, None where nothing was made yet."""
    return derivation.made_by(connection, _PART)


def stale(connection: Connection, *, limit: int | None = None) -> tuple[StaleReport, ...]:
    """Return what is stale, those out first first: so what tells of one event comes together."""
    query = select(_S.report, func.max(_S.mark)).group_by(_S.report).order_by(func.min(_S.since), _S.report)
    return tuple(StaleReport(report, newest) for report, newest in connection.execute(query.limit(limit)))


def count(connection: Connection) -> int:
    """Return how many reports are stale."""
    return int(connection.execute(select(func.count(_S.report.distinct()))).scalar_one())


def is_any(connection: Connection) -> bool:
    """Return whether anything is stale."""
    return connection.execute(select(_S.mark).limit(1)).first() is not None


def settle(connection: Connection, done: Iterable[StaleReport]) -> None:
    """Take away the marks of the reports that were there when they were read."""
    for item in done:
        connection.execute(delete(STALE_REPORT).where(_S.report == item.report, _S.mark <= item.mark))


def _reports_of(connection: Connection, statements: Sequence[str]) -> Iterable[str]:
    query = select(REPORT.c.id).distinct().join(FACET, FACET.c.report == REPORT.c.key)
    return connection.execute(query.where(FACET.c.id.in_(statements))).scalars()


def _naming(connection: Connection, places: Sequence[str]) -> Iterable[str]:
    query = select(REPORT.c.id).distinct().join(FACET, FACET.c.report == REPORT.c.key)
    query = query.join(NAMING, NAMING.c.number == FACET.c.number)
    return connection.execute(query.where(NAMING.c.role == Role.PLACE.value, NAMING.c.name.in_(places))).scalars()


def _ordinal(known: date | None) -> int:
    return NEVER if known is None else known.toordinal()
