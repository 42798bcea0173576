"""The record of figures, from rows that are computed once and brought up to date when anything arrives."""

import hashlib
from collections.abc import Iterable, Mapping

from msgspec import Struct
from sqlalchemy import Connection, Engine, delete, text
from sqlalchemy.exc import OperationalError

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.filed import Filed
from marsad.store import derivation, figure_layout, figure_rows, figure_update, judgement_rows, stale_report
from marsad.store.code import FIGURES, code
from marsad.store.event_record import EventRecord
from marsad.store.figure_schema import FIGURE, STALE_FIGURE
from marsad.store.linker import Linker
from marsad.store.quarrels import Quarrels
from marsad.store.transaction import blamed, breathe, is_read_only, reading, writing

_PART = FIGURE.name
# Reports whose figures are read in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 250
_MARK_ALL = text(
    "INSERT INTO stale_figure (report) SELECT DISTINCT r.id FROM report r JOIN facet f ON f.report = r.key "
    "WHERE f.kind IN ('casualties', 'displacement') UNION SELECT DISTINCT report FROM figure"
)


class Figures(Struct, frozen=True, kw_only=True):
    """Every figure of a kind as a value, by id; what still counts of them; and what of them cannot be."""

    values: tuple[Claim, ...]
    current: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


class FigureRecord:
    """How many, as every statement claims it, by all that was ever read and by what people decided.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    @property
    def quarrels(self) -> Quarrels:
        """What this store remembers of figures that cannot all hold."""
        return Quarrels(self._address, self._engine)

    def update(self, tell: Tell = untold) -> int:
        """Return how many reports were stale; the rows are now as a rebuild would make them."""
        with blamed(self._address):
            return _complete(self._address, self._engine, tell)

    def rebuild(self) -> int:
        """Return how many reports count anybody; the rows of all figures are made again."""
        with blamed(self._address):
            with writing(self._engine) as connection:
                _mark_all(connection)
            return _complete(self._address, self._engine, untold)

    def told(self, kind: str) -> Figures | None:
        """Return the figures of the kind from rows that are current, None where they cannot be made so here."""
        with blamed(self._address):
            if not self._is_current() and not self._renew():
                return None
            with reading(self._engine) as connection:
                if _is_old(connection):
                    return None
                values, current = figure_rows.all_of(connection, kind)
                faults = figure_rows.faults_of(connection, kind)
        return Figures(values=tuple(values), current=tuple(current), contradictions=faults)

    def statements(self, ids: Iterable[str]) -> Mapping[str, Filed]:
        """Return the statements with these ids as people left them, by id."""
        with blamed(self._address), reading(self._engine) as connection:
            return Linker.of().statements(connection, judgement_rows.docket(connection), ids)

    def _is_current(self) -> bool:
        with reading(self._engine) as connection:
            return not _is_old(connection)

    def _renew(self) -> bool:
        if is_read_only(self._engine):
            return False
        try:
            _complete(self._address, self._engine, untold)
        except OperationalError:
            return False
        return True


def _digest() -> str:
    return hashlib.sha256(f"{code(FIGURES)} {Linker.of().digest}".encode()).hexdigest()


def _is_old(connection: Connection) -> bool:
    events = stale_report.digest_of(connection) != Linker.of().digest or stale_report.is_any(connection)
    return events or derivation.made_by(connection, _PART) != _digest() or figure_rows.is_any_stale(connection)


def _mark_all(connection: Connection) -> None:
    connection.execute(delete(STALE_FIGURE))
    connection.execute(_MARK_ALL)
    figure_rows.mark_all(connection)
    derivation.mark(connection, _PART, _digest())


def _complete(address: Address, made: Engine, tell: Tell) -> int:
    """Return how many reports were stale, and are not any more."""
    EventRecord(address, made).update(tell)
    with reading(made) as connection:
        is_other = derivation.made_by(connection, _PART) != _digest()
    if is_other:
        with writing(made) as connection:
            _mark_all(connection)
    with reading(made) as connection:
        if not _is_old(connection):
            return 0
        total = figure_rows.count_stale(connection)
    linker, done = Linker.of(), 0
    if total:
        tell(Progress(stage=Stage.FIGURES, done=0, total=total))
    while step := _step(made, linker):
        done += step
        tell(Progress(stage=Stage.FIGURES, done=done, total=max(done, total)))
    return done


def _step(made: Engine, linker: Linker) -> int:
    """Return how many stale reports were read; when there are none, all else is current as well."""
    with writing(made) as connection:
        done = figure_update.read(connection, linker, _AT_ONCE)
    if done:
        breathe()
        return done
    is_left = True
    while is_left:
        with writing(made) as connection:
            is_left = bool(figure_update.rehome(connection))
    while figure_layout.lay(made, linker):
        pass
    return 0
