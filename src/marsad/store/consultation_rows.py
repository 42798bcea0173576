"""By whom each report was read, as rows that the log vouches for."""

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import structs
from sqlalchemy import Connection, select

from marsad.endpoint.place import Allowed
from marsad.errors import RefusedError
from marsad.extract.consulted import BY_RULES, RULES, Consulted
from marsad.intake.account import Failure
from marsad.store import chain
from marsad.store.custody_schema import ERASURE, WITHDRAWAL
from marsad.store.reader_schema import CONSULTATION
from marsad.store.schema import REPORT
from marsad.store.setting_rows import settings
from marsad.store.vouching import Action, deed

_C = CONSULTATION.c
_FIELDS = Consulted.__struct_fields__


def add(connection: Connection, consulted: Iterable[tuple[str, Consulted]]) -> None:
    """Leave in the transaction, and in the log, by whom each of these reports was to be read.

    That the rules are to read is told only of reports that somebody else was to read before.

    Raises:
        RefusedError: a model read one of them, and the store's team allows none.
    """
    told = [*consulted]
    known = _known(connection, (report for report, each in told if each.reader == RULES))
    deeds = []
    for report, each in told:
        if each.reader == RULES and report not in known:
            continue
        if each.reader != RULES and not each.failed and settings(connection).models is Allowed.NONE:
            raise RefusedError(f"a model read {report}, and this store's team allows none: see `marsad settings`")
        row: dict[str, Any] = {"time": chain.moment(), "report": report, **structs.asdict(each)}
        row["number"] = connection.execute(CONSULTATION.insert().returning(_C.number), row).scalar_one()
        deeds.append(deed(Action.CONSULT, row))
    chain.append_all(connection, deeds)


def last(connection: Connection, reports: Iterable[str] | None = None) -> dict[str, Consulted]:
    """Return by whom the reports (None: all) were read last, where somebody chose that; by key."""
    query = select(CONSULTATION).where(_C.code.is_(None)).order_by(_C.number)
    query = query if reports is None else query.where(_C.report.in_([*reports]))
    return {row["report"]: _consulted({**row}) for row in connection.execute(query).mappings()}


def read_by(connection: Connection, report: str) -> Consulted:
    """Return by whom the report with this key was read last."""
    return last(connection, (report,)).get(report, BY_RULES)


def failed(connection: Connection) -> dict[str, Failure]:
    """Return by key every report that a model was to read, did not, and was not read by whom somebody chose since."""
    query = select(CONSULTATION, REPORT.c.source).join(REPORT, REPORT.c.key == _C.report)
    aside = (select(table.c.report) for table in (WITHDRAWAL, ERASURE))
    query = query.where(_C.code.is_not(None), *(_C.report.not_in(each) for each in aside)).order_by(_C.number)
    rows = {row["report"]: row for row in connection.execute(query).mappings()}
    since = select(_C.report, _C.number).where(_C.code.is_(None), _C.report.in_(_failing())).order_by(_C.number)
    done = {row.report: row.number for row in connection.execute(since)}
    return {key: _failure({**row}) for key, row in rows.items() if done.get(key, 0) < row["number"]}


def _known(connection: Connection, reports: Iterable[str]) -> frozenset[str]:
    """Return those of the reports that somebody else than the rules was to read before."""
    query = select(_C.report).where(_C.report.in_([*reports]), _C.reader != RULES)
    return frozenset(connection.execute(query).scalars())


def _failing() -> Any:  # noqa: ANN401 (what SQLAlchemy calls it differs between its versions)
    return select(_C.report).where(_C.code.is_not(None))


def _consulted(row: Mapping[str, Any]) -> Consulted:
    return Consulted(**{name: row[name] for name in _FIELDS})


def _failure(row: Mapping[str, Any]) -> Failure:
    told = {name: row[name] for name in ("number", "time", "source", "code", "message", "report", "reader")}
    return Failure(file=None, original=None, errand=None, **told)
