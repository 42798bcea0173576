"""The store: reports and their statements, added once and never changed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, Select, func, or_, select

from marsad.extract.contract import Reading
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.filed import Filed
from marsad.report.document import Document
from marsad.store.kept import Counts, KeptReport, KeptStatement
from marsad.store.opening import opened, opened_to_read
from marsad.store.rows import key_of, report_columns, report_of, statement_columns, statement_of, title_of
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.sqlite import blamed, reading, writing
from marsad.when.interval import Interval

# How long a writer waits for another to finish, in seconds; our choice.
WAIT_S = 30.0


class Store:
    """An open store, to be used in a `with` block or closed. It may be read from several threads.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_engine", "path")

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    @classmethod
    def open(cls, path: Path | str, *, wait_s: float = WAIT_S) -> Self:
        """Return the store in the file at `path`, made where there is none, brought up to date where it is older.

        Raises:
            StoreError: it cannot be opened or written, is damaged, another program's, or newer than this one.
        """
        path = Path(path)
        return cls(path, opened(path, wait_s=wait_s))

    @classmethod
    def read(cls, path: Path | str, *, wait_s: float = WAIT_S) -> Self:
        """Return the store in the file at `path`, to be read: it may be where nothing can be written.

        Raises:
            StoreError: it is not there, or cannot be opened, is damaged, another program's, newer than this one, or
                older and nothing can be written.
        """
        path = Path(path)
        return cls(path, opened_to_read(path, wait_s=wait_s))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading) -> bool:
        """Return whether the report was new; it is then kept with all its statements, or not at all on an error.

        A report is the same as one that is here if its original bytes, and the publisher and day given with it, are.
        """
        report, statements = report_columns(reading), statement_columns(reading)
        with self._writing() as connection:
            return _insert(connection, report, statements)

    def has(self, document: Document) -> bool:
        """Return whether the report that the document holds is here, by the rule of `add`."""
        return bool(self._rows(select(REPORT.c.key).where(REPORT.c.key == key_of(document))))

    def reports(self, *, limit: int | None = None, offset: int = 0) -> tuple[KeptReport, ...]:
        """Return the reports, by day of publication, then source; those without a day first."""
        made = func.count(STATEMENT.c.id).label("made")
        twin = REPORT.alias()
        found = select(func.min(twin.c.key)).where(twin.c.id == REPORT.c.id).scalar_subquery()
        query = (
            select(REPORT, made, found.label("found"))
            .outerjoin(STATEMENT, STATEMENT.c.report == REPORT.c.key)
            .group_by(REPORT.c.key)
            .order_by(REPORT.c.published_start, REPORT.c.source, REPORT.c.key)
        )
        return tuple(
            KeptReport(
                key=row.key,
                id=row.id,
                address=row.id if row.key == row.found else row.key,
                source=row.source,
                title=title_of(row.record, row.text),
                publisher=row.publisher,
                published=Interval(row.published_start, row.published_end),
                statements=row.made,
            )
            for row in self._rows(query.limit(limit).offset(offset))
        )

    def report(self, address: str) -> Reading | None:
        """Return the report with this id ("sha256:…") or key and all that it states, None where there is none.

        Of the same bytes kept twice, with another publisher or day given, the id finds the first by key.
        """
        with self._reading() as connection:
            found = connection.execute(_report(address)).first()
            if found is None:
                return None
            query = select(STATEMENT.c.body).where(STATEMENT.c.report == found.key).order_by(STATEMENT.c.position)
            bodies = connection.execute(query).scalars().all()
        return Reading(report=report_of(dict(found._mapping)), statements=tuple(statement_of(body) for body in bodies))

    def statement(self, statement_id: str) -> KeptStatement | None:
        """Return the statement with this id, None where there is none."""
        found = self._kept(_statements().where(STATEMENT.c.id == statement_id).order_by(REPORT.c.key).limit(1))
        return found[0] if found else None

    def statements(self, *, place_id: str | None = None, kind: str | None = None) -> tuple[KeptStatement, ...]:
        """Return the statements, of one place and of one kind where asked, by the day they were said, then by words.

        The place is the first that a statement names.
        """
        query = _statements()
        if place_id is not None:
            query = query.where(STATEMENT.c.place_id == place_id)
        if kind is not None:
            query = query.where(STATEMENT.c.kind == kind)
        return self._kept(query.order_by(STATEMENT.c.as_of, STATEMENT.c.report, STATEMENT.c.position))

    def filed(
        self, *, place_id: str | None = None, kind: str | None = None, as_of: date | None = None
    ) -> tuple[Filed, ...]:
        """Return the statements as the record takes them, each id once, in the order of `statements`.

        With `as_of` those of reports that were out by then; one that came out on an unknown day is known without it.
        """
        query = _statements().order_by(STATEMENT.c.as_of, STATEMENT.c.report, STATEMENT.c.position)
        if place_id is not None:
            query = query.where(STATEMENT.c.place_id == place_id)
        if kind is not None:
            query = query.where(STATEMENT.c.kind == kind)
        if as_of is not None:
            query = query.where(REPORT.c.published_end <= as_of)
        found: dict[str, Filed] = {}
        for row in self._rows(query):
            found.setdefault(row.id, _filed(row))
        return tuple(found.values())

    def control_claims(self, place_id: str | None = None, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return what is said of who controls the place (None: every place), if out by day `as_of` (None: ever)."""
        claims = (claims_of(told) for told in self.filed(place_id=place_id, kind="control", as_of=as_of))
        return tuple(claim for found in claims for claim in found if place_id is None or claim.place_id == place_id)

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._reading() as connection:
            reports = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()
            query = select(STATEMENT.c.kind, func.count(), func.count(STATEMENT.c.place_id)).group_by(STATEMENT.c.kind)
            kinds = {kind: (count, placed) for kind, count, placed in connection.execute(query)}
        return Counts(
            reports=reports,
            statements=sum(count for count, _ in kinds.values()),
            control=kinds.get("control", (0, 0))[0],
            casualties=kinds.get("casualties", (0, 0))[0],
            displacement=kinds.get("displacement", (0, 0))[0],
            incidents=kinds.get("incident", (0, 0))[0],
            placed=sum(placed for _, placed in kinds.values()),
        )

    def _kept(self, query: Select[Any]) -> tuple[KeptStatement, ...]:
        return tuple(
            KeptStatement(id=row.id, report_id=row.report_id, report_key=row.report, statement=statement_of(row.body))
            for row in self._rows(query)
        )

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with self._reading() as connection:
            return connection.execute(query).all()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with blamed(self.path), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with blamed(self.path), writing(self._engine) as connection:
            yield connection


def _report(address: str) -> Select[Any]:
    return select(REPORT).where(or_(REPORT.c.id == address, REPORT.c.key == address)).order_by(REPORT.c.key)


def _statements() -> Select[Any]:
    report = (REPORT.c.id.label("report_id"), REPORT.c.source, REPORT.c.published_end)
    columns = (STATEMENT.c.id, STATEMENT.c.report, STATEMENT.c.body, *report)
    return select(*columns).join(REPORT, STATEMENT.c.report == REPORT.c.key)


def _filed(row: Row[Any]) -> Filed:
    return Filed(
        id=row.id,
        report_id=row.report_id,
        source=row.source,
        known=row.published_end,
        statement=statement_of(row.body),
    )


def _insert(connection: Connection, report: dict[str, Any], statements: list[dict[str, Any]]) -> bool:
    """Return whether the report was new, and is now in the transaction with its statements."""
    if connection.execute(select(REPORT.c.key).where(REPORT.c.key == report["key"])).first():
        return False
    connection.execute(REPORT.insert(), report)
    if statements:
        connection.execute(STATEMENT.insert(), statements)
    return True
