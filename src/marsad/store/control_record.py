"""The record of control, from rows that are computed once and brought up to date when reports or judgements arrive."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from itertools import chain

from msgspec import Struct
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.control.claim import ControlClaim
from marsad.record.control.said import Said, covers, was_known
from marsad.record.control.situation import Change, changes, holder_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import Timelines
from marsad.record.control.version import Version
from marsad.store import line, said_rows, stale, tenure_rows
from marsad.store.assessor import Assessor
from marsad.store.line import Line, Saying, Stands, line_of, saying_of, stands
from marsad.store.stale import Stale
from marsad.store.tenure_rows import ALWAYS, Shown
from marsad.store.transaction import blamed, is_read_only, reading, writing, writing_at_once

# Places whose rows are made in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 64
_Writer = Callable[[Engine], AbstractContextManager[Connection]]


class _Made(Struct, frozen=True, kw_only=True):
    """The versions that a stale place has from the eve of its mark's day on, and all of those who said more since."""

    of: Stale
    versions: tuple[Version, ...]
    said: Mapping[str, tuple[Said, ...]]


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

    def lines(self, as_of: date | None = None, on: date | None = None, *, but: date | None = None) -> tuple[Line, ...]:
        """Return what a map through time shows, by place id and day.

        With `on` only what speaks for that day, with `but` only what does not speak for that one.
        """
        with self._current(None) as (connection, old):
            found = line.lines_of(connection, as_of, on, but=but)
            if old:
                asked = (each for each in self._timelines(connection, old, as_of) if on is None or each.covers(on))
                told = (line_of(tenure) for tenure in asked if but is None or not tenure.covers(but))
                found = [*(each for each in found if each.place_id not in old), *told]
        found.sort()
        return tuple(found)

    def told_apart(self, earlier: date, later: date) -> tuple[tuple[Saying, ...], tuple[Saying, ...]]:
        """Return what is said of some days as known on day `earlier` and not as known on day `later`, and what is then.

        Either is by place id and day.
        """
        with self._current(None) as (connection, old):
            parts = line.told_apart(connection, earlier, later)
            if old:
                computed = (self._timelines(connection, old, day) for day in (earlier, later))
                gone, new = (
                    {*(each for each in rows if each[0] not in old), *map(saying_of, tenures)}
                    for rows, tenures in zip(parts, computed, strict=True)
                )
                parts = gone - new, new - gone
        return tuple(sorted(parts[0])), tuple(sorted(parts[1]))

    def standing(self, on: date, as_of: date | None = None) -> tuple[Stands, ...]:
        """Return how every place stands of which something is known on day `on`, in no order."""
        with self._current(None) as (connection, old):
            found = (each for each in line.standing(connection, on, as_of) if each.place_id not in old)
            computed = (each for each in self._timelines(connection, old, as_of) if each.covers(on))
            return (*found, *map(stands, computed))

    def places(self, as_of: date | None = None) -> tuple[str, ...]:
        """Return the ids of the places of which something is known, in order."""
        with self._current(None) as (connection, old):
            found = {place for place in line.places_of(connection, as_of) if place not in old}
            return tuple(sorted(found | {place for place in old if self._timeline(connection, place, as_of)}))

    def widened(self) -> tuple[date, ...]:
        """Return the days, in order, on which more places became known; by the rows that there are."""
        with self._current(None) as (connection, _):
            return line.widened(connection)

    def turns(self, as_of: date | None = None, *, without: Iterable[str] = ()) -> dict[date, int]:
        """Return on how many places a tenure begins, by day in order, those of the places `without` left out."""
        left_out = frozenset(without)
        with self._current(None) as (connection, old):
            found = Counter(line.turns_of(connection, as_of, sorted(left_out | old)))
            for place in old - left_out:
                found.update(each.start for each in self._timeline(connection, place, as_of) if each.start)
        return {day: found[day] for day in sorted(found)}

    def tenures_on(self, on: date, as_of: date | None = None) -> tuple[Tenure, ...]:
        """Return the tenure of every place of which something is known on day `on`, by place id."""
        with self._current(None) as (connection, old):
            fresh = (each for each in tenure_rows.tenures_on(connection, on, as_of) if each.place_id not in old)
            held = (holder_on(self._timeline(connection, place, as_of), on) for place in sorted(old))
            found = [*fresh, *(tenure for tenure in held if tenure)]
        return tuple(sorted(found, key=lambda tenure: tenure.place_id))

    def claims(self, place_id: str, as_of: date | None = None) -> tuple[ControlClaim, ...]:
        """Return what is said of who controls the place, after all judgements, if out by day `as_of` (None: ever)."""
        with blamed(self._address), reading(self._engine) as connection:
            return self._assessor.claims(connection, place_id, as_of)

    def changes(
        self, *, start: date | None = None, end: date | None = None, as_of: date | None = None
    ) -> tuple[Change, ...]:
        """Return what changed from day `start` to day `end`, both included, by day and place (None: unbounded)."""
        with self._current(None) as (connection, old):
            stored = (each for each in tenure_rows.meeting(connection, start, end, as_of) if each.place_id not in old)
            computed = (self._timeline(connection, place, as_of) for place in old)
            return changes(_by_place(chain(stored, *computed)), start=start, end=end)

    def said_on(self, publisher: str, on: date, as_of: date | None = None) -> tuple[Said, ...]:
        """Return what the publisher's reports alone say of every place of which they say something, on day `on`."""
        with self._current(None) as (connection, old):
            found = [each for each in said_rows.said_on(connection, publisher, on, as_of) if each.place_id not in old]
            computed = (each for place in old for each in self._said(connection, place, (publisher,), as_of))
            return (*found, *(each for each in computed if covers(each, on)))

    def contradicted(self, publishers: tuple[str, str], as_of: date | None = None) -> tuple[Said, ...]:
        """Return, by place and day, what two publishers say of places on days of which they say different things.

        Of some places there is more.
        """
        with self._current(None) as (connection, old):
            stored = said_rows.contradicting(connection, publishers, as_of)
            found = (each for each in stored if each.place_id not in old)
            computed = (self._said(connection, place, publishers, as_of) for place in old)
            every = (*found, *chain.from_iterable(computed))
        return tuple(sorted(every, key=_place_and_day))

    @contextmanager
    def _current(self, places: Sequence[str] | None) -> Iterator[tuple[Connection, frozenset[str]]]:
        """Yield a connection, and which of the places (None: all) have no current rows that it sees."""
        with blamed(self._address):
            if not is_read_only(self._engine):
                self._catch_up(places)
            with reading(self._engine) as connection:
                yield connection, self._old(connection, places)

    def _old(self, connection: Connection, places: Sequence[str] | None) -> frozenset[str]:
        if stale.digest_of(connection) == self._assessor.digest:
            return frozenset(item.place_id for item in stale.stale(connection, places))
        return frozenset(stale.all_places(connection) if places is None else places)

    def _catch_up(self, places: Sequence[str] | None) -> None:
        """Bring the places up to date, unless nothing can be written now: another program may be at it for long."""
        with reading(self._engine) as connection:
            if not self._old(connection, places):
                return
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
        while made := self._made(places, upto):
            self._keep(made, writer)
            done |= dict.fromkeys(item.of.place_id for item in made)
            tell(Progress(stage=Stage.CONTROL, done=len(done), total=max(len(done), total)))
        return len(done)

    def _made(self, places: Sequence[str] | None, upto: int) -> list[_Made]:
        with reading(self._engine) as connection:
            due = stale.stale(connection, places, upto=upto, limit=_AT_ONCE)
            return [self._one(connection, item) for item in due]

    def _one(self, connection: Connection, item: Stale) -> _Made:
        since = date.min if item.since == ALWAYS else date.fromordinal(item.since)
        stood = () if item.since == ALWAYS else tenure_rows.standing(connection, item.place_id, item.since)
        claims = self._assessor.claims(connection, item.place_id)
        found = self._assessor.versions(claims, stood, since)
        return _Made(of=item, versions=found, said=self._assessor.said(claims, since))

    def _keep(self, made: Iterable[_Made], writer: _Writer) -> None:
        with writer(self._engine) as connection:
            for item in made:
                if stale.settle(connection, item.of):
                    tenure_rows.replace(connection, item.of.place_id, item.of.since, item.versions)
                    only = None if item.of.since == ALWAYS else tuple(item.said)
                    said_rows.replace(connection, item.of.place_id, item.said, only=only)

    def _said(
        self, connection: Connection, place_id: str, publishers: Sequence[str], as_of: date | None
    ) -> tuple[Said, ...]:
        found = self._assessor.said(self._assessor.claims(connection, place_id))
        every = (each for publisher in dict.fromkeys(publishers) for each in found.get(publisher, ()))
        return tuple(each for each in every if was_known(each, as_of))

    def _timelines(self, connection: Connection, places: Iterable[str], as_of: date | None) -> Iterator[Tenure]:
        for place in sorted(places):
            yield from self._timeline(connection, place, as_of)

    def _timeline(self, connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
        return self._assessor.timeline(connection, place_id, as_of)


def _stored(connection: Connection, place_id: str, as_of: date | None) -> tuple[Tenure, ...]:
    return tenure_rows.timeline_of(connection, place_id, as_of)


def _place_and_day(told: Said) -> tuple[str, date]:
    return (told.place_id, told.start or date.min)


def _by_place(tenures: Iterable[Tenure]) -> Timelines:
    found: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        found.setdefault(tenure.place_id, []).append(tenure)
    ordered = ((place, sorted(found[place], key=lambda tenure: tenure.start or date.min)) for place in sorted(found))
    return {place: tuple(timeline) for place, timeline in ordered}
