"""What comes in, on its way to being kept: its original first, then the rows that speak of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, Engine, select

from marsad.address import Address
from marsad.errors import Issue, OriginalError, ReportError
from marsad.extract.contract import Reading
from marsad.intake.account import Failure, Stock, Verification
from marsad.intake.errand import Errand
from marsad.original import Original
from marsad.progress import Tell, untold
from marsad.report.document import Document
from marsad.store import catalogue, intake_rows, kin_rows, likeness
from marsad.store.arrival import copied, inserted
from marsad.store.custody_schema import ERASURE, LOG, ORIGINAL
from marsad.store.engine.kinds import kind_of
from marsad.store.erasing import erased, forgotten, sharing
from marsad.store.failures import failures
from marsad.store.intake_rows import Brought, Outcome
from marsad.store.kin_rows import Kin
from marsad.store.kinship import Compose, original_of
from marsad.store.originals import Lying, Originals
from marsad.store.rereading import Rereading
from marsad.store.rows import key_of
from marsad.store.stock import stock
from marsad.store.transaction import blamed, reading, writing
from marsad.store.verification import verified
from marsad.store.vouching import Action
from marsad.store.withdrawing import keys_of, withdrawn


class Custody:
    """Where what comes in is taken: with its original, its outcome and its link of the log, or not at all.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
        OriginalError: from `take` and `copy`, where a file was changed after it was read.
    """

    __slots__ = ("_address", "_engine", "_originals")

    def __init__(self, address: Address, engine: Engine, originals: Originals) -> None:
        self._address, self._engine, self._originals = address, engine, originals

    @property
    def rereading(self) -> Rereading:
        """What is kept, to be read again by new rules."""
        return Rereading(self._address, self._engine)

    def begin(self, errand: Errand) -> int:
        """Return the number of the errand, which begins."""
        with blamed(self._address), writing(self._engine) as connection:
            return intake_rows.begin(connection, errand)

    def end(self, errand: int) -> None:
        """Log that all was gone through that the errand was for."""
        with blamed(self._address), writing(self._engine) as connection:
            intake_rows.end(connection, errand)

    def take(self, readings: Iterable[Reading], errand: int | None = None) -> tuple[Outcome, ...]:
        """Return what became of each report: all are kept with their originals and what they state, or none.

        Of one that is a copy of a report that is here, it is kept that it came.
        """
        made = tuple(readings)
        with blamed(self._address):
            sizes = self._keep({key_of(each.report.document): each.report.document for each in made})
            with writing(self._engine) as connection:
                _say(connection, sizes)
                outcomes = tuple(inserted(connection, each, errand) for each in made)
                new = (each for each, outcome in zip(made, outcomes, strict=True) if outcome.is_new)
                catalogue.add(connection, new)
        return outcomes

    def copy(self, document: Document, errand: int | None = None, *, compose: Compose) -> bool:
        """Return whether the document is a copy of a report that is here; then it is kept that it came.

        `compose` tells its publisher and day; it is asked only where the text is here already.
        """
        with blamed(self._address):
            with reading(self._engine) as connection:
                key = original_of(connection, document, compose)
            if key is None:
                return False
            sizes = self._keep({key: document})
            with writing(self._engine) as connection:
                _say(connection, sizes)
                copied(connection, document, key, errand)
        return True

    def catch_up(self, tell: Tell = untold) -> None:
        """Leave every report with the rows by which copies of it are found, also those of an older program."""
        with blamed(self._address):
            likeness.fill(self._engine, tell)

    def fail(self, issue: Issue, errand: int | None = None) -> None:
        """Keep what could not be read, as it came as far as its bytes can be had, and why."""
        with blamed(self._address):
            try:
                sizes = self._keep_new([issue.original] if issue.original else [])
            except OriginalError:
                # It is another by now, which nobody tried to read.
                issue, sizes = replace(issue, original=None), {}
            with writing(self._engine) as connection:
                _say(connection, sizes)
                intake_rows.add(connection, Brought(what=issue, outcome=Outcome.FAILED, errand=errand))

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
            return failures(connection)

    def stock(self) -> Stock:
        """Return how much is kept, and of what became how much."""
        with blamed(self._address), reading(self._engine) as connection:
            return stock(connection)

    def verify(self, tell: Tell = untold) -> Verification:
        """Return whether all that is kept is what came in; `tell` hears how far that is."""
        with blamed(self._address):
            return verified(self._engine, self._originals, tell)

    def _keep(self, documents: Mapping[str, Document]) -> dict[str, int]:
        """Return the sizes of the originals that are kept now and were not before, by name.

        The documents are by the key of the report that each holds: of one that was erased nothing is kept.
        """
        with reading(self._engine) as connection:
            gone = {*connection.execute(select(ERASURE.c.report).where(ERASURE.c.report.in_(documents))).scalars()}
        return self._keep_new(each.original for key, each in documents.items() if each.original and key not in gone)

    def _keep_new(self, originals: Iterable[Original]) -> dict[str, int]:
        """Return the sizes of the originals that are kept now and were not before, by name."""
        sizes: dict[str, int] = {}
        for original in originals:
            if original.id not in sizes and self._lacks(original.id):
                sizes[original.id] = self._originals.keep(original)
        return sizes

    def _lacks(self, known_by: str) -> bool:
        """Return whether the original is not here, and may be."""
        forgotten = select(LOG.c.number).where(
            LOG.c.subject == f"original {known_by}", LOG.c.action == Action.FORGET.value
        )
        with reading(self._engine) as connection:
            if connection.execute(forgotten).first():
                return False
        return not self._has(known_by)

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


def _say(connection: Connection, sizes: dict[str, int]) -> None:
    for known_by, size in sizes.items():
        intake_rows.keep_original(connection, known_by, size)
