"""What comes in, on its way to being kept: its original first, then the rows that speak of it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Engine, select

from marsad.address import Address
from marsad.errors import ReportError
from marsad.extract.contract import Reading
from marsad.intake.account import Dismissal, Failure, Stock, Verification
from marsad.intake.errand import Errand
from marsad.original import Original
from marsad.progress import Tell, untold
from marsad.store import intake_rows, kin_rows, likeness
from marsad.store.admission import admitted
from marsad.store.arrival import Arrival, Came, Compose
from marsad.store.custody_schema import ORIGINAL
from marsad.store.dismissing import dismiss, dismissed, waiting
from marsad.store.engine.kinds import kind_of
from marsad.store.erasing import erased, forgotten, sharing
from marsad.store.intake_rows import Outcome
from marsad.store.kin_rows import Kin
from marsad.store.kinship import originals_of
from marsad.store.original_gap import missing, sound, unless_changed
from marsad.store.originals import Lying, Originals
from marsad.store.rereading import Rereading
from marsad.store.stock import stock
from marsad.store.transaction import blamed, reading, taken, writing
from marsad.store.verification import verified
from marsad.store.withdrawing import keys_of, withdrawn


class Custody:
    """Where what comes in is taken: with its original, its outcome and its link of the log, or not at all.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
        OriginalError: from `take`, where a file was changed after it was read.
    """

    __slots__ = ("_address", "_engine", "_originals")

    def __init__(self, address: Address, engine: Engine, originals: Originals) -> None:
        self._address, self._engine, self._originals = address, engine, originals

    @property
    def rereading(self) -> Rereading:
        """What is kept, to be read again by new rules."""
        return Rereading(self._address, self._engine)

    def begin(self, errand: Errand) -> int:
        """Return the number of the errand, which begins; nothing is left of what a kill left unfinished before."""
        with blamed(self._address):
            self._originals.tidy()
            with writing(self._engine) as connection:
                return intake_rows.begin(connection, errand)

    def end(self, errand: int) -> None:
        """Log that all was gone through that the errand was for."""
        with blamed(self._address), writing(self._engine) as connection:
            intake_rows.end(connection, errand)

    def take(self, readings: Iterable[Reading], errand: int | None = None) -> tuple[Outcome, ...]:
        """Return what became of each report: all are kept with their originals and what they state, or none.

        Of one that has the bytes, publisher and day given of a report that is here, it is kept that it came.
        """
        arrivals = [Arrival(what=each.report.document, reading=each) for each in readings]
        with blamed(self._address):
            with reading(self._engine) as connection:
                lacking = missing(connection, arrivals, self._originals, None)
            sizes = {name: sound(size) for name, size in self._originals.keep_all(lacking).items()}
            with writing(self._engine) as connection:
                return admitted(connection, arrivals, sizes, Came(errand=errand))

    def keep(
        self, arrivals: Sequence[Arrival], errand: int | None = None, *, compose: Compose | None = None
    ) -> tuple[tuple[Arrival, Outcome], ...]:
        """Return what became of each thing: all are kept together, reports with their originals and what they state.

        Of a copy it is kept that it came. `compose` is asked for publisher and day where the text is here already, and
        where nothing is, a copy is known by its bytes alone. A report whose original has changed comes as an issue.

        Raises:
            RefusedError: something of it cannot be kept, and nothing is; by themselves the others can.
        """
        with blamed(self._address):
            with reading(self._engine) as connection:
                lacking = missing(connection, arrivals, self._originals, compose)
            sizes = self._originals.keep_all(lacking)
            found = [unless_changed(each, sizes) for each in arrivals]
            kept = {name: size for name, size in sizes.items() if isinstance(size, int)}
            with taken(self._address), writing(self._engine) as connection:
                outcomes = admitted(connection, found, kept, Came(errand=errand, compose=compose))
        return tuple(zip(found, outcomes, strict=True))

    def copies(self, arrivals: Sequence[Arrival], *, compose: Compose) -> tuple[bool, ...]:
        """Return which of these are copies of a report that is here, or of one that is before it.

        `compose` tells publisher and day; it is asked only where the text is there already.
        """
        with blamed(self._address), reading(self._engine) as connection:
            return tuple(key is not None for key in originals_of(connection, arrivals, compose))

    def catch_up(self, tell: Tell = untold) -> None:
        """Leave every report with the rows by which copies of it are found, also those of an older program."""
        with blamed(self._address):
            likeness.fill(self._engine, tell)

    def original(self, known_by: str) -> Original | None:
        """Return the original called "sha256:…", to be read again, None where it is not kept."""
        with blamed(self._address):
            return Original(id=known_by, held=Lying(self._originals, known_by)) if self._has(known_by) else None

    def kin(self, key: str) -> tuple[Kin, ...]:
        """Return all kin of the report with this key, those that came before it first."""
        with blamed(self._address), reading(self._engine) as connection:
            return kin_rows.of(connection, key)

    def withdraw(self, address: str, *, by: str, reason: str) -> tuple[str, ...]:
        """Return the keys of the reports with this key or id that are withdrawn now and were not before.

        Raises:
            ReportError: there is none.
        """
        with blamed(self._address), writing(self._engine) as connection:
            keys = _there(connection, address)
            return tuple(key for key in keys if withdrawn(connection, key, by=by, reason=reason))

    def erase(self, address: str, *, by: str, reason: str) -> tuple[str, ...]:
        """Return the keys of the reports with this key or id that are erased now and were not before.

        What is computed has to be brought up to date, and `scrub` called then, for their words to be gone.

        Raises:
            ReportError: there is none.
        """
        with blamed(self._address):
            with writing(self._engine) as connection:
                keys = _there(connection, address)
                for key in keys:
                    withdrawn(connection, key, by=by, reason=f"erased: {reason}")
                done = tuple(key for key in keys if erased(connection, key, by=by, reason=reason))
                originals = forgotten(connection, keys)
            # Also those that a kill left the last time.
            for name in originals:
                self._originals.forget(name)
        return done

    def scrub(self) -> None:
        """Leave nothing of what was erased in free room, indexes and journals of the database."""
        with blamed(self._address):
            kind_of(self._engine).scrub(self._engine)

    def beside(self, address: str) -> int:
        """Return how many other reports came in the same originals as those with this key or id: these are shared."""
        with blamed(self._address), reading(self._engine) as connection:
            return sharing(connection, _there(connection, address))

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read and still waits to be, the first that failed first."""
        with blamed(self._address), reading(self._engine) as connection:
            return waiting(connection)

    def dismissed(self) -> tuple[Dismissal, ...]:
        """Return what could not be read and is waited for no more, in the order in which that was said."""
        with blamed(self._address), reading(self._engine) as connection:
            return dismissed(connection)

    def dismiss(self, number: int, *, by: str, reason: str) -> Dismissal:
        """Return the failure with this number, which is waited for no more, while the same bytes come as the same.

        Raises:
            ReportError: none that waits has it.
        """
        with blamed(self._address), writing(self._engine) as connection:
            return dismiss(connection, number, by=by, reason=reason)

    def stock(self) -> Stock:
        """Return how much is kept, and of what became how much."""
        with blamed(self._address), reading(self._engine) as connection:
            return stock(connection)

    def verify(self, tell: Tell = untold) -> Verification:
        """Return whether all that is kept is what came in; `tell` hears how far that is."""
        with blamed(self._address):
            return verified(self._engine, self._originals, tell)

    def _has(self, known_by: str) -> bool:
        """Return whether the original is here, and a row speaks of it."""
        there = select(ORIGINAL.c.hash).where(ORIGINAL.c.hash == known_by)
        with reading(self._engine) as connection:
            is_spoken_of = connection.execute(there).first() is not None
        return is_spoken_of and self._originals.has(known_by)


def _there(connection: Connection, address: str) -> tuple[str, ...]:
    keys = keys_of(connection, address)
    if not keys:
        raise ReportError(f"no report has the id or key {address!r}")
    return keys
