"""Of which report that is here a document is a copy, and of which it is kin."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.store import likeness
from marsad.store.custody_schema import INTAKE
from marsad.store.kin_rows import Kin, Relation
from marsad.store.likeness import Same
from marsad.store.rows import key_of
from marsad.store.schema import REPORT

# What tells a report's publisher and day without reading what it states.
Compose = Callable[[Document], Report]


def original_of(connection: Connection, document: Document, compose: Compose) -> str | None:
    """Return the key of the report of which the document is a copy, None where it is none.

    It is one of a report with the same bytes, publisher and day given; and of one with the same text (see
    `likeness.canonical`) if it says of publisher and day nothing that this one does not.
    """
    key = key_of(document)
    if connection.execute(select(REPORT.c.key).where(REPORT.c.key == key)).first():
        return key
    twins = likeness.same(connection, document.text)
    if not twins:
        return None
    report = compose(document)
    return next((twin.key for twin in twins if _adds_nothing(report, twin)), None)


def kin_of(connection: Connection, reading: Reading) -> Iterator[Kin]:
    """Yield of which reports the one that is about to be kept is kin."""
    document, key = reading.report.document, key_of(reading.report.document)
    previous = _last_at(connection, reading)
    if previous:
        other, text = previous
        measure = likeness.shared(document.text, text)
        yield Kin(report=key, other=other, relation=Relation.VERSION, measure=measure)
    twins = likeness.same(connection, document.text)
    if twins:
        yield Kin(report=key, other=twins[0].key, relation=Relation.SAME_TEXT, measure=1.0)
        return
    for twin in likeness.near(connection, document.text):
        yield Kin(report=key, other=twin.key, relation=Relation.NEAR, measure=twin.measure)


def _adds_nothing(report: Report, twin: Same) -> bool:
    """Return whether the twin's publisher and day are known, and as exactly, wherever those of the report are."""
    publisher, days = report.publisher.name, report.published.days
    if publisher not in (None, twin.publisher):
        return False
    start, end = (days.start, days.end) if days else (None, None)
    is_after = start is None or (twin.start is not None and start <= twin.start)
    return is_after and (end is None or (twin.end is not None and twin.end <= end))


def _last_at(connection: Connection, reading: Reading) -> tuple[str, str] | None:
    """Return key and text of the last report from the same publisher's same address, None where there is none."""
    address = reading.report.document.provenance.address
    if address is None:
        return None
    publisher = REPORT.c.publisher.is_not_distinct_from(reading.report.publisher.name)
    query = select(REPORT.c.key, REPORT.c.text).join(INTAKE, INTAKE.c.report == REPORT.c.key)
    query = query.where(INTAKE.c.address == address, INTAKE.c.content.is_not(None), publisher)
    found = connection.execute(query.order_by(INTAKE.c.number.desc()).limit(1)).first()
    return (found.key, found.text) if found else None
