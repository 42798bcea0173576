"""The store: reports and their statements, added once and never changed."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, Select, select

from marsad.address import Address, Where
from marsad.extract.contract import Reading
from marsad.progress import Tell, untold
from marsad.record.contradiction import Contradiction
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.coverage import Sighting
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.report.document import Document
from marsad.store import foremost, judgement_rows, overview, report_list
from marsad.store.answers import Answers
from marsad.store.assessor import Assessor
from marsad.store.carriage import Carriage
from marsad.store.control_record import ControlRecord
from marsad.store.custody import Custody
from marsad.store.decision import decided
from marsad.store.event_record import EventRecord
from marsad.store.figure_record import FigureRecord
from marsad.store.kept import Counts, KeptReport, KeptStatement, WrittenReport
from marsad.store.opening import opened, opened_to_read
from marsad.store.original_rows import keeper
from marsad.store.report_list import parts
from marsad.store.rows import key_of, report_of, statement_of
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.search import EVERYTHING, Search, counted, identified, told
from marsad.store.sheet_record import SheetRecord
from marsad.store.shelf import Shelf
from marsad.store.sighting import sighted, sighted_there, sighting
from marsad.store.spoken_record import SpokenRecord
from marsad.store.transaction import blamed, reading, writing
from marsad.store.written import written
from marsad.theatre.theatre import Theatre
from marsad.when.interval import Interval

# How long a writer waits for another to finish, in seconds; our choice.
WAIT_S = 30.0


class Store:
    """An open store, to be used in a `with` block or closed. It may be read from several threads.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_engine", "address")

    def __init__(self, address: Address, engine: Engine) -> None:
        self.address = address
        self._engine = engine

    @classmethod
    def open(cls, where: Where, *, wait_s: float = WAIT_S, tell: Tell = untold) -> Self:
        """Return the store at `where`, made where there is none, brought up to date where it is older.

        `tell` is called with how far that is.

        Raises:
            StoreError: it cannot be opened or written, is damaged, another program's, or newer than this one.
        """
        address = Address.of(where)
        return cls(address, opened(address, wait_s=wait_s, tell=tell))

    @classmethod
    def read(cls, where: Where, *, wait_s: float = WAIT_S, tell: Tell = untold) -> Self:
        """Return the store at `where`, to be read: it may be where nothing can be written.

        Where something can, it is brought up to date, and `tell` is called with how far that is.

        Raises:
            StoreError: it is not there, or cannot be opened, is damaged, another program's, newer than this one, or
                older and nothing can be written.
        """
        address = Address.of(where)
        return cls(address, opened_to_read(address, wait_s=wait_s, tell=tell))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, reading: Reading) -> bool:
        """Return whether the report was new; it is then kept with all its statements, or not at all on an error.

        A report is the same as one that is here if its original bytes, and the publisher and day given with it, are.
        """
        return bool(self.add_all((reading,)))

    def add_all(self, readings: Iterable[Reading]) -> int:
        """Return how many of the reports were new; those are kept together, or none of them on an error."""
        return sum(outcome.is_new for outcome in self.custody.take(readings))

    @property
    def custody(self) -> Custody:
        """Where what comes in is taken with its original, and logged."""
        return Custody(self.address, self._engine, keeper(self.address, self._engine))

    @property
    def carriage(self) -> Carriage:
        """All that is kept, to be carried elsewhere."""
        return Carriage(self.address, self._engine)

    def has(self, document: Document) -> bool:
        """Return whether the report that the document holds is here, by the rule of `add`."""
        return bool(self._rows(select(REPORT.c.key).where(REPORT.c.key == key_of(document))))

    def reports(self, *, limit: int | None = None, offset: int = 0) -> tuple[KeptReport, ...]:
        """Return the reports, by day of publication, then source; those without a day first."""
        return tuple(report_list.kept_report(row) for row in self._rows(report_list.listed(limit, offset)))

    def reports_of(self, report_ids: Iterable[str]) -> dict[str, KeptReport]:
        """Return the reports with these ids, by id; of the same bytes kept twice the first by key."""
        kept = report_list.listed(None, 0)
        rows = (row for part in parts(report_ids) for row in self._rows(kept.where(REPORT.c.id.in_(part))))
        return {row.id: report_list.kept_report(row) for row in rows if row.key == row.found}

    def makers(self, ids: Iterable[str]) -> dict[str, KeptReport]:
        """Return, by statement id, the report that makes the statement; of several the one that was out first."""
        rows = (row for part in parts(ids) for row in self._rows(report_list.making(part)))
        return {row.statement: report_list.kept_report(row) for row in rows}

    def published(self) -> Interval:
        """Return the first and the last day by which a report was out, None where no report has one."""
        with self._reading() as connection:
            return overview.published(connection)

    def report(self, address: str) -> Reading | None:
        """Return the report with this id ("sha256:…") or key and all that it states, None where there is none.

        Of the same bytes kept twice, with another publisher or day given, the id finds the first by key.
        """
        with self._reading() as connection:
            found = connection.execute(report_list.by_address(address)).first()
            if found is None:
                return None
            rows = connection.execute(report_list.statements_of(found.key)).all()
        return Reading(report=report_of(dict(found._mapping)), statements=tuple(statement_of(row.body) for row in rows))

    def written(self, address: str) -> WrittenReport | None:
        """Return the report that `report` returns, as it is written: thousands of statements cost little so."""
        with self._reading() as connection:
            return written(connection, address)

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
        return self._kept(query.order_by(STATEMENT.c.as_of.nulls_first(), STATEMENT.c.report, STATEMENT.c.position))

    def find(self, search: Search = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> tuple[Filed, ...]:
        """Return the statements that fit the search as the record takes them, each id once, in a fixed order.

        They are ordered by the day they were said, then by report and words. Where several reports make one
        statement (the same bytes given for several days), it is that of the report that was out first.
        """
        with self._reading() as connection:
            rows = foremost.foremost(connection, search, limit=limit, offset=offset)
        return tuple(map(told, rows))

    def ids(self, search: Search = EVERYTHING, *, limit: int | None = None, offset: int = 0) -> tuple[str, ...]:
        """Return the ids of the statements that fit, in the order of `find`, without reading one of them."""
        return tuple(row.id for row in self._rows(identified(search).limit(limit).offset(offset)))

    def count(self, search: Search = EVERYTHING) -> int:
        """Return how many statements fit the search."""
        with self._reading() as connection:
            return foremost.total(connection, search)

    def counts_of(self, search: Search = EVERYTHING) -> dict[str, int]:
        """Return how many statements of each kind fit the search, without the kinds of which none does."""
        return dict(tuple(row) for row in self._rows(counted(search)))

    def sightings(self, search: Search = EVERYTHING, *, with_places: bool = True) -> tuple[Sighting, ...]:
        """Return which reports speak of which days in statements that fit; `with_places` also of which places.

        Without them each is wherever; with them each is so too, and once more for every place of the search.
        """
        queries = (sighted(search), *([sighted_there(search)] if with_places else []))
        return tuple(sighting(row) for query in queries for row in self._rows(query))

    def filed(
        self, *, place_id: str | None = None, kind: str | None = None, as_of: date | None = None
    ) -> tuple[Filed, ...]:
        """Return what `find` does of one kind, of one place in any role, and out by day `as_of`, where asked."""
        kinds, places = (kind,) if kind else (), (place_id,) if place_id else ()
        return self.find(Search(kinds=kinds, places=places, as_of=as_of))

    def texts(self, report_ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of the reports with these ids, by id, without those that are not here."""
        kept = select(REPORT.c.id, REPORT.c.text)
        return {row.id: row.text for part in parts(report_ids) for row in self._rows(kept.where(REPORT.c.id.in_(part)))}

    def control_claims(self, place_id: str | None = None, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return what is said of who controls the place (None: every place), if out by day `as_of` (None: ever)."""
        claims = (claims_of(item) for item in self.filed(place_id=place_id, kind="control", as_of=as_of))
        return tuple(claim for found in claims for claim in found if place_id is None or claim.place_id == place_id)

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Return how many of the judgements were new; those are kept together, or none of them on an error."""
        made = tuple(judgements)
        with self._writing() as connection:
            return len(decided(connection, made))

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, the earliest first."""
        with self._reading() as connection:
            return judgement_rows.docket(connection).judgements

    def record(self, theatre: Theatre | None = None) -> ControlRecord:
        """Return the record of control that this store keeps, of the theatre; without one, every name stands."""
        return ControlRecord(self.address, self._engine, Assessor.of(theatre))

    @property
    def shelf(self) -> Shelf:
        """The reports of this store, to be searched."""
        return Shelf(self.address, self._engine)

    def events(self) -> EventRecord:
        """Return the record of events that this store keeps."""
        return EventRecord(self.address, self._engine)

    def figures(self) -> FigureRecord:
        """Return the record of figures that this store keeps."""
        return FigureRecord(self.address, self._engine)

    @property
    def answers(self) -> Answers:
        """The answers that this store keeps."""
        return Answers(self.address, self._engine)

    def sheet(self) -> SheetRecord:
        """Return by what the statements of this store are asked for."""
        return SheetRecord(self.address, self._engine)

    def spoken(self) -> SpokenRecord:
        """Return the record of what reports speak of that this store keeps."""
        return SpokenRecord(self.address, self._engine)

    def orphans(self) -> tuple[Contradiction, ...]:
        """Return the statements whose report is gone, by report: they are no part of any answer."""
        return report_list.orphaned(self._rows(report_list.without_report()))

    def arrivals(self) -> tuple[int, int]:
        """Return two numbers of which one grows with every report or judgement that arrives."""
        with self._reading() as connection:
            return overview.arrivals(connection)

    def arrived(self, after: date, upto: date) -> int:
        """Return how many reports came out after day `after`, up to day `upto`."""
        with self._reading() as connection:
            return overview.arrived(connection, after, upto)

    def publishers(self) -> tuple[tuple[str, str, int], ...]:
        """Return every publisher, "" where none is known, with how many statements of each kind it brought out."""
        with self._reading() as connection:
            return overview.publishers(connection)

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._reading() as connection:
            return overview.counts(connection)

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
        with blamed(self.address), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with blamed(self.address), writing(self._engine) as connection:
            yield connection


def _statements() -> Select[Any]:
    columns = (STATEMENT.c.id, STATEMENT.c.report, STATEMENT.c.body, REPORT.c.id.label("report_id"))
    return select(*columns).join(REPORT, STATEMENT.c.report == REPORT.c.key).where(STATEMENT.c.body != "")
