"""How much is told of an area, from rows that are summed up once and added to when reports arrive."""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import date

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.coverage import Coverage
from marsad.record.spoken import ANYTHING, covered
from marsad.store import spoken_rows
from marsad.store.transaction import blamed, is_read_only, reading, writing, writing_at_once
from marsad.when.interval import Interval

# Reports that are added in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 500
# So many are added before an answer; where more are missing, it is counted without the rows.
_SOON = 2 * _AT_ONCE
_Writer = Callable[[Engine], AbstractContextManager[Connection]]


class SpokenRecord:
    """What the reports of a store speak of.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def update(self, tell: Tell = untold) -> int:
        """Return how many reports were missing in the rows; none is now."""
        with blamed(self._address):
            return self._complete(tell, writing)

    def coverage(
        self, area_id: str | None, days: Interval, as_of: date | None, *, anywhere: bool = False
    ) -> Coverage | None:
        """Return how much the reports that were out by day `as_of` tell of the area (None: of anything) in the days.

        An open end is the first or the last day on which a report of it came out, or `anywhere` one of anything. None
        where the rows are not there, and cannot be in a moment.
        """
        with blamed(self._address):
            self._catch_up()
            area = ANYTHING if area_id is None else spoken_rows.own(area_id)
            with reading(self._engine) as connection:
                if not spoken_rows.is_current(connection):
                    return None
                bound = ANYTHING if anywhere else area
                is_open = not (days.start and days.end)
                earliest, latest = spoken_rows.out(connection, bound, as_of) if is_open else (None, None)
                first = days.start.toordinal() if days.start else earliest or 1
                last = days.end.toordinal() if days.end else latest or 0
                return covered(spoken_rows.of_area(connection, area, as_of, first=first, last=last), first, last)

    def _catch_up(self) -> None:
        """Add what is missing, unless that is much, or nothing can be written now."""
        if is_read_only(self._engine):
            return
        with reading(self._engine) as connection:
            is_due = not spoken_rows.is_current(connection) and spoken_rows.are_few(connection, _SOON)
        if is_due:
            with suppress(OperationalError):
                self._complete(untold, writing_at_once)

    def _complete(self, tell: Tell, writer: _Writer) -> int:
        with reading(self._engine) as connection:
            is_made = spoken_rows.is_made(connection)
        if not is_made:
            with writer(self._engine) as connection:
                if not spoken_rows.is_made(connection):
                    spoken_rows.restart(connection)
        with reading(self._engine) as connection:
            total = spoken_rows.count(connection)
        if total:
            tell(Progress(stage=Stage.COVERAGE, done=0, total=total))
        done = 0
        while done < total and (step := self._step(writer)):
            done += step
            tell(Progress(stage=Stage.COVERAGE, done=min(done, total), total=total))
        return done

    def _step(self, writer: _Writer) -> int:
        with writer(self._engine) as connection:
            due = spoken_rows.missing(connection, _AT_ONCE)
            if due:
                spoken_rows.add(connection, due)
        return len(due)
