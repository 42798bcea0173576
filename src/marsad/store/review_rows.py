"""Statements on which two readers differ, until somebody decides on them."""

from collections.abc import Iterable

import msgspec
from msgspec import structs
from sqlalchemy import ColumnElement, Connection, Select, delete, select

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Differing
from marsad.record.judgement import Judgement
from marsad.store import judgement_rows
from marsad.store.reader_schema import REVIEW
from marsad.store.rows import key_of

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(tuple[Differing, ...]).decode


def put(connection: Connection, reading: Reading) -> None:
    """Leave what the readers of a report differ in to be decided, in place of what they differed in before."""
    key, report_id = key_of(reading.report.document), reading.report.document.id
    forget(connection, key)
    told = {
        identify(each, report_id): each.made.differing
        for each in reading.statements
        if each.made is not None and each.made.differing
    }
    about = judgement_rows.docket(connection).about if told else {}
    rows = [
        {
            "report": key,
            "statement": statement,
            "differing": _encode([structs.asdict(each) for each in differing]).decode(),
        }
        for statement, differing in told.items()
        if statement not in about
    ]
    if rows:
        connection.execute(REVIEW.insert(), rows)


def forget(connection: Connection, report: str) -> None:
    """Leave nothing to be decided of what the report states."""
    connection.execute(delete(REVIEW).where(REVIEW.c.report == report))


def settle(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Leave nothing to be decided of the statements that were judged."""
    judged = sorted({statement for each in judgements for statement in each.statements})
    if judged:
        connection.execute(delete(REVIEW).where(REVIEW.c.statement.in_(judged)))


def open_(connection: Connection, statements: Iterable[str]) -> dict[str, tuple[Differing, ...]]:
    """Return what is to be decided of these statements, by id."""
    return _told(connection, REVIEW.c.statement.in_([*statements]))


def of_report(connection: Connection, report: str) -> dict[str, tuple[Differing, ...]]:
    """Return what is to be decided of the statements of the report with this key, by id."""
    return _told(connection, REVIEW.c.report == report)


def _told(connection: Connection, which: ColumnElement[bool]) -> dict[str, tuple[Differing, ...]]:
    query = select(REVIEW.c.statement, REVIEW.c.differing).where(which).order_by(REVIEW.c.report, REVIEW.c.statement)
    return {row.statement: _decode(row.differing) for row in connection.execute(query)}


def statements() -> Select[tuple[str]]:
    """Return the query for the statements of which something is to be decided."""
    return select(REVIEW.c.statement)
