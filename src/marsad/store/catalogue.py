"""What a report is asked for by: its words, its publisher and day, what it speaks of, as rows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Column, Connection, Integer, Row, Table, bindparam, delete, literal_column, select, update

from marsad.extract.contract import KINDS
from marsad.extract.statement import Statement
from marsad.store.asked import REPORT_WORDS
from marsad.store.engine.clause import insert
from marsad.store.engine.kinds import kind_of
from marsad.store.facet import named
from marsad.store.rows import heading_of, statement_of
from marsad.store.schema import CATALOGUE, DAILY, REPORT, STATEMENT
from marsad.store.standing import stands
from marsad.text.fold import fold
from marsad.text.token import forms

# The form of the rows; a change to what this module writes changes it, and they are made again.
FORM = "1"
PART = CATALOGUE.name
# A report's number is the ordinal of its day, a bit that says that the day is but the last on which it may have come
# out, then this many bits for the row in which it was kept.
ROW_BITS = 31
# The mark of every report.
EVERY = "every"
# How many reports are laid open at a time when the rows are made again.
_AT_ONCE = 500
_ROW = literal_column("report.rowid", Integer).label("row")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NONE = dict.fromkeys(KINDS.values(), 0)
_Row = Mapping[str, Any]
_forms = lru_cache(maxsize=1 << 16)(forms)


class Indexed(Struct, frozen=True, kw_only=True):
    """What the index has of a report: words without what is attached, of its title and its text.

    `written` are those with all of that, and with some, `marks` what else it is asked for by; of each kind it has so
    many statements.
    """

    title: str
    words: str
    written: str
    marks: str
    kinds: dict[str, int]


class Shelved(Struct, frozen=True, kw_only=True):
    """A report as it is put in the catalogue: kept in row `row`, out from day `start` to day `end` (None: unknown)."""

    row: int
    key: str
    publisher: str | None
    start: date | None
    end: date | None
    indexed: Indexed

    @property
    def number(self) -> int:
        """The number under which it is found."""
        if self.end is None:
            return self.row
        return first_of(self.end) + ((self.start != self.end) << ROW_BITS) + self.row


def first_of(day: date) -> int:
    """Return the number that no report of an earlier day reaches, nor one of no known day."""
    return day.toordinal() << ROW_BITS + 1


def day_of(upper: int) -> date | None:
    """Return the day of the reports whose number without its row is `upper`, None where it is not known exactly."""
    ordinal, is_loose = divmod(upper, 2)
    return date.fromordinal(ordinal) if ordinal and not is_loose else None


def mark(sort: str, name: str) -> str:
    """Return the word by which the index has that a report bears `name` as a `sort`: one that no text has."""
    return sort + name.encode().hex()


def forget(connection: Connection) -> None:
    """Leave no report in the catalogue."""
    connection.execute(delete(CATALOGUE))
    connection.execute(delete(DAILY))
    kind_of(connection).forget_words(connection, REPORT_WORDS)


def missing(connection: Connection) -> tuple[str, ...]:
    """Return the key of every report that is not in the catalogue.

    In the order of their numbers, or the index is written in as many pieces as there are reports.
    """
    is_there = select(CATALOGUE.c.report).where(CATALOGUE.c.report == REPORT.c.key).exists()
    query = select(REPORT.c.key).where(~is_there).order_by(REPORT.c.published_end.nulls_first(), _ROW)
    return tuple(connection.execute(query).scalars())


def add_kept(connection: Connection, keys: Sequence[str]) -> None:
    """Add the rows of these reports, which are in the store, except where they are there."""
    there = {*connection.execute(select(CATALOGUE.c.report).where(CATALOGUE.c.report.in_(keys))).scalars()}
    _insert(connection, tuple(_kept(connection, [key for key in keys if key not in there])))


def add(connection: Connection, told: Iterable[tuple[_Row, Indexed]]) -> None:
    """Add the rows of reports that were kept in this transaction, each with what the index has of it."""
    made = {report["key"]: (report, found) for report, found in told}
    rows = _rows(connection, tuple(made), REPORT.c.key)
    _insert(connection, tuple(_shelved(row.row, *made[row.key]) for row in rows))


def indexed(report: _Row, statements: Sequence[Statement]) -> Indexed:
    """Return what the index has of the row of a report that states this."""
    parts = (heading_of(report["record"], report["given"], report["text"]), report["text"])
    heading, words = (_WORD.findall(fold(each).text) for each in parts)
    kinds = Counter(KINDS[type(statement)] for statement in statements)
    return Indexed(
        title=" ".join(_forms(word)[-1] for word in heading),
        words=" ".join(_forms(word)[-1] for word in words),
        written=" ".join(dict.fromkeys(form for word in (*heading, *words) for form in _forms(word)[:-1])),
        marks=" ".join(_marks(report["publisher"], statements)),
        kinds={kind: kinds[kind] for kind in KINDS.values()},
    )


def blank(connection: Connection, key: str) -> None:
    """Leave of the report its number, its day and its publisher; it is about to lose its words."""
    item = shelved(connection, key)
    left = Indexed(title="", words="", written="", marks=" ".join(_marks(item.publisher, ())), kinds=_NONE)
    _follow(connection, item, replace(item, indexed=left))


def shelved(connection: Connection, key: str) -> Shelved:
    """Return the report as the catalogue has it."""
    (item,) = _kept(connection, (key,))
    return item


def follow(connection: Connection, before: Shelved) -> None:
    """Leave the report's row as what it states now, having been as `before`."""
    _follow(connection, before, shelved(connection, before.key))


def _follow(connection: Connection, before: Shelved, now: Shelved) -> None:
    engine = kind_of(connection)
    engine.drop_words(connection, REPORT_WORDS, [_words(before)])
    engine.keep_words(connection, REPORT_WORDS, [_words(now)])
    connection.execute(update(CATALOGUE).where(CATALOGUE.c.report == now.key).values(_columns(now)))


def _kept(connection: Connection, keys: Sequence[str]) -> Iterator[Shelved]:
    query = select(STATEMENT.c.report, STATEMENT.c.body)
    query = query.where(STATEMENT.c.report.in_(keys), STATEMENT.c.body != "", stands())
    told = connection.execute(query.order_by(STATEMENT.c.report, STATEMENT.c.position))
    bodies = {key: [row.body for row in rows] for key, rows in groupby(told, key=lambda row: str(row.report))}
    for row in _rows(connection, keys, REPORT):
        report = row._asdict()
        yield _shelved(row.row, report, indexed(report, [statement_of(body) for body in bodies.get(row.key, ())]))


def _shelved(row: int, report: _Row, found: Indexed) -> Shelved:
    return Shelved(
        row=row,
        key=report["key"],
        publisher=report["publisher"],
        start=report["published_start"],
        end=report["published_end"],
        indexed=found,
    )


def _rows(connection: Connection, keys: Sequence[str], wanted: Table | Column[str]) -> Iterator[Row[Any]]:
    query = select(wanted, _ROW)
    for at in range(0, len(keys), _AT_ONCE):
        yield from connection.execute(query.where(REPORT.c.key.in_(keys[at : at + _AT_ONCE])))


def _insert(connection: Connection, shelved: Sequence[Shelved]) -> None:
    if not shelved:
        return
    # The index is written at one go only where numbers rise.
    ordered = sorted(shelved, key=lambda item: item.number)
    connection.execute(CATALOGUE.insert(), [_columns(item) for item in ordered])
    kind_of(connection).keep_words(connection, REPORT_WORDS, [_words(item) for item in ordered])
    daily = Counter((_exact_day(item), item.publisher or "") for item in ordered)
    more = insert(connection, DAILY).values(day=bindparam("d"), publisher=bindparam("p"), reports=bindparam("n"))
    more = more.on_conflict_do_update(
        index_elements=[*DAILY.primary_key], set_={"reports": DAILY.c.reports + more.excluded.reports}
    )
    connection.execute(more, [{"d": day, "p": publisher, "n": many} for (day, publisher), many in daily.items()])


def _exact_day(item: Shelved) -> int:
    return item.end.toordinal() if item.end is not None and item.start == item.end else 0


def _columns(item: Shelved) -> dict[str, Any]:
    known = {"number": item.number, "report": item.key, "day": item.end, "publisher": item.publisher or ""}
    return {**known, **item.indexed.kinds}


def _words(item: Shelved) -> dict[str, Any]:
    found = item.indexed
    words = {"title": found.title, "words": found.words, "written": found.written, "marks": found.marks}
    return {"number": item.number, **words}


def _marks(publisher: str | None, statements: Iterable[Statement]) -> list[str]:
    told = tuple(statements)
    places = [place for statement in told for place in named(statement)]
    found = [
        EVERY,
        *([mark("p", publisher)] if publisher else []),
        *(mark("k", KINDS[type(statement)]) for statement in told),
        *(mark("l", place.place_id) for place in places if place.place_id),
        *(mark("g", place.admin1) for place in places if place.admin1),
    ]
    return [*dict.fromkeys(found)]
