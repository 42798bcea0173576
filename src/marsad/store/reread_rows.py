"""A report that is read again: what its statements are now, beside what they were."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from marsad.extract.contract import Reading
from marsad.store import catalogue, chain, facet, sheet_rows, spoken_rows, stale, stale_report
from marsad.store.code import rules
from marsad.store.intake_rows import tool
from marsad.store.naming import refuse_long
from marsad.store.reread_schema import REREADING, STANDING
from marsad.store.rows import key_of, statement_columns, statement_of
from marsad.store.schema import FACET, REPORT, STATEMENT
from marsad.store.vouching import Action, vouch

# As they were when the first rereading was sealed: a column that is added later is no part of it.
_ADDED = ("id", "position", "kind", "place_id", "as_of", "start", "end", "body")


class Change(Struct, frozen=True, kw_only=True):
    """What rereading `report`, its key, changed: the kinds of statements, by id.

    `added` were never made before, `again` were, and stand again; `gone` stand no more, and `heirs` are the ids of
    those of the same kind that take the same words now, by the statement that is gone.
    """

    report: str
    added: dict[str, str] = {}
    again: dict[str, str] = {}
    gone: dict[str, str] = {}
    heirs: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.added or self.again or self.gone)


class _Kept(Struct, frozen=True):
    """A statement that is there, in its column `body`, and whether it stands."""

    id: str
    kind: str
    body: str
    stands: bool


def reread(connection: Connection, reading: Reading) -> Change:
    """Return what has changed; it is in the transaction, logged, and all that is computed of it is to be made again.

    What stands no more is kept, and out of everything that is asked for.

    Raises:
        RefusedError: the reading has names that are too long.
    """
    report, rows = key_of(reading.report.document), statement_columns(reading)
    there = _there(connection, report)
    change = _change(report, there, rows)
    added = [row for row in rows if row["id"] in change.added]
    refuse_long(reading.report.document.source, facet.called(facet.laid(reading, added)))
    number = _told(connection, change, added)
    if change:
        with _made_anew(connection, reading):
            if added:
                connection.execute(STATEMENT.insert(), [{**row, "rereading": number} for row in added])
            _mark(connection, change, number)
    return change


def _change(report: str, there: Mapping[str, _Kept], rows: Sequence[Mapping[str, Any]]) -> Change:
    """Return what changes where the report, which made what is there, makes these rows."""
    now = {row["id"]: row["kind"] for row in rows}
    standing = {key for key, each in there.items() if each.stands}
    gone = sorted(standing - now.keys())
    return Change(
        report=report,
        added={key: kind for key, kind in now.items() if key not in there},
        again={key: now[key] for key in sorted(now.keys() & there.keys() - standing)},
        gone={key: there[key].kind for key in gone},
        heirs=_heirs([there[key] for key in gone], rows),
    )


def _mark(connection: Connection, change: Change, number: int) -> None:
    own = {"report": change.report, "rereading": number}
    for statements, stands in ((change.gone, False), (change.again, True)):
        if statements:
            connection.execute(STANDING.insert(), [{**own, "statement": key, "stands": stands} for key in statements])


@contextmanager
def _made_anew(connection: Connection, reading: Reading) -> Iterator[None]:
    """Run the block, by which other statements of the report stand: all that follows from them follows or is stale."""
    key, document = key_of(reading.report.document), reading.report.document
    facet_rows, shelved = facet.of_report(connection, key), catalogue.shelved(connection, key)
    stale.mark_told(connection, facet_rows)
    spoken_rows.withdraw(connection, document.id)
    sheet_rows.follow(connection, facet.drop(connection, key))
    yield
    # Of the same bytes given for another day, another report makes the same statements: they stand for that one.
    same = select(REPORT.c.key).where(REPORT.c.id == document.id).order_by(REPORT.c.key)
    for each in connection.execute(same).scalars().all():
        sheet_rows.follow(connection, facet.add_kept(connection, (each,)))
    stale.mark_told(connection, facet.of_report(connection, key))
    stale_report.mark_reread(connection, document.id)
    catalogue.follow(connection, shelved)


def standing(connection: Connection, statements: Sequence[str]) -> frozenset[str]:
    """Return those of the statements that stand, in one report at least."""
    return frozenset(connection.execute(select(FACET.c.id).where(FACET.c.id.in_(statements))).scalars())


def unlike(connection: Connection, said: Mapping[str, Sequence[Mapping[str, Any]]]) -> frozenset[str]:
    """Return the reports, of those whose rows of statements these are, that a rereading left otherwise."""
    keys = tuple(said)
    told = select(REREADING.c.number, REREADING.c.report, REREADING.c.content).where(REREADING.c.report.in_(keys))
    rereadings = connection.execute(told).all()
    brought: dict[tuple[str, int], list[Mapping[str, Any]]] = defaultdict(list)
    marks: dict[tuple[str, int, bool], list[str]] = defaultdict(list)
    for row in (row for key in keys for row in said[key] if row["rereading"] is not None):
        brought[row["report"], row["rereading"]].append(row)
    stood = select(STANDING).where(STANDING.c.report.in_(keys)).order_by(STANDING.c.statement)
    for mark in connection.execute(stood):
        marks[mark.report, mark.rereading, bool(mark.stands)].append(mark.statement)
    stray = {*brought, *((report, number) for report, number, _ in marks)}
    for number, report, sealed in rereadings:
        found = brought[report, number], marks[report, number, False], marks[report, number, True]
        if content(*found) == sealed:
            stray.discard((report, number))
        else:
            stray.add((report, number))
    return frozenset(report for report, _ in stray)


def content(added: Iterable[Mapping[str, Any]], gone: Iterable[str], again: Iterable[str]) -> str:
    """Return the hash of what a rereading brought, in the order of its words, and of what it took away, in order."""
    return chain.digest_of([[[row[name] for name in _ADDED] for row in added], [*gone], [*again]])


def _there(connection: Connection, report: str) -> dict[str, _Kept]:
    rows = connection.execute(
        select(STATEMENT.c.id, STATEMENT.c.kind, STATEMENT.c.body).where(STATEMENT.c.report == report)
    ).all()
    told = select(STANDING.c.statement, STANDING.c.stands).where(STANDING.c.report == report)
    stands = {row.statement: row.stands for row in connection.execute(told.order_by(STANDING.c.rereading))}
    return {row.id: _Kept(row.id, row.kind, row.body, bool(stands.get(row.id, True))) for row in rows}


def _heirs(gone: Sequence[_Kept], now: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return by the id of each statement that is gone that of the one that takes its words, if one alone does."""
    places: dict[tuple[str, int, int], list[str]] = {}
    for row in now if gone else ():
        places.setdefault(_place(row["kind"], row["body"]), []).append(row["id"])
    found = ((each.id, places.get(_place(each.kind, each.body), [])) for each in gone)
    return {key: heirs[0] for key, heirs in found if len(heirs) == 1}


def _place(kind: str, body: str) -> tuple[str, int, int]:
    span = statement_of(body).span
    return kind, span.start, span.end


def _told(connection: Connection, change: Change, added: Sequence[Mapping[str, Any]]) -> int:
    """Return the number of the rereading, which the log tells of now."""
    row: dict[str, Any] = {
        "time": chain.moment(),
        "tool": tool(),
        "rules": rules(),
        "report": change.report,
        "content": content(added, change.gone, change.again),
    }
    row["number"] = int(connection.execute(REREADING.insert().returning(REREADING.c.number), row).scalar_one())
    vouch(connection, Action.REREAD, row)
    return int(row["number"])
