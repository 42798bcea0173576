"""The record of control, from rows that are computed once and brought up to date when reports or judgements arrive."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.control.claimed import claimed
from marsad.record.control.lane import Claimed, Heard
from marsad.record.control.situation import Change, changes, holder_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import Timelines
from marsad.record.control.version import Version
from marsad.store import chart_rows, judgement_rows, lane_rows, stale, tenure_rows
from marsad.store.assessor import Assessor
from marsad.store.chart import Chart, charted
from marsad.store.chart_rows import SAYINGS, TENURES, Form
from marsad.store.control_making import Made, keep, made
from marsad.store.tenure_rows import Shown
from marsad.store.transaction import blamed, is_read_only, reading, writing, writing_at_once

# Places whose rows are made in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 64
# Where more places than these have changed, all are read anew.
_MOST_READ = 1000
_Writer = Callable[[Engine], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True, eq=False)
class Charted:
    """A chart, the stamps of its places as they were when it was read, and those whose versions were not read."""

    chart: Chart
    stamps: Mapping[str, int]
    computed: frozenset[str]


class ControlRecord:
    """Who held what, when, and as known on which day (`as_of` None: by all that was ever read).

    Every answer is that of all reports and judgements that are in the store when it is asked for. Places that are
    stale are first brought up to date, in transactions of their own; where nothing can be written, or another program
    is writing, they are computed for the one answer.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_assessor", "_engine")

    def __init__(self, address: Address, engine: Engine, assessor: Assessor) -> None:
        self._address, self._engine, self._assessor = address, engine, assessor

    def update(self, tell: Tell = untold) -> int:
        """Return how many stale places there were; their rows are now as a rebuild would make them.

        Rows are computed without holding the file, and kept only if nothing more arrived meanwhile, so that any number
        of processes may do this at once and a kill loses no more than what was in hand.
        """
        with blamed(self._address):
            self._restart(writing)
            return self._complete(None, writing, tell)

    def rebuild(self) -> int:
        """Return how many places have a record of control; the rows of all of them are made again."""
        with blamed(self._address):
            with writing(self._engine) as connection:
                stale.mark_all(connection, self._assessor.digest)
            return self._complete(None, writing)

    def history(self, place_id: str, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the place's timeline, empty where nothing is known of it."""
        with self._current((place_id,)) as (connection, old):
            return self._timeline(connection, place_id, as_of) if old else _stored(connection, place_id, as_of)

    def holder(self, place_id: str, on: date, as_of: date | None = None) -> Tenure | None:
        """Return the tenure that speaks for day `on`, None where nothing is known of that day."""
        return holder_on(self.history(place_id, as_of), on)

    def versions(self, place_id: str) -> tuple[Version, ...]:
        """Return every version of the place's timeline, with the days of knowledge on which it stood."""
        with self._current((place_id,)) as (connection, old):
            if old:
                return self._assessor.versions(self._assessor.claims(connection, place_id))
            return tenure_rows.versions_of(connection, place_id)

    def timelines(self, as_of: date | None = None, places: Sequence[str] | None = None) -> Timelines:
        """Return the timeline of each of the places (None: all) of which something is known, by place id."""
        with self._current(places) as (connection, old):
            stored = tenure_rows.timelines_of(connection, as_of, places)
            computed = (self._timeline(connection, place, as_of) for place in old)
            fresh = (tenure for tenure in stored if tenure.place_id not in old)
            return _by_place(chain(fresh, *computed))

    def map_on(self, on: date, as_of: date | None = None) -> tuple[Shown, ...]:
        """Return what a map of day `on` shows of every place of which something is known then, by place id."""
        with self._current(None) as (connection, old):
            found = tenure_rows.shown(connection, on, as_of)
            if old:
                held = (holder_on(self._timeline(connection, place, as_of), on) for place in old)
                computed = [tenure_rows.shown_tenure(tenure) for tenure in held if tenure]
                found = [*(each for each in found if each.place_id not in old), *computed]
        found.sort(key=lambda each: each.place_id)
        return tuple(found)

    def chart(self, before: Charted | None = None) -> Charted:
        """Return every version of what is known of the places; what is as it was `before` is taken from there."""
        return self._charted(TENURES, before)

    def sayings(self, before: Charted | None = None) -> Charted:
        """Return every version of what each publisher's reports alone say; what is as `before` is taken from there."""
        return self._charted(SAYINGS, before)

    def tenures_on(self, on: date, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the tenure of every place of which something is known on day `on`, by place id."""
        with self._current(None) as (connection, old):
            fresh = (each for each in tenure_rows.tenures_on(connection, on, as_of) if each.place_id not in old)
            held = (holder_on(self._timeline(connection, place, as_of), on) for place in sorted(old))
            found = [*fresh, *(tenure for tenure in held if tenure)]
        return tuple(sorted(found, key=lambda tenure: tenure.place_id))

    def claimed(self, place_id: str, as_of: date | None = None) -> Claimed:
        """Return all that is claimed of the place, after all judgements, if out by day `as_of` (None: ever)."""
        with self._current((place_id,)) as (connection, old):
            if old:
                return claimed(self._assessor.claims(connection, place_id, as_of), self._assessor.alliances)
            return lane_rows.claimed(connection, place_id, as_of)

    def count(self, place_id: str, as_of: date | None = None) -> int | None:
        """Return how many statements say who controls the place, None where the rows do not tell."""
        with self._current((place_id,)) as (connection, old):
            return None if old else lane_rows.count(connection, place_id, as_of)

    def statements(self, place_id: str, as_of: date | None = None) -> tuple[str, ...] | None:
        """Return the ids of these, by the day they were said, then by report and words; None as for `count`."""
        with self._current((place_id,)) as (connection, old):
            return None if old else lane_rows.statements(connection, place_id, as_of)

    def judged(self) -> frozenset[str]:
        """Return the places of which judgements decide who controls them."""
        with blamed(self._address), reading(self._engine) as connection:
            return frozenset(judgement_rows.touched(connection, judgement_rows.docket(connection).judgements))

    def whole(self, place_id: str, on: date, as_of: date | None = None) -> tuple[Tenure, tuple[Heard, ...]] | None:
        """Return what is said of the whole of the place on day `on`, and by what; None where nothing is."""
        with self._current((place_id,)) as (connection, old):
            if old or not self._assessor.has_parts(place_id):
                return self._assessor.whole(connection, place_id, on, as_of)
            return lane_rows.whole(connection, place_id, on, as_of)

    def changes(
        self, *, start: date | None = None, end: date | None = None, as_of: date | None = None
    ) -> tuple[Change, ...]:
        """Return what changed from day `start` to day `end`, both included, by day and place (None: unbounded)."""
        with self._current(None) as (connection, old):
            stored = (each for each in tenure_rows.meeting(connection, start, end, as_of) if each.place_id not in old)
            computed = (self._timeline(connection, place, as_of) for place in old)
            return changes(_by_place(chain(stored, *computed)), start=start, end=end)

    @contextmanager
    def _current(self, places: Sequence[str] | None) -> Iterator[tuple[Connection, frozenset[str]]]:
        """Yield a connection, and which of the places (None: all) have no current rows that it sees."""
        with blamed(self._address):
            with reading(self._engine) as connection:
                old = self._old(connection, places)
                if not old or is_read_only(self._engine):
                    yield connection, old
                    return
            self._catch_up(places)
            with reading(self._engine) as connection:
                yield connection, self._old(connection, places)

    def _old(self, connection: Connection, places: Sequence[str] | None) -> frozenset[str]:
        if stale.digest_of(connection) == self._assessor.digest:
            return frozenset(item.place_id for item in stale.stale(connection, places))
        return frozenset(stale.all_places(connection) if places is None else places)

    def _catch_up(self, places: Sequence[str] | None) -> None:
        """Bring the places up to date, unless nothing can be written now: another program may be at it for long."""
        with suppress(OperationalError):
            self._restart(writing_at_once)
            self._complete(places, writing_at_once)

    def _restart(self, writer: _Writer) -> None:
        """Mark everything where the rows were made by other code or for another theatre."""
        with reading(self._engine) as connection:
            if stale.digest_of(connection) == self._assessor.digest:
                return
        with writer(self._engine) as connection:
            if stale.digest_of(connection) != self._assessor.digest:
                stale.mark_all(connection, self._assessor.digest)

    def _complete(self, places: Sequence[str] | None, writer: _Writer, tell: Tell = untold) -> int:
        """Return how many places were stale when this began, and are not by that now."""
        with reading(self._engine) as connection:
            upto, total = stale.newest(connection), stale.count(connection)
        if total:
            tell(Progress(stage=Stage.CONTROL, done=0, total=total))
        done: dict[str, None] = {}
        while found := self._made(places, upto):
            self._keep(found, writer)
            done |= dict.fromkeys(item.of.place_id for item in found)
            tell(Progress(stage=Stage.CONTROL, done=len(done), total=max(len(done), total)))
        return len(done)

    def _made(self, places: Sequence[str] | None, upto: int) -> list[Made]:
        with reading(self._engine) as connection:
            due = stale.stale(connection, places, upto=upto, limit=_AT_ONCE)
            return [made(connection, self._assessor, item) for item in due]

    def _keep(self, found: Iterable[Made], writer: _Writer) -> None:
        with writer(self._engine) as connection:
            for item in found:
                keep(connection, item)

    def _charted(self, form: Form, before: Charted | None) -> Charted:
        with self._current(None) as (connection, old):
            stamps = chart_rows.stamps(connection)
            due = None if before is None else _changed(before, stamps) | old
            if due is None or len(due) > _MOST_READ:
                before, due = None, None
            parts = chart_rows.read(connection, form, None if due is None else due - old)
            fresh = ([row for row in rows if row[0] not in old] for rows in parts) if old else parts
            computed = (self._versions(connection, place, form) for place in sorted(old))
            kept = None if before is None else before.chart.only(~before.chart.among(due or ()))
            return Charted(charted(chain(fresh, computed), form.numbers, kept), stamps, old)

    def _versions(self, connection: Connection, place_id: str, form: Form) -> chart_rows.Rows:
        claims = self._assessor.claims(connection, place_id)
        if form is TENURES:
            return chart_rows.of_versions(self._assessor.versions(claims))
        return chart_rows.of_said(chain.from_iterable(self._assessor.said(claims).values()))

    def _timeline(self, connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
        return self._assessor.timeline(connection, place_id, as_of)


def _stored(connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
    return tenure_rows.timeline_of(connection, place_id, as_of)


def _changed(before: Charted, stamps: Mapping[str, int]) -> frozenset[str]:
    """Return the places of which other versions may be there than were read."""
    return before.computed | {place for place, stamp in stamps.items() if before.stamps.get(place) != stamp}


def _by_place(tenures: Iterable[Tenure]) -> Timelines:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault(tenure.place_id, []).append(tenure)
    ordered = ((place, sorted(found[place], key=lambda tenure: tenure.start or date.min)) for place in sorted(found))
    return {place: tuple(timeline) for place, timeline in ordered}
