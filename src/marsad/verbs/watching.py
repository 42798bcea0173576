"""Sources asked by themselves, each at its interval, one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event

from marsad.address import Address, Where
from marsad.errors import Issue, MarsadError, StoreError
from marsad.source.clock import Clock
from marsad.source.customs import Customs
from marsad.source.description import Source
from marsad.source.round import Round, after
from marsad.verbs.ingestion import Ingestion
from marsad.verbs.keeping import default_db
from marsad.verbs.sourcing import ingest_source

# Seconds after which is looked at the latest whether a source was added or described anew; our choice.
LOOKED_AFTER_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One asking of one source: what it brought, None where it failed as a whole, and when it is asked again."""

    source: Source
    done: Ingestion | None
    round: Round


def watch(
    *,
    db: Where | None = None,
    customs: Customs | None = None,
    once: bool = False,
    stop: Event | None = None,
    announce: Callable[[Issue], None] | None = None,
) -> Iterator[Turn]:
    """Yield each asking of a source of `db` when it was done: those that are due, then whichever comes to be.

    It ends when all that are due were asked `once`, or between two reports when `stop` is set: what was read is kept,
    and the source is asked again. A source that fails is left for longer each time, and keeps none from being asked.

    Raises:
        SourceError: another process watches the database.
        StoreError: the database cannot be opened, or refused a write.
    """
    from marsad.store import SourceBook, Store
    from marsad.store.watchman import only_watchman

    address, ended = Address.of(db or default_db()), stop or Event()
    made = customs or Customs()
    manners = replace(made, clock=Clock(now=made.clock.now, sleep=_sleeping(made.clock, ended)))
    with Store.open(address) as store, only_watchman(store):
        book = SourceBook.of(store)
        try:
            while not ended.is_set():
                ripe, wait_s = _ripe(((each, book.round(each.name)) for each in book.all()), manners.clock.now())
                for source in ripe:
                    yield _turn(source, address, manners, announce)
                    if ended.is_set():
                        return
                if once:
                    return
                manners.clock.sleep(0 if ripe else wait_s)
        except _StoppedError:
            return


def due(source: Source, last: Round | None) -> datetime:
    """Return when the source is to be asked: at once where it never was, sooner where it is described so since."""
    if last is None:
        return datetime.fromisoformat("0001-01-01T00:00:00+00:00")
    return last.due if last.failures else min(last.due, last.ended + source.period)


def _turn(source: Source, address: Address, customs: Customs, announce: Callable[[Issue], None] | None) -> Turn:
    from marsad.store import SourceBook, Store

    done = None
    try:
        done = ingest_source(source.name, db=address, customs=customs, announce=announce)
    except (StoreError, _StoppedError):
        raise
    except MarsadError as error:
        with Store.open(address) as store:
            book, now = SourceBook.of(store), customs.clock.now()
            failed = after(source.name, source.period, ended=now, before=book.round(source.name), message=str(error))
            book.end_round(failed)
    with Store.open(address) as store:
        last = SourceBook.of(store).round(source.name)
    assert last is not None, "a round has ended"
    return Turn(source=source, done=done, round=last)


def _ripe(asked: Iterable[tuple[Source, Round | None]], now: datetime) -> tuple[list[Source], float]:
    """Return the sources that are due, the longest due first, and in how many seconds to look again."""
    waiting = sorted((due(each, last), each.name, each) for each, last in asked if not each.paused)
    wait_s = min([LOOKED_AFTER_S, *((moment - now).total_seconds() for moment, _name, _source in waiting)])
    return [source for moment, _name, source in waiting if moment <= now], wait_s


class _StoppedError(MarsadError):
    """Somebody wants the watch to end."""


def _sleeping(clock: Clock, ended: Event) -> Callable[[float], None]:
    """Return what sleeps by the clock until somebody wants an end."""

    def sleep(seconds: float) -> None:
        if not ended.is_set():
            clock.sleep(seconds)
        if ended.is_set():
            raise _StoppedError

    return sleep
