"""The record of events, from rows that are computed once and brought up to date when reports or judgements arrive."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import OperationalError

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.filed import Filed
from marsad.record.incident.brief import Brief, Symbol
from marsad.record.incident.happening import IncidentRecord
from marsad.store import event_rows, stale_report
from marsad.store.engine.kinds import kind_of
from marsad.store.event_rows import Role
from marsad.store.event_search import EventSearch, Order
from marsad.store.event_update import Scores, Update
from marsad.store.event_whole import laid_to, whole
from marsad.store.linker import Linker
from marsad.store.schema import EVENT, EVENT_NAMING
from marsad.store.transaction import blamed, is_read_only, reading, writing

# Reports whose statements are linked in one go: what a kill loses, and how long another writer waits. The more are due,
# the more at once, in so many steps at the least: what many reports tell of one event is then not linked as often.
_AT_ONCE, _MOST_AT_ONCE, _STEPS = 200, 1000, 20
_WAIT_S = 30.0
# Events that are handed out together.
_TOGETHER = 1000
# So many pairs that were weighed are remembered from step to step.
_MOST_SCORES = 500_000
_E = EVENT.c
EVERYTHING = EventSearch()


class EventRecord:
    """What happened, as known on which day (`as_of` None: by all that was ever read).

    Every answer is that of all reports and judgements that are in the store when it is asked for. Reports that are
    stale are first linked, in transactions of their own; where nothing can be written, that is done in a copy.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def update(self, tell: Tell = untold) -> int:
        """Return how many stale reports there were; the rows are now as a rebuild would make them."""
        with blamed(self._address):
            return _complete(self._engine, tell)

    def rebuild(self) -> int:
        """Return how many reports state anything; the rows of all events are made again."""
        with blamed(self._address):
            with writing(self._engine) as connection:
                stale_report.mark_all(connection, Linker.of().digest)
            return _complete(self._engine)

    def count(self, search: EventSearch = EVERYTHING) -> int:
        """Return how many events fit the search."""
        with self._current() as connection:
            query = select(func.count()).select_from(EVENT).where(*event_rows.conditions(search, Linker.of().known))
            return int(connection.execute(query).scalar_one())

    def find(
        self,
        search: EventSearch = EVERYTHING,
        order: Order = Order.EARLIEST,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Brief, ...]:
        """Return the events that fit the search in a line each, in that order."""
        with self._current() as connection:
            numbers = self._numbers(connection, search, order, limit=limit, offset=offset)
            found = {each.number: each.kept.brief for each in event_rows.of_numbers(connection, numbers)}
        return tuple(found[number] for number in numbers)

    def through(self, search: EventSearch, order: Order) -> Iterator[Brief]:
        """Yield what `find` does, some at a time; what is another event by the time it would come is left out."""
        with self._current() as connection:
            numbers = self._numbers(connection, search, order)
        for at in range(0, len(numbers), _TOGETHER):
            part = numbers[at : at + _TOGETHER]
            with blamed(self._address), reading(self._engine) as connection:
                found = {each.number: each.kept.brief for each in event_rows.of_numbers(connection, part)}
            yield from (found[number] for number in part if number in found)

    def symbols(self, search: EventSearch = EVERYTHING) -> tuple[Symbol, ...]:
        """Return what a map shows of the events that fit the search, by first day and id."""
        with self._current() as connection:
            query = select(*event_rows.SHOWN).where(*event_rows.conditions(search, Linker.of().known))
            rows = connection.execute(query.order_by(*event_rows.ordered(Order.EARLIEST))).all()
        return tuple(event_rows.symbol(row) for row in rows)

    def begun(self, as_of: date | None = None) -> Mapping[date | None, tuple[int, int]]:
        """Return by day, None where unknown, how many events began that somebody says were, and the least killed."""
        with self._current() as connection:
            conditions = (*event_rows.standing(as_of), _E.is_denied == 0)
            columns = (_E.start, func.count(), func.coalesce(func.sum(_E.killed), 0))
            rows = connection.execute(select(*columns).where(*conditions).group_by(_E.start)).all()
        return {date.fromordinal(start) if start else None: (many, killed) for start, many, killed in rows}

    def event(self, key: str, as_of: date | None = None) -> tuple[IncidentRecord, Mapping[str, Filed]] | None:
        """Return the event with this id, or that of which the statement with this id tells, and its statements by id.

        None where there is none, as known on the day. A turn of control is found by the event that it is laid to.
        """
        with self._current() as connection:
            known = event_rows.standing(as_of)
            query = select(_E.number).where(*known, _E.id == key)
            numbers = list(connection.execute(query).scalars()) or self._telling(connection, key, as_of)
            events = event_rows.of_numbers(connection, numbers)
            records, filed = whole(connection, Linker.of(), events, as_of)
        found = next((each for each in records if key in (each.id, *each.statements, *each.context)), None)
        return (found, {each: filed[each] for each in (*found.statements, *found.context)}) if found else None

    def records(self, search: EventSearch = EVERYTHING) -> tuple[tuple[IncidentRecord, ...], Mapping[str, Filed]]:
        """Return the events that fit the search, by first day and id, and all statements behind them by id."""
        with self._current() as connection:
            numbers = self._numbers(connection, search, Order.EARLIEST)
            found = {each.number: each for each in event_rows.of_numbers(connection, numbers)}
            return whole(connection, Linker.of(), [found[number] for number in numbers], search.as_of)

    def homes(self, as_of: date | None = None) -> Mapping[str, str]:
        """Return of which event each statement tells, by statement."""
        with self._current() as connection:
            named = select(EVENT_NAMING.c.name, _E.id).join(EVENT, _E.number == EVENT_NAMING.c.number)
            query = named.where(EVENT_NAMING.c.role == Role.STATEMENT.value, *event_rows.standing(as_of))
            return {row[0]: row[1] for row in connection.execute(query)}

    def _numbers(
        self,
        connection: Connection,
        search: EventSearch,
        order: Order,
        *,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[int]:
        query = select(_E.number).where(*event_rows.conditions(search, Linker.of().known))
        return list(
            connection.execute(query.order_by(*event_rows.ordered(order)).limit(limit).offset(offset)).scalars()
        )

    def _telling(self, connection: Connection, statement: str, as_of: date | None) -> list[int]:
        query = select(_E.number).where(*event_rows.standing(as_of))
        found = connection.execute(query.where(event_rows.called(Role.STATEMENT, (statement,)))).scalars().all()
        return list(found) or laid_to(connection, Linker.of(), statement, as_of)

    @contextmanager
    def _current(self) -> Iterator[Connection]:
        """Yield a connection to rows that are current."""
        with blamed(self._address):
            with reading(self._engine) as connection:
                if not _is_old(connection):
                    yield connection
                    return
            if not is_read_only(self._engine):
                try:
                    _complete(self._engine)
                except OperationalError:
                    pass
                else:
                    with reading(self._engine) as connection:
                        yield connection
                    return
            with _copied(self._engine) as connection:
                yield connection


def _is_old(connection: Connection) -> bool:
    return stale_report.digest_of(connection) != Linker.of().digest or stale_report.is_any(connection)


def _complete(made: Engine, tell: Tell = untold) -> int:
    """Return how many reports were stale, and are not any more."""
    linker = Linker.of()
    with reading(made) as connection:
        is_other = stale_report.digest_of(connection) != linker.digest
    if is_other:
        with writing(made) as connection:
            if stale_report.digest_of(connection) != linker.digest:
                stale_report.mark_all(connection, linker.digest)
    done, scores = 0, Scores()
    with reading(made) as connection:
        total = stale_report.count(connection)
    if total:
        tell(Progress(stage=Stage.EVENTS, done=0, total=total))
    at_once = min(max(_AT_ONCE, total // _STEPS), _MOST_AT_ONCE)
    while step := _step(made, linker, scores, at_once):
        done += step
        tell(Progress(stage=Stage.EVENTS, done=done, total=max(done, total)))
        if len(scores) > _MOST_SCORES:
            scores.clear()
    return done


def _step(made: Engine, linker: Linker, scores: Scores, at_once: int) -> int:
    with reading(made) as connection:
        if not stale_report.is_any(connection):
            return 0
    with writing(made) as connection:
        due = stale_report.stale(connection, limit=at_once)
        Update(connection, linker, scores).run(each.report for each in due)
        stale_report.settle(connection, due)
        return len(due)


@contextmanager
def _copied(made: Engine) -> Iterator[Connection]:
    """Yield a connection to a copy of the database whose rows are current."""
    with kind_of(made).copied(made, _WAIT_S) as own:
        _complete(own)
        with reading(own) as connection:
            yield connection
